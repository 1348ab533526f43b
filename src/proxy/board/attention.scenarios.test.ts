import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Incident } from '#contract/incident.ts';
import { type TaskRef, taskKey } from '#contract/task-ref.ts';
import type { WatchRequest } from '#contract/watch.ts';
import type { Emulator } from '#emulator/emulator.ts';
import { createBackEnd } from '#testing/back-end.ts';
import { createVirtualClock } from '#testing/virtual-clock.ts';
import { createMemoryStore } from '../store/memory-store.ts';

/**
 * What the board says needs attention, scenario by scenario: through the real server, over the emulator, in virtual time.
 * A tab has everything on its screen, and asks every second.
 */

const APP = 1_400_000_000;
const refs = (n: number, region = 'ap-singapore', prefix = 't'): TaskRef[] =>
  Array.from({ length: n }, (_, i) => ({ sdkAppId: APP, region, taskId: `-${prefix}${i}.` }));

let world: ReturnType<typeof begin>;
beforeEach(() => {
  world = begin();
});
afterEach(() => world.stop());

function begin({ wayMs = 30 } = {}) {
  const clock = createVirtualClock();
  const store = createMemoryStore(clock);
  const start = (tencent?: Emulator) =>
    createBackEnd({ clock, store, wayMs: () => wayMs, ...(tencent && { tencent }) });
  let { emulator, board, stop } = start();
  let listed: readonly TaskRef[] = [];
  let [revision, everyMs]: [number, WatchRequest['everyMs']] = [0, undefined];
  let incidents: readonly Incident[] = [];
  const log: string[] = [];
  const told: string[] = [];

  const look = () => {
    const list = revision === 0 ? { list: { apps: [APP], refs: [...listed], mode: 'replace' as const } } : {};
    const request = { lease: 'a-lease-of-one-tab', revision, visible: listed.slice(0, 200), everyMs, ...list };
    const answer = board.watch(request, () => true, true);
    if ('full' in answer) throw new Error(answer.full);
    revision = answer.renew ? 0 : answer.revision;
    const changed = new Map(answer.incidents.map((incident) => [incident.id, incident]));
    const known = new Map(request.revision === 0 ? [] : incidents.map((incident) => [incident.id, incident]));
    const next = new Map([...known, ...changed]);
    for (const id of answer.over) next.delete(id);
    const before = new Set(incidents.map(({ id }) => id));
    const opened = [...next.values()].filter(({ id }) => !before.has(id));
    log.push(...opened.map((one) => `+ ${nameOf(one)}`));
    told.push(...opened.map(({ id }) => id));
    log.push(...incidents.filter(({ id }) => !next.has(id)).map((one) => `- ${nameOf(one)}`));
    incidents = [...next.values()];
    return answer;
  };
  return {
    clock,
    emulator,
    get board() {
      return board;
    },
    stop: () => stop(),
    /** Another process takes over what this one kept. */
    async restart() {
      stop();
      ({ board, stop } = start(emulator));
      board.restore({ ...(await store.load()), appLimits: await store.appLimits() });
      revision = 0;
    },
    /** Tasks that run at Tencent, and that the tab lists. */
    list(tasks: readonly TaskRef[], alive = tasks) {
      for (const ref of alive)
        emulator.setTask(ref, { startsAt: clock.wall(), steps: [{ status: 'InProgress', forMs: 1e9 }] });
      listed = [...listed, ...tasks];
      revision = 0;
    },
    look,
    every(ms: NonNullable<WatchRequest['everyMs']>) {
      everyMs = ms;
    },
    async run(seconds: number, everySeconds = 1) {
      for (let second = 0; second < seconds; second += everySeconds) {
        look();
        await clock.advance(everySeconds * 1_000);
      }
      return look();
    },
    /** What is open now, the widest first, in the words of this file. */
    open: () => incidents.map(nameOf),
    incidents: () => incidents,
    /** What opened (+) and what was over (-), in order. */
    log,
    /** The id of each that opened. */
    told: () => told,
    attention: () => incidents.filter(({ acknowledgement }) => acknowledgement === null).length,
    summary: () => board.apps('', () => true),
  };
}

function nameOf({ cause, subject }: Incident): string {
  switch (subject.kind) {
    case 'task':
      return `${subject.taskId} ${cause}`;
    case 'region':
      return `${subject.region} ${cause}`;
    case 'app':
      return `${subject.sdkAppId} ${cause}`;
    case 'account':
      return `account ${cause}`;
  }
}

const fails = (taskId: string, code = 'InternalError') => world.emulator.setFault({ taskId }, { kind: 'error', code });
const heals = (taskId: string) => world.emulator.setFault({ taskId }, null);

it('wrong key from the start: one incident of the account within one answer, and nothing is called checked', async () => {
  world.emulator.setFault({}, { kind: 'error', code: 'AuthFailure.SecretIdNotFound' });
  world.list(refs(6));
  const answer = await world.run(2);
  expect(world.open()).toEqual(['account credential']);
  expect(answer.outage).toMatchObject({ kind: 'credential', asOf: null });
  expect(answer.pace).toMatchObject({ isProbing: true, answeredAt: null, liveTasks: 0 });
  expect(world.summary().apps[0]?.counts.unchecked).toBe(6);
  expect(world.summary().incidents.map(nameOf)).toEqual(['account credential']);
});

it('key revoked while running: one incident, the states stay, and "as of" stands still', async () => {
  world.list(refs(6));
  const before = await world.run(10);
  world.emulator.setFault({}, { kind: 'error', code: 'AuthFailure.SecretIdNotFound' });
  const first = await world.run(5);
  const later = await world.run(120);
  expect(world.log).toEqual(['+ account credential']);
  expect(later.outage?.asOf).toBe(first.outage?.asOf);
  expect(before.now - (first.outage?.asOf ?? 0)).toBeLessThan(2_000);
  expect(world.summary().apps[0]?.counts.inProgress).toBe(6);
  world.emulator.setFault({}, null);
  await world.run(70);
  expect(world.log).toEqual(['+ account credential', '- account credential']);
});

it('upstream gone with 3 of 40 failing before: the outage and the three, and after it all is as before in 10 s', async () => {
  world.list(refs(40));
  for (const taskId of ['-t1.', '-t2.', '-t3.']) fails(taskId);
  await world.run(90);
  const three = ['-t1. failing', '-t2. failing', '-t3. failing'];
  expect(world.open().toSorted()).toEqual(three);
  world.log.length = 0;
  world.emulator.setFault({}, { kind: 'reset' });
  for (const taskId of ['-t1.', '-t2.', '-t3.']) world.emulator.setFault({ taskId }, { kind: 'reset' });
  await world.run(300);
  expect(world.open().toSorted()).toEqual([...three, 'account unreachable'].toSorted());
  expect(world.attention()).toBe(4);
  expect(new Set(world.incidents().map(({ problem }) => problem?.code))).toEqual(
    new Set(['Network.ConnectionReset', 'InternalError']),
  );
  world.emulator.setFault({}, null);
  for (const taskId of ['-t1.', '-t2.', '-t3.']) fails(taskId);
  const answer = await world.run(10);
  expect(world.open().toSorted()).toEqual(three);
  const ages = answer.checked.map(([, answeredAt]) => answer.now - (answeredAt ?? 0));
  expect(ages.filter((age) => age < 10_000)).toHaveLength(37);
  expect(world.log).toEqual(['+ account unreachable', '- account unreachable']);
});

it.each(['reset', 'timeOut'] as const)(
  'upstream flapping for 10 min, 14 of 15 calls end as a %s: one incident, never calm, and well again 10 s after',
  async (kind) => {
    world.list(refs(40));
    await world.run(30);
    world.emulator.setFault({ probability: 14 / 15 }, { kind });
    await world.run(20);
    for (let second = 20; second < 600; second += 1) {
      await world.run(1);
      expect(world.open()).toEqual(['account unreachable']);
    }
    expect(world.incidents()[0]).toMatchObject({ times: 1 });
    world.emulator.setFault({}, null);
    // A call that hangs is given up after 8 s, and keeps its place until then.
    const answer = await world.run(kind === 'reset' ? 10 : 18);
    expect(world.log).toEqual(['+ account unreachable', '- account unreachable']);
    const ages = answer.checked.map(([, answeredAt]) => answer.now - (answeredAt ?? 0));
    expect(Math.max(...ages)).toBeLessThan(10_000);
  },
);

it('most calls fail, though never three in a row: an outage all the same', async () => {
  world.list(refs(1));
  await world.run(5);
  for (let second = 0; second < 300; second += 1) {
    world.emulator.setFault({}, second % 3 === 0 ? null : { kind: 'reset' });
    await world.run(1);
  }
  expect(world.open()).toEqual(['account unreachable']);
});

it('upstream flapping between outages of a minute and minutes of good answers: the same incident, counted up', async () => {
  world.list(refs(10));
  await world.run(5);
  for (let times = 1; times <= 3; times += 1) {
    world.emulator.setFault({}, { kind: 'reset' });
    await world.run(60);
    expect(world.incidents()).toMatchObject([{ cause: 'unreachable', times }]);
    world.emulator.setFault({}, null);
    await world.run(60);
    expect(world.open()).toEqual([]);
  }
  expect(new Set(world.told()).size).toBe(1);
});

it('the key is refused by most of Tencent and accepted by some: one incident until it is accepted', async () => {
  world.list(refs(20));
  await world.run(5);
  world.emulator.setFault({ probability: 0.8 }, { kind: 'error', code: 'AuthFailure.SecretIdNotFound' });
  await world.run(20);
  for (let second = 20; second < 900; second += 1) {
    await world.run(1);
    expect(world.open()).toEqual(['account credential']);
  }
  world.emulator.setFault({}, null);
  await world.run(70);
  expect(world.log).toEqual(['+ account credential', '- account credential']);
});

it('an error of the service does not show that a refused key is accepted', async () => {
  world.list(refs(6));
  world.emulator.setFault({}, { kind: 'error', code: 'AuthFailure.SecretIdNotFound' });
  await world.run(5);
  world.emulator.setFault({}, { kind: 'error', code: 'InternalError' });
  await world.run(120);
  expect(world.open()).toEqual(['account credential']);
});

it('a region failing before upstream was gone: it fails after it, or is over when it answers', async () => {
  world.list([...refs(20), ...refs(20, 'ap-guangzhou', 'g')]);
  await world.run(10);
  for (const { taskId } of refs(20)) fails(taskId);
  await world.run(120);
  expect(world.open()).toEqual(['ap-singapore service']);
  world.log.length = 0;
  for (const { taskId } of refs(20)) world.emulator.setFault({ taskId }, { kind: 'reset' });
  world.emulator.setFault({}, { kind: 'reset' });
  await world.run(200);
  expect(world.open().toSorted()).toEqual(['account unreachable', 'ap-singapore service']);
  world.emulator.setFault({}, null);
  for (const { taskId } of refs(20)) heals(taskId);
  await world.run(20);
  expect(world.open()).toEqual([]);
  expect(world.log).toHaveLength(3);
});

it('upstream gone for an hour with one task alone: its return is found within 10 s', async () => {
  world.list(refs(1));
  await world.run(5);
  world.emulator.setFault({}, { kind: 'reset' });
  await world.run(3_600);
  expect(world.open()).toEqual(['account unreachable']);
  world.emulator.setFault({}, null);
  await world.run(10);
  expect(world.log).toEqual(['+ account unreachable', '- account unreachable']);
});

it('one permission error among 39 healthy tasks: it alone fails, and the 39 stay fresh', async () => {
  world.list(refs(40));
  fails('-t7.', 'UnauthorizedOperation');
  const answer = await world.run(60);
  expect(world.open()).toEqual(['-t7. failing']);
  const ages = answer.checked.map(([, answeredAt]) => answer.now - (answeredAt ?? 0));
  expect(ages.filter((age) => age < 6_000)).toHaveLength(39);
});

it('all of an SdkAppId refused: one incident of the SdkAppId, none of its tasks', async () => {
  world.list(refs(40));
  await world.run(10);
  world.emulator.setFault({ sdkAppId: APP }, { kind: 'error', code: 'UnauthorizedOperation' });
  await world.run(90);
  expect(world.log).toEqual([`+ ${APP} permission`]);
  world.emulator.setFault({ sdkAppId: APP }, null);
  await world.run(70);
  expect(world.open()).toEqual([]);
});

it('one flaky task, every fourth call, for an hour: nothing at all', async () => {
  world.list(refs(3));
  world.emulator.setFault({ taskId: '-t0.', every: 4 }, { kind: 'error', code: 'InternalError' });
  await world.run(3_600, 5);
  expect(world.emulator.arrivals.filter(({ taskId }) => taskId === '-t0.').length).toBeGreaterThan(500);
  expect(world.log).toEqual([]);
});

it('a task failing for 10 min, then well: one incident with one end; soon again, the same one', async () => {
  world.list(refs(5));
  await world.run(5);
  fails('-t0.');
  await world.run(600);
  const id = world.incidents()[0]?.id;
  expect(world.open()).toEqual(['-t0. failing']);
  heals('-t0.');
  await world.run(80);
  expect(world.open()).toEqual([]);
  fails('-t0.');
  await world.run(60);
  expect(world.incidents()[0]).toMatchObject({ id, times: 2 });
});

it('a region failing: one incident of the region, none of its tasks, and the other region stays calm', async () => {
  const [one, other] = [refs(20), refs(20, 'ap-guangzhou', 'g')];
  world.list([...one, ...other]);
  await world.run(10);
  for (const { taskId } of one) fails(taskId);
  await world.run(120);
  expect(world.open()).toEqual(['ap-singapore service']);
  const answer = await world.board.task(other[0] as TaskRef, 0);
  expect(!('state' in answer) ? null : [answer.incidents, answer.goodBeside]).toEqual([[], 19]);
  for (const { taskId } of one) heals(taskId);
  await world.run(120);
  expect(world.log).toEqual(['+ ap-singapore service', '- ap-singapore service']);
});

it.each([5_000, 10_000, 30_000, 60_000] as const)(
  'refreshed every %i ms for 10 min: no row is older than its limit',
  async (ms) => {
    world.list(refs(10));
    await world.run(5);
    world.every(ms);
    for (let asked = 0; asked < 600_000 / ms; asked += 1) {
      const answer = await world.run(ms / 1_000, ms / 1_000);
      const oldest = Math.max(...answer.checked.map(([, answeredAt]) => answer.now - (answeredAt ?? 0)));
      expect(oldest).toBeLessThan(10_000);
    }
    expect(world.log).toEqual([]);
  },
);

it('a mistyped link opened once: no incident, and forgotten after an hour', async () => {
  world.list(refs(3));
  await world.run(5);
  const typo = { sdkAppId: APP, region: 'ap-singapore', taskId: '-mistyped.' };
  const shown = world.board.task(typo, 3_000);
  await world.run(200);
  expect(await shown).toMatchObject({ state: 'notFound', incidents: [] });
  expect(world.log).toEqual([]);
  expect(world.board.tasksOf(APP)).toHaveLength(4);
  await world.run(3_700, 10);
  expect(world.board.tasksOf(APP)).toHaveLength(3);
  expect(world.log).toEqual([]);
});

it('a TaskId on a list that Tencent does not know is an incident after its grace, until it leaves the list', async () => {
  world.list(refs(2), refs(1));
  await world.run(60);
  expect(world.open()).toEqual([]);
  await world.run(120);
  expect(world.open()).toEqual(['-t1. notFound']);
  expect(world.board.remove(refs(2)[1] as TaskRef)).toBe(true);
  const answer = world.look();
  expect([world.open(), answer.removed]).toEqual([[], [taskKey(refs(2)[1] as TaskRef)]]);
  expect(world.board.remove(refs(1)[0] as TaskRef), 'what is alive stays').toBe(false);
});

it('throttled by another client: one incident of the account while it lasts', async () => {
  world.list(refs(10));
  await world.run(5);
  world.emulator.setFault({}, { kind: 'error', code: 'RequestLimitExceeded' });
  await world.run(30);
  expect(world.open()).toEqual(['account throttle']);
  world.emulator.setFault({}, null);
  await world.run(30);
  expect(world.log).toEqual(['+ account throttle', '- account throttle']);
});

it('all acknowledged: what needs attention is 0, and all of it is still listed', async () => {
  world.list(refs(10));
  await world.run(5);
  for (const taskId of ['-t0.', '-t1.']) fails(taskId);
  await world.run(60);
  expect(world.attention()).toBe(2);
  const said = { by: 'Ana Lin', at: world.clock.wall(), until: null, note: 'on it' };
  const ids = world.incidents().map(({ id }) => id);
  expect(
    world.board.acknowledge(ids, said, () => false),
    'what is not theirs',
  ).toBe(0);
  expect(world.board.acknowledge(ids, said, () => true)).toBe(2);
  await world.run(10);
  expect([world.attention(), world.open()]).toEqual([0, ['-t0. failing', '-t1. failing']]);
  expect(world.summary().apps[0]?.incidents).toEqual({ failing: 0, overLimit: 0, notFound: 0, acknowledged: 2 });
});

it('snoozed for 8 hours: it counts again when the time is over', async () => {
  world.list(refs(2));
  fails('-t0.');
  await world.run(60);
  const at = world.clock.wall();
  world.board.acknowledge([world.incidents()[0]?.id ?? ''], { by: '', at, until: at + 100_000, note: '' }, () => true);
  await world.run(90);
  expect(world.attention()).toBe(0);
  await world.run(20);
  expect(world.attention()).toBe(1);
});

it('more tasks watched than the calls can carry for a minute: over budget, and said once', async () => {
  world.list(refs(200));
  await world.run(120);
  expect(world.log, '200 at 18 a second are well').toEqual([]);
  world.stop();
  world = begin({ wayMs: 3_500 });
  world.list(refs(200));
  await world.run(400);
  expect(world.log).toEqual(['+ account overBudget']);
});

it('an incident survives a restart of the server, and is not told anew', async () => {
  world.list(refs(10));
  await world.run(5);
  for (const taskId of ['-t0.', '-t1.']) fails(taskId);
  await world.run(60);
  const before = world.incidents();
  world.board.acknowledge([before[1]?.id ?? ''], { by: 'Ana', at: 1, until: null, note: '' }, () => true);
  await world.restart();
  await world.run(60);
  expect(world.incidents().map(({ id, since, times }) => [id, since, times])).toEqual(
    before.map(({ id, since, times }) => [id, since, times]),
  );
  expect(world.attention()).toBe(1);
  for (const taskId of ['-t0.', '-t1.']) heals(taskId);
  await world.run(90);
  expect(world.open()).toEqual([]);
});

it('the key is still refused after a restart: the same incident, from the first moment on', async () => {
  world.list(refs(3));
  await world.run(5);
  world.emulator.setFault({}, { kind: 'error', code: 'AuthFailure.SecretIdNotFound' });
  await world.run(30);
  const id = world.incidents()[0]?.id;
  await world.restart();
  expect(world.summary().incidents.map((one) => one.id)).toEqual([id]);
  await world.run(30);
  expect(world.incidents().map((one) => [one.id, one.times])).toEqual([[id, 1]]);
});
