import { describe, expect, it } from 'vitest';
import { LEASE_MS, type WatchAnswer, type WatchRequest } from '#contract/watch.ts';
import { lifeCycle } from '#emulator/task-script.ts';
import { worstSlidingSecond } from '#emulator/worst-sliding-second.ts';
import { createBackEnd } from '#testing/back-end.ts';
import { createVirtualClock, VIRTUAL_START } from '#testing/virtual-clock.ts';

const ref = (taskId: string) => ({ sdkAppId: 1_400_000_000, region: 'ap-singapore', taskId });
const refs = (n: number, prefix = 't') => Array.from({ length: n }, (_, i) => ref(`${prefix}${i}`));
const LEASE = 'a-lease-of-one-tab';

function setUp(options: Parameters<typeof createBackEnd>[0] = {}) {
  const clock = createVirtualClock();
  const backEnd = createBackEnd({ clock, ...options });
  const live = (taskId: string, inProgressMs = Number.POSITIVE_INFINITY) =>
    backEnd.emulator.setTask(
      ref(taskId),
      lifeCycle({ startsAt: clock.wall(), idleMs: 5_000, inProgressMs, exitedMs: 5_000 }),
    );
  const watch = (request: Partial<WatchRequest>): WatchAnswer => {
    const answer = backEnd.board.watch({ lease: LEASE, revision: 0, ...request });
    if ('full' in answer) throw new Error(answer.full);
    return answer;
  };
  const list = (listed: WatchRequest['visible'] = []) => ({ apps: [], refs: listed, mode: 'replace' as const });
  return { clock, live, watch, list, ...backEnd };
}

describe('the board', () => {
  it('answers with the state of a task that was never asked, as soon as Tencent has told it', async () => {
    const { board, clock, live } = setUp({ emulator: { latencyMs: 0 } });
    live('a');
    const answer = board.task(ref('a'), 3_000);
    await clock.advance(50);
    expect(await answer).toMatchObject({ state: 'idle', apiStatus: 'Idle', startTime: VIRTUAL_START, problem: null });
  });

  it('answers with what it believes when Tencent does not answer in time', async () => {
    const { board, clock, emulator } = setUp();
    emulator.setFault({}, { kind: 'timeOut' });
    const answer = board.task(ref('a'), 3_000);
    await clock.advance(3_000);
    expect(await answer).toMatchObject({ state: 'unchecked', askedAt: expect.any(Number), answeredAt: null });
  });

  it('follows a task through its whole life, and stops asking when it has ended', async () => {
    const { clock, live, watch, list, emulator } = setUp();
    live('a', 10_000);
    watch({ list: list([ref('a')]), visible: [ref('a')] });
    const seen: string[] = [];
    for (let second = 0; second < 30; second += 1) {
      await clock.advance(1_000);
      const state = watch({}).views[0]?.state;
      if (state && state !== seen.at(-1)) seen.push(state);
    }
    expect(seen).toEqual(['idle', 'inProgress', 'exiting', 'ended']);
    const calls = emulator.arrivals.length;
    await clock.advance(10_000);
    expect(emulator.arrivals.length).toBe(calls);
  });

  it('tells a tab only what changed since the revision it has', async () => {
    const { clock, live, watch, list } = setUp();
    for (const { taskId } of refs(5)) live(taskId);
    const first = watch({ list: list(refs(5)), visible: refs(5) });
    expect(first.views.map((view) => view.state)).toEqual(Array(5).fill('unchecked'));
    await clock.advance(1_000);
    const second = watch({ revision: first.revision });
    expect(second.views.map((view) => view.state)).toEqual(Array(5).fill('idle'));
    await clock.advance(1_000);
    const third = watch({ revision: second.revision });
    expect(third.views).toEqual([]);
    expect(third.checked).toHaveLength(5);
    expect(third.checked.every(([askedAt]) => third.now - (askedAt ?? 0) <= 2_000)).toBe(true);
  });

  it('asks a tab to say again what it lists when its lease has run out or was never known', async () => {
    const { clock, watch, list } = setUp();
    expect(watch({}).renew).toBe(true);
    expect(watch({ list: list(refs(1)) }).renew).toBe(false);
    await clock.advance(LEASE_MS - 1);
    expect(watch({}).renew).toBe(false);
    await clock.advance(LEASE_MS + 1);
    expect(watch({}).renew).toBe(true);
  });

  it('lists what the server knows of an SdkAppId, also what others add later', async () => {
    const { board, watch } = setUp();
    const all = watch({ list: { apps: [1_400_000_000], refs: [], mode: 'replace' } });
    expect(all.views).toEqual([]);
    board.follow(refs(3));
    expect(watch({ revision: all.revision }).views).toHaveLength(3);
  });

  it('takes a long list in parts', () => {
    const { watch } = setUp();
    watch({ list: { apps: [], refs: refs(2_000, 'a'), mode: 'replace' } });
    expect(watch({ list: { apps: [], refs: refs(500, 'b'), mode: 'add' } }).views).toHaveLength(2_500);
  });

  it('comes back at once while a visible row waits for its first answer, then by the period of the visible rows', async () => {
    const { clock, live, watch, list } = setUp();
    for (const { taskId } of refs(180)) live(taskId);
    expect(watch({ list: list(refs(1)), visible: refs(1) }).nextPollMs).toBe(250);
    await clock.advance(1_000);
    expect(watch({}).nextPollMs).toBe(1_000);
    watch({ list: list(refs(180)), visible: refs(180) });
    await clock.advance(14_000);
    expect(watch({})).toMatchObject({ nextPollMs: 2_500, pace: { visiblePeriodMs: 10_000, liveTasks: 180 } });
  });

  it.each([0, 40, 150, 600])(
    'keeps 20 tabs on 300 live tasks under 20 arrivals in every sliding second, and uses what it may, with up to %i ms each way',
    async (mostMs) => {
      const seconds = 40;
      let seed = 1;
      const random = () => {
        seed = (seed * 48_271) % 2_147_483_647;
        return seed / 2_147_483_647;
      };
      const { clock, live, emulator, board, arrivedAt } = setUp({ wayMs: () => random() * mostMs });
      for (const { taskId } of refs(300)) live(taskId);
      for (let second = 0; second < seconds; second += 1) {
        for (let tab = 0; tab < 20; tab += 1) {
          const visible = refs(300).slice(tab * 15, tab * 15 + 30);
          board.watch({
            lease: `tab-number-${tab}-of-20`,
            revision: 0,
            list: { apps: [1_400_000_000], refs: refs(300), mode: 'replace' },
            visible,
          });
        }
        await clock.advance(1_000);
      }
      expect(worstSlidingSecond(arrivedAt)).toBeLessThanOrEqual(20);
      expect(emulator.overLimit).toBe(0);
      const rtt = mostMs / 1_000;
      expect(arrivedAt.length / seconds).toBeGreaterThan(0.9 * Math.min(18, 20 / (1 + rtt)));
    },
  );

  it('asks once a minute, not more, when the key is refused, and says so for all tasks', async () => {
    const { clock, live, watch, list, emulator } = setUp();
    for (const { taskId } of refs(50)) live(taskId);
    emulator.setRefuseAll('AuthFailure.SecretIdNotFound');
    for (let second = 0; second < 180; second += 1) {
      watch({ list: list(refs(50)), visible: refs(50) });
      await clock.advance(1_000);
    }
    // One call a minute, and those that were already under way when the first refusal came.
    expect(emulator.arrivals.length).toBeLessThanOrEqual(4);
    expect(watch({}).outage).toMatchObject({ kind: 'credential', code: 'AuthFailure.SecretIdNotFound' });
    emulator.setRefuseAll(null);
    await clock.advance(14_000);
    watch({});
    for (let second = 0; second < 60; second += 1) {
      watch({});
      await clock.advance(1_000);
    }
    expect(watch({}).outage).toBeNull();
  });

  it('keeps a refused SdkAppId from costing the others anything', async () => {
    const { clock, live, watch, emulator } = setUp();
    live('ok');
    const other = { ...ref('not-ours'), sdkAppId: 1_400_000_001 };
    emulator.setFault({ taskId: 'not-ours' }, { kind: 'error', code: 'UnauthorizedOperation' });
    for (let second = 0; second < 60; second += 1) {
      watch({ list: { apps: [], refs: [ref('ok'), other], mode: 'replace' }, visible: [ref('ok'), other] });
      await clock.advance(1_000);
    }
    const asked = (taskId: string) => emulator.arrivals.filter((arrival) => arrival.taskId === taskId).length;
    expect(asked('not-ours')).toBeLessThanOrEqual(2);
    expect(asked('ok')).toBeGreaterThan(50);
    expect(watch({}).views.map((view) => [view.state, view.problem?.kind ?? null])).toEqual([
      ['inProgress', null],
      ['unchecked', 'permission'],
    ]);
  });

  it('corrects its clock from the answer when Tencent calls the signature expired', async () => {
    const { clock, live, board, emulator } = setUp();
    live('a');
    emulator.setClockOffset(3_600_000);
    const answer = board.task(ref('a'), 3_000);
    await clock.advance(2_000);
    await answer;
    expect(await board.task(ref('a'), 0)).toMatchObject({ state: 'idle', problem: null });
    expect(emulator.arrivals.map((arrival) => arrival.outcome).slice(0, 2)).toEqual([
      'AuthFailure.SignatureExpire',
      'ok',
    ]);
  });

  it('asks an ended task again when a person wants to know', async () => {
    const { clock, live, board, emulator } = setUp();
    live('a', 0);
    await Promise.all([board.task(ref('a'), 3_000), clock.advance(14_000)]);
    await clock.advance(2_000);
    const calls = emulator.arrivals.length;
    board.check(ref('a'));
    await clock.advance(1_500);
    expect(emulator.arrivals.length).toBe(calls + 1);
  });
});
