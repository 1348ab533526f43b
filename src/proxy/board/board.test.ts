import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { TaskView } from '#contract/task-view.ts';
import { LEASE_MS, type WatchAnswer, type WatchRequest } from '#contract/watch.ts';
import { EMULATOR_CREDENTIAL } from '#emulator/emulator.ts';
import { lifeCycle } from '#emulator/task-script.ts';
import { worstSlidingSecond } from '#emulator/worst-sliding-second.ts';
import { openStore } from '#harness/open-store.ts';
import { createBackEnd } from '#testing/back-end.ts';
import { effort } from '#testing/effort.ts';
import { createVirtualClock, VIRTUAL_START, type VirtualClock } from '#testing/virtual-clock.ts';
import { createBackground } from '../background.ts';
import { credentialOf, fixedCredential, type ProxyCredential } from '../credentials/credential-source.ts';
import { toEnd } from '../steps.ts';
import { createMemoryStore } from '../store/memory-store.ts';

const ref = (taskId: string) => ({ sdkAppId: 1_400_000_000, region: 'ap-singapore', taskId });
const refs = (n: number, prefix = 't') => Array.from({ length: n }, (_, i) => ref(`${prefix}${i}`));
const LEASE = 'a-lease-of-one-tab';

function setUp({
  clock = createVirtualClock(),
  ...options
}: Omit<NonNullable<Parameters<typeof createBackEnd>[0]>, 'clock'> & { clock?: VirtualClock } = {}) {
  const backEnd = createBackEnd({ clock, ...options });
  const live = (taskId: string, inProgressMs = Number.POSITIVE_INFINITY) =>
    backEnd.emulator.setTask(
      ref(taskId),
      lifeCycle({ startsAt: clock.wall(), idleMs: 5_000, inProgressMs, exitedMs: 5_000 }),
    );
  const watch = (request: Partial<WatchRequest>): WatchAnswer => {
    const answer = backEnd.board.watch({ lease: LEASE, revision: 0, ...request }, () => true, true);
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

  it("counts for every SdkAppId its states, and its incidents by the limits that are the server's", async () => {
    const { board, clock, emulator, watch, list } = setUp();
    const say = (taskId: string, status: string) =>
      emulator.setTask(ref(taskId), { startsAt: clock.wall(), steps: [{ status, forMs: Number.POSITIVE_INFINITY }] });
    for (const taskId of ['a', 'b', 'c']) say(taskId, 'Idle');
    say('d', 'Exited');
    say('e', 'Preparing');
    const look = async (ms: number) => {
      for (let passed = 0; passed < ms; passed += 10_000) {
        watch({});
        await clock.advance(10_000);
      }
    };
    watch({ list: list(['a', 'b', 'c', 'd', 'e', 'never'].map(ref)), visible: [] });
    await clock.advance(10_000);
    emulator.setFault({ taskId: 'a' }, { kind: 'error', code: 'InternalError' });
    await look(180_000);
    const { sdkAppId } = ref('a');
    const summary = () => board.apps('', () => true).apps[0];
    expect(summary()).toMatchObject({
      counts: { idle: 3, inProgress: 0, exiting: 1, ended: 0, notFound: 1, other: 1, unchecked: 0 },
      incidents: { failing: 1, overLimit: 1, notFound: 1, acknowledged: 0 },
    });
    board.setAppLimits(sdkAppId, { idleMs: 60_000, exitingMs: null, runningMs: null });
    await look(10_000);
    // Not the one that fails: how long it idles is not seen.
    expect(summary()?.incidents).toEqual({ failing: 1, overLimit: 2, notFound: 1, acknowledged: 0 });
    const { incidents } = watch({});
    expect(incidents.filter(({ cause }) => cause === 'overLimit').map(({ isNews }) => isNews)).toEqual([false, false]);
    board.setAppLimits(sdkAppId, { idleMs: null, exitingMs: null, runningMs: null });
    expect(summary()?.incidents).toEqual({ failing: 1, overLimit: 0, notFound: 1, acknowledged: 0 });
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

  it('asks what was just added first, though the tab cannot yet say that it is on the screen', async () => {
    const { clock, live, watch, list, emulator } = setUp();
    for (const { taskId } of refs(300)) live(taskId);
    watch({ list: list(refs(300)), visible: refs(30) });
    await clock.advance(5_000);
    live('added');
    const before = emulator.arrivals.length;
    expect(watch({ list: list([...refs(300), ref('added')]) }).nextPollMs).toBe(250);
    await clock.advance(100);
    expect(emulator.arrivals.slice(before).map(({ taskId }) => taskId)).toContain('added');
    expect(watch({}).nextPollMs).toBeGreaterThanOrEqual(500);
  });

  it('lets scripts ask for any number of single tasks without taking a place from the tabs', async () => {
    const { board, watch, list } = setUp();
    for (const task of refs(2_000)) void board.task(task, 0);
    expect(watch({ list: list(refs(1)) }).renew).toBe(false);
  });

  it('tells of rows off the screen when they were heard of, so that the tab knows the age of every row', async () => {
    const { clock, live, watch, list } = setUp();
    for (const { taskId } of refs(40)) live(taskId);
    const first = watch({ list: list(refs(40)), visible: refs(10) });
    await clock.advance(10_000);
    const second = watch({ revision: first.revision });
    expect(second.heard).toEqual([]);
    await clock.advance(10_000);
    const third = watch({ revision: second.revision });
    const hidden = new Set(third.heard.map(([key]) => key));
    expect(hidden.size).toBeGreaterThan(10);
    for (const { taskId } of refs(10)) expect(hidden.has(`1400000000/ap-singapore/${taskId}`)).toBe(false);
    expect(third.heard.every(([, askedAt]) => third.now - (askedAt ?? 0) <= 11_000)).toBe(true);
    expect(third.pace).toMatchObject({ hiddenTasks: 30, hiddenTaskCostMs: 1000 / (18 * 0.15) });
    expect(watch({ revision: third.revision }).heard).toEqual([]);
  });

  it('asks the visible rows at once when a person presses refresh, but not again and again', async () => {
    const { clock, live, watch, list, emulator } = setUp();
    for (const { taskId } of refs(200)) live(taskId);
    watch({ list: list(refs(200)), visible: refs(180) });
    await clock.advance(14_000);
    // Another tab looks at the last ten, and wants to know now.
    const tab = { lease: 'another-tab-that-looks', list: list(refs(200)), visible: refs(200).slice(190) };
    const asked = () =>
      emulator.arrivals.filter(({ taskId }) => tab.visible.some((row) => row.taskId === taskId)).length;
    watch(tab);
    watch({});
    await clock.advance(2_000);
    const before = asked();
    watch({ ...tab, refresh: true });
    await clock.advance(1_100);
    expect(asked() - before).toBeGreaterThanOrEqual(10);
    const after = asked();
    for (let i = 0; i < 30; i += 1) {
      watch({ ...tab, refresh: true });
      await clock.advance(100);
    }
    expect(asked() - after).toBeLessThan(10);
  });

  it('has asked a thousand tasks within 75 s of their coming, 24 rows being fresh meanwhile, and tells how far it is', async () => {
    const { clock, live, watch, list, emulator } = setUp({ wayMs: () => 40 });
    for (const { taskId } of [...refs(24), ...refs(1_000, 'new')]) live(taskId);
    watch({ list: list(refs(24)), visible: refs(24) });
    await clock.advance(10_000);
    expect(watch({}).firstPass).toBeNull();
    const addedAt = clock.wall();
    let told = watch({ list: list([...refs(24), ...refs(1_000, 'new')]) });
    expect(told.firstPass).toMatchObject({ checked: 0, total: 1_000 });
    const predictedMs = told.firstPass?.leftMs ?? 0;
    let [oldestMs, allAfterMs] = [0, 0];
    while (allAfterMs === 0) {
      await clock.advance(1_000);
      const checkedBefore = told.firstPass?.checked ?? 0;
      told = watch({ revision: told.revision });
      oldestMs = Math.max(oldestMs, ...told.checked.map(([, answeredAt]) => told.now - (answeredAt ?? 0)));
      if (told.firstPass === null) allAfterMs = told.now - addedAt;
      else expect(told.firstPass.checked).toBeGreaterThanOrEqual(checkedBefore);
    }
    expect(allAfterMs).toBeLessThanOrEqual(75_000);
    expect(Math.abs(predictedMs / allAfterMs - 1)).toBeLessThan(0.1);
    expect(oldestMs).toBeLessThan(8_500);
    expect(watch({}).views.filter(({ answeredAt }) => answeredAt === null)).toEqual([]);
    expect(emulator.overLimit).toBe(0);
  });

  it('goes on counting when more tasks come, and says nothing of a wave that takes a moment', async () => {
    const { clock, watch, list } = setUp();
    watch({ list: list(refs(100)), visible: [] });
    await clock.advance(2_000);
    const before = watch({}).firstPass;
    expect(before).toMatchObject({ total: 100 });
    const more = watch({ list: list(refs(150)) }).firstPass;
    expect(more).toMatchObject({ total: 150 });
    expect(more?.checked).toBeGreaterThanOrEqual(before?.checked ?? 0);
    for (let second = 0; second < 10; second += 1) {
      await clock.advance(1_000);
      watch({});
    }
    expect(watch({}).firstPass).toBeNull();
    expect(watch({ list: list([...refs(150), ...refs(20, 'few')]) }).firstPass).toBeNull();
  });

  it('counts as checked what has its first answer before all of a long list is taken in', async () => {
    const { clock, board, live, list } = setUp({ wayMs: () => 40 });
    for (const { taskId } of refs(400)) live(taskId);
    const steps = board.watchInSteps({ lease: LEASE, revision: 0, list: list(refs(400)) }, () => true, true);
    expect(steps.next().done).toBe(false);
    await clock.advance(1_000);
    const told = toEnd(steps) as WatchAnswer;
    expect(told.firstPass).toMatchObject({ total: 400 });
    expect(told.firstPass?.checked).toBeGreaterThan(10);
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
    board.addTasks(refs(3));
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
      const seconds = effort({ usual: 15, soak: 40 });
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
          board.watch(
            {
              lease: `tab-number-${tab}-of-20`,
              revision: 0,
              list: { apps: [1_400_000_000], refs: refs(300), mode: 'replace' },
              visible,
            },
            () => true,
          );
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

describe('faults of the whole account', () => {
  /** A tab that lists and shows these tasks and asks every second. */
  async function look(backEnd: ReturnType<typeof setUp>, taskIds: string[], seconds: number): Promise<void> {
    const listed = taskIds.map(ref);
    for (let second = 0; second < seconds; second += 1) {
      backEnd.watch({ list: backEnd.list(listed), visible: listed });
      await backEnd.clock.advance(1_000);
    }
  }
  const ids = (n: number) => refs(n).map(({ taskId }) => taskId);
  const outcomes = ({ emulator }: ReturnType<typeof setUp>, outcome: string) =>
    emulator.arrivals.filter((arrival) => arrival.outcome === outcome).length;
  /** How far off the last call was signed, while the emulator's clock is that of the machine. */
  const signedOffMs = ({ emulator, clock }: ReturnType<typeof setUp>) => {
    const timestamp = emulator.requests.at(-1)?.headers.find(([name]) => name === 'X-TC-Timestamp')?.[1];
    return Math.abs(Number(timestamp) * 1000 - clock.wall());
  };
  const always = (backEnd: ReturnType<typeof setUp>, taskIds: string[]) => {
    for (const taskId of taskIds)
      backEnd.emulator.setTask(ref(taskId), { startsAt: 0, steps: [{ status: 'Idle', forMs: 1e15 }] });
  };

  it.each([3_600_000, -3_600_000, 86_400_000, 360_000])(
    'a clock that is %i ms wrong at the start costs one call, is shown, and heals by itself',
    async (errorMs) => {
      const backEnd = setUp({ wayMs: () => 40 });
      backEnd.emulator.setClockOffset(errorMs);
      for (const taskId of ids(50)) backEnd.live(taskId);
      await look(backEnd, ids(50), 10);
      expect(outcomes(backEnd, 'AuthFailure.SignatureExpire')).toBe(1);
      expect(outcomes(backEnd, 'ok')).toBeGreaterThan(100);
      expect(backEnd.watch({}).outage).toMatchObject({ kind: 'clock', code: 'Clock.Wrong' });
      expect(backEnd.watch({}).views.every((view) => view.problem === null)).toBe(true);
    },
  );

  it.each([3_600_000, -3_600_000])(
    'a jump of the clock by %i ms while running costs no call at all',
    async (jumpMs) => {
      const backEnd = setUp({ wayMs: () => 40 });
      always(backEnd, ids(50));
      await look(backEnd, ids(50), 5);
      // The emulator is dated by the same wall clock: it stays where it was, and ours jumps.
      backEnd.clock.jump(jumpMs);
      backEnd.emulator.setClockOffset(-jumpMs);
      await look(backEnd, ids(50), 10);
      expect(outcomes(backEnd, 'AuthFailure.SignatureExpire')).toBe(0);
      expect(backEnd.watch({}).outage?.kind).toBe('clock');
      backEnd.clock.jump(-jumpMs);
      expect(backEnd.watch({}).outage).toBeNull();
    },
  );

  it.each([60_000, -60_000, 240_000])(
    'a clock that is %i ms wrong while every call succeeds is shown, and the banner goes when it has been set right',
    async (errorMs) => {
      const backEnd = setUp({ wayMs: () => 40 });
      always(backEnd, ids(5));
      await look(backEnd, ids(5), 5);
      expect(backEnd.watch({}).outage).toBeNull();
      backEnd.clock.jump(errorMs);
      backEnd.emulator.setClockOffset(-errorMs);
      await look(backEnd, ids(5), 2);
      expect(backEnd.watch({}).outage).toMatchObject({ kind: 'clock', code: 'Clock.Wrong' });
      backEnd.clock.jump(-errorMs);
      backEnd.emulator.setClockOffset(0);
      await look(backEnd, ids(5), 2);
      expect(backEnd.watch({}).outage).toBeNull();
      expect(new Set(backEnd.emulator.arrivals.map(({ outcome }) => outcome))).toEqual(new Set(['ok']));
    },
  );

  it('a clock that was wrong from the start by less than Tencent minds is shown, too', async () => {
    const backEnd = setUp({ wayMs: () => 40 });
    always(backEnd, ids(5));
    backEnd.emulator.setClockOffset(-90_000);
    await look(backEnd, ids(5), 2);
    expect(backEnd.watch({}).outage).toMatchObject({
      kind: 'clock',
      message: expect.stringMatching(/ (89|90|91) s ahead of Tencent Cloud's/),
    });
  });

  it.each([240_000, 8 * 3_600_000])(
    'a machine that slept for %i ms is right again with the first answer, and is not accused',
    async (sleptMs) => {
      const backEnd = setUp({ wayMs: () => 40 });
      always(backEnd, ['a']);
      await look(backEnd, ['a'], 3);
      await backEnd.clock.advance(500);
      // The wall clock of a machine that wakes is right; its monotonic clock stood still.
      backEnd.clock.jump(sleptMs);
      const banners = new Set<string | undefined>();
      for (let tenth = 0; tenth < 50; tenth += 1) {
        banners.add(backEnd.watch({ list: backEnd.list([ref('a')]), visible: [ref('a')] }).outage?.code);
        await backEnd.clock.advance(100);
      }
      expect(banners).not.toContain('Clock.Wrong');
      expect(outcomes(backEnd, 'AuthFailure.SignatureExpire')).toBe(sleptMs > 300_000 ? 1 : 0);
      expect(signedOffMs(backEnd)).toBeLessThan(3_000);
    },
  );

  it('the Date of a page that is not from Tencent says nothing about any clock', async () => {
    const backEnd = setUp({ wayMs: () => 40 });
    always(backEnd, ids(5));
    await look(backEnd, ids(5), 2);
    const headers = { 'Content-Type': 'text/html', Date: new Date(backEnd.clock.wall() - 200_000).toUTCString() };
    backEnd.emulator.setFault(
      { times: 20 },
      { kind: 'raw', headers, body: new TextEncoder().encode('<h1>Log in</h1>') },
    );
    for (let second = 0; second < 60; second += 1) {
      await look(backEnd, ids(5), 1);
      expect(backEnd.watch({}).outage?.kind ?? 'unreachable').toBe('unreachable');
      expect(signedOffMs(backEnd)).toBeLessThan(10_000);
    }
    expect(outcomes(backEnd, 'fault:raw')).toBe(20);
  });

  it('a revoked key costs one call a minute, changes no state, and heals with the next probe', async () => {
    const backEnd = setUp({ wayMs: () => 40 });
    for (const taskId of ids(50)) backEnd.live(taskId);
    await look(backEnd, ids(50), 10);
    const before = backEnd.emulator.arrivals.length;
    backEnd.emulator.setRefuseAll('AuthFailure.SecretIdNotFound');
    await look(backEnd, ids(50), 180);
    // Those that were on their way when it was revoked, and three probes.
    expect(backEnd.emulator.arrivals.length - before).toBeLessThanOrEqual(6);
    expect(backEnd.watch({}).outage).toMatchObject({ kind: 'credential', since: expect.any(Number) });
    expect(new Set(backEnd.watch({}).views.map((view) => view.state))).toEqual(new Set(['inProgress']));
    backEnd.emulator.setRefuseAll(null);
    await look(backEnd, ids(50), 62);
    expect(backEnd.watch({}).outage).toBeNull();
    expect(backEnd.watch({}).views.every((view) => view.problem === null)).toBe(true);
  });

  it('a storm of throttling slows the calls down and changes no state; a minute after it all is as before', async () => {
    const backEnd = setUp({ wayMs: () => 40 });
    for (const taskId of ids(50)) backEnd.live(taskId);
    await look(backEnd, ids(50), 10);
    backEnd.emulator.setRefuseAll('RequestLimitExceeded');
    await look(backEnd, ids(50), 60);
    const slowed = backEnd.watch({}).pace.usedPerSecond;
    expect(slowed).toBeLessThan(2);
    expect(backEnd.watch({}).outage?.kind).toBe('throttle');
    expect(backEnd.watch({}).pace.othersUseQuota).toBe(true);
    backEnd.emulator.setRefuseAll(null);
    await look(backEnd, ids(50), 90);
    expect(backEnd.watch({}).outage).toBeNull();
    expect(backEnd.watch({}).pace.usedPerSecond).toBeGreaterThan(17);
    expect(new Set(backEnd.watch({}).views.map((view) => view.state))).toEqual(new Set(['inProgress']));
  });

  it('30 % internal errors for minutes end no task', async () => {
    const backEnd = setUp({ wayMs: () => 40 });
    for (const taskId of ids(100)) backEnd.live(taskId);
    backEnd.emulator.setFault({ probability: 0.3 }, { kind: 'error', code: 'InternalError.CTInternalError' });
    await look(backEnd, ids(100), 180);
    expect(backEnd.watch({}).views.filter((view) => view.state === 'ended' || view.state === 'notFound')).toEqual([]);
  });
});

describe('over a restart', () => {
  const ends: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0)) await end();
  });

  /** A board on a store of its own, and the one that takes its place so many ms after it was stopped. */
  function withStore() {
    const directory = mkdtempSync(join(tmpdir(), 'scribeboard-board-'));
    const clock = createVirtualClock();
    const open = () => {
      return openStore(directory, { clock });
    };
    const first = open();
    const before = setUp({ clock, store: first });
    const restart = async (afterMs: number) => {
      before.stop();
      await first.close();
      await clock.advance(afterMs);
      const store = open();
      const after = setUp({ clock, store, tencent: before.emulator });
      ends.push(async () => {
        after.stop();
        await store.close();
        rmSync(directory, { recursive: true });
      });
      after.board.restore(await store.load());
      return after;
    };
    return { clock, before, restart };
  }

  it('the last known states are there at once with their true ages, and polling goes on where it was due', async () => {
    const { clock, before, restart } = withStore();
    before.live('running');
    before.live('ends', 0);
    const listed = ['running', 'ends', 'never-was'].map(ref);
    for (let second = 0; second < 20; second += 1) {
      before.watch({ list: before.list(listed), visible: listed });
      await clock.advance(1_000);
    }
    const known = before.watch({}).views;
    expect(known.map((view) => view.state)).toEqual(['inProgress', 'ended', 'notFound']);
    const after = await restart(60_000);
    const shown = after.watch({ list: { apps: [1_400_000_000], refs: [], mode: 'replace' } });
    // What is due is asked again at once; everything else is as it was.
    const believed = (views: TaskView[]) =>
      Object.fromEntries(views.map((view) => [view.taskId, { ...view, askedAt: 0 }]));
    expect(believed(shown.views)).toEqual(believed(known));
    expect(shown.now - (shown.views[0]?.answeredAt ?? 0)).toBeGreaterThanOrEqual(60_000);
    await clock.advance(2_000);
    const asked = after.arrivedAt.length;
    expect(asked).toBeGreaterThan(0);
    const history = await after.board.history(ref('ends'));
    expect(history.transitions.map(({ to }) => to)).toEqual(['idle', 'exiting', 'ended']);
    expect(history.transitions.every(({ at, notBefore }) => notBefore === null || notBefore < at)).toBe(true);
  });

  it('tasks that were added and not asked yet are on the list, and are asked first when they are looked at again', async () => {
    const { clock, before, restart } = withStore();
    before.watch({ list: before.list(refs(20, 'known')), visible: [] });
    await clock.advance(10_000);
    before.watch({ list: before.list([...refs(20, 'known'), ...refs(200, 'added')]), visible: [] });
    await clock.advance(5_000);
    const isUnasked = (view: TaskView) => view.askedAt === null;
    const unasked = before.board.tasksOf(ref('').sdkAppId).filter(isUnasked);
    expect(unasked.length).toBeGreaterThan(100);
    const after = await restart(2_000);
    expect(after.board.tasksOf(ref('').sdkAppId)).toHaveLength(220);
    const whole = { apps: [ref('').sdkAppId], refs: [], mode: 'replace' as const };
    const left = () => after.watch({ list: whole }).views.filter(isUnasked).length;
    expect(left()).toBe(unasked.length);
    for (let second = 0; second < 2 + (1.3 * unasked.length) / 18; second += 1) {
      await clock.advance(1_000);
      left();
    }
    expect(left()).toBe(0);
  });

  it('a task that a caller looked at once, and that was not answered, is forgotten', async () => {
    const { before, restart } = withStore();
    void before.board.task(ref('mistyped'), 0);
    const after = await restart(2_000);
    expect(after.board.tasksOf(ref('').sdkAppId)).toEqual([]);
  });

  it('a task that was seen alive before it and is gone after it has ended, with both times', async () => {
    const { clock, before, restart } = withStore();
    before.live('a');
    await Promise.all([before.board.task(ref('a'), 3_000), clock.advance(8_000)]);
    before.emulator.deleteTask(ref('a'));
    const after = await restart(3_600_000);
    await Promise.all([after.board.task(ref('a'), 3_000), clock.advance(5_000)]);
    const view = await after.board.task(ref('a'), 0);
    expect(view).toMatchObject({ state: 'ended', lastAlive: { status: 'InProgress' } });
    if (!('state' in view)) throw new Error('no task');
    expect((view.firstGoneAt ?? 0) - (view.lastAlive?.at ?? 0)).toBeGreaterThan(3_500_000);
    const { transitions } = await after.board.history(ref('a'));
    expect(transitions.at(-1)).toMatchObject({ to: 'ended', notBefore: view.lastAlive?.at, at: view.firstGoneAt });
  });

  it('a task that is as it was before it is on record with the time in which it was not polled', async () => {
    const { clock, before, restart } = withStore();
    before.live('a');
    await Promise.all([before.board.task(ref('a'), 3_000), clock.advance(8_000)]);
    const { answeredAt } = before.board.tasksOf(ref('a').sdkAppId)[0] ?? {};
    const after = await restart(3_600_000);
    await Promise.all([after.board.task(ref('a'), 3_000), clock.advance(60_000)]);
    const { transitions } = await after.board.history(ref('a'));
    expect(transitions.map(({ to }) => to)).toEqual(['idle', 'inProgress', 'inProgress']);
    expect(transitions[2]).toMatchObject({ from: 'inProgress', notBefore: answeredAt });
  });
});

describe('a fault of our own', () => {
  const fault = () => {
    throw new RangeError('Invalid time value');
  };

  it('before a call is a failed call of each task, told on the pages, and over when it is', async () => {
    const clock = createVirtualClock();
    const background = createBackground(clock, { warn: () => {} });
    const key = { secretId: EMULATOR_CREDENTIAL.secretId, secretKey: EMULATOR_CREDENTIAL.secretKey, token: undefined };
    const good = fixedCredential(credentialOf(key));
    let reveal = () => key.secretKey;
    // Where the call is signed.
    const current = () => ({ ...good.current(), secretKey: { reveal: () => reveal() } }) as ProxyCredential;
    const { watch, list, live, deps } = setUp({
      clock,
      background,
      accounts: [{ credential: { ...good, current } }],
    });
    live('a');
    reveal = fault;
    watch({ list: list([ref('a')]), visible: [ref('a')] });
    await clock.advance(3_000);
    expect(deps.faults()).toMatchObject([{ what: 'calls', code: 'RangeError' }]);
    const told = watch({});
    expect(told.views[0]?.problem?.code).toBe('Server.Fault');
    expect(told.incidents.map(({ cause }) => cause)).toContain('server');
    reveal = () => key.secretKey;
    await clock.advance(10_000);
    expect(deps.faults()).toEqual([]);
    expect(watch({})).toMatchObject({ views: [{ state: 'inProgress', problem: null }], outage: null });
  });

  it('behind an answer about one task costs a call of it in five seconds, and the others go on', async () => {
    const clock = createVirtualClock();
    const background = createBackground(clock, { warn: () => {} });
    const store = {
      ...createMemoryStore(clock),
      save: (view: TaskView) => (view.taskId === 'bad' && view.askedAt !== null ? fault() : undefined),
    };
    const { watch, list, live, deps, emulator } = setUp({ clock, background, store });
    for (const { taskId } of [ref('bad'), ...refs(3)]) live(taskId);
    const all = [ref('bad'), ...refs(3)];
    watch({ list: list(all), visible: all });
    await clock.advance(10_000);
    expect(deps.faults().map(({ what }) => what)).toEqual(['answers']);
    expect(emulator.arrivals.filter(({ taskId }) => taskId === 'bad').length).toBeLessThanOrEqual(4);
    const others = watch({}).views.filter(({ taskId }) => taskId !== 'bad');
    expect(others.map(({ state }) => state)).toEqual(Array(3).fill('inProgress'));
  });
});
