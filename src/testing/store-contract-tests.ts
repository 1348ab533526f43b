import { describe, expect, it } from 'vitest';
import type { KeptIncident } from '#contract/incident.ts';
import { DEFAULT_LIMITS } from '#contract/limits.ts';
import type { TaskProblem, TaskView } from '#contract/task-view.ts';
import { type Background, createBackground } from '#proxy/background.ts';
import type { Clock } from '#proxy/clock.ts';
import { MAX_PROBLEMS, MAX_TRANSITIONS } from '#proxy/store/history-limits.ts';
import type { EndedPage, EndedSearch, Store } from '#proxy/store/store.ts';
import { keep } from './keep.ts';
import { incidentAt, NOON, problemAt, transitionAt, viewOf } from './store-fixtures.ts';

/** Where the stores of one test keep their data, one after the other. */
export interface StorePlace {
  /** A clock that stands still until it is told to go on. */
  clock: Clock & { advance(ms: number): Promise<void>; jump(ms: number): void };
  open(options: StoreDeps): Store;
  /** The process of the open store dies: what opens here next finds what was on the disk. */
  kill(): void;
}

interface StoreDeps {
  background: Background;
  clock: Clock;
  retentionDays: number;
  endedOnBoardMs: number;
  logger: { warn(fields: object, message: string): void };
  onCommit: (views: readonly TaskView[]) => void;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Days pass, in each of which there is an hour in which the store is at work and is told the time; then two hours more. */
async function passDays(store: Store, clock: StorePlace['clock'], days: number): Promise<void> {
  for (let day = 0; day < days; day += 1) {
    clock.jump(DAY_MS - HOUR_MS);
    store.noteTime(clock.wall());
    await clock.advance(HOUR_MS);
  }
  store.noteTime(clock.wall());
  await clock.advance(2 * HOUR_MS);
}

const APP = viewOf('a').sdkAppId;
const OF_APP = { sdkAppId: APP, account: 'main' };

/** What every store promises for as long as its process lives, also one that keeps nothing on a disk. */
export function runningStoreTests(
  name: string,
  setUp: () => { store: Store; clock: Pick<StorePlace['clock'], 'wall' | 'advance'> },
): void {
  describe(`${name}, while it runs`, () => {
    it('has the limits of an app as they were said last', async () => {
      const { store } = setUp();
      expect(await store.appLimits()).toEqual(new Map());
      store.setAppLimits(7, { ...DEFAULT_LIMITS, idleMs: 60_000 });
      store.setAppLimits(8, DEFAULT_LIMITS);
      await store.flush();
      store.setAppLimits(7, { ...DEFAULT_LIMITS, idleMs: 90_000 });
      const said = new Map([
        [7, { ...DEFAULT_LIMITS, idleMs: 90_000 }],
        [8, DEFAULT_LIMITS],
      ]);
      expect(await store.appLimits()).toEqual(said);
      await store.flush();
      expect(await store.appLimits()).toEqual(said);
    });

    it('tells the incidents of an app, of its tasks and of its account, the newest first, and no others', async () => {
      const { store } = setUp();
      const task = incidentAt(NOON);
      const app = incidentAt(NOON + 2, { cause: 'permission', subject: { kind: 'app', sdkAppId: APP } });
      const account = incidentAt(NOON + 1, { cause: 'credential', subject: { kind: 'account', account: 'main' } });
      const region = incidentAt(NOON + 3, {
        cause: 'service',
        subject: { kind: 'region', account: 'main', region: 'ap-singapore' },
      });
      store.saveIncident(task);
      store.saveIncident(app);
      store.saveIncident(incidentAt(NOON + 4, { subject: { kind: 'app', sdkAppId: 7 } }));
      await store.flush();
      store.saveIncident(account);
      store.saveIncident(region);
      store.saveIncident(incidentAt(NOON + 5, { subject: { kind: 'account', account: 'other' } }));
      expect(await store.incidentHistory(OF_APP, 10)).toEqual([region, app, account, task]);
      expect(await store.incidentHistory(OF_APP, 2)).toEqual([region, app]);
      expect(await store.incidentHistory({ sdkAppId: 9, account: 'none' }, 10)).toEqual([]);
    });

    it('has one record of an incident, with the latest word on it', async () => {
      const { store } = setUp();
      store.saveIncident(incidentAt(NOON));
      await store.flush();
      const acknowledgement = { by: 'ann', at: NOON + 1, until: null, note: 'on it' };
      store.saveIncident(incidentAt(NOON, { acknowledgement }));
      const over = incidentAt(NOON, { since: NOON + 3, times: 2, endedAt: NOON + 5, acknowledgement });
      store.saveIncident(over);
      expect(await store.incidentHistory(OF_APP, 10)).toEqual([over]);
      await store.flush();
      expect(await store.incidentHistory(OF_APP, 10)).toEqual([over]);
    });

    it('begins with the incidents that are open, or were until a moment ago', async () => {
      const { store, clock } = setUp();
      const now = clock.wall();
      const open = incidentAt(now - DAY_MS);
      const reopenable = incidentAt(now - 5, { endedAt: now });
      store.saveIncident(open);
      store.saveIncident(reopenable);
      store.saveIncident(incidentAt(now - 2 * DAY_MS, { endedAt: now - DAY_MS }));
      const ids = async () => (await store.load()).incidents.map(({ id }) => id).sort();
      expect(await ids()).toEqual([open.id, reopenable.id].sort());
      await store.flush();
      expect(await ids()).toEqual([open.id, reopenable.id].sort());
      await clock.advance(300_000);
      expect(await ids()).toEqual([open.id]);
    });

    it('finds what has ended by SdkAppId, outcome, time and the beginning of the TaskId, the latest end first', async () => {
      const { store } = setUp();
      const ended = (taskId: string, at: number, facts: Partial<TaskView> = {}) =>
        store.save(viewOf(taskId, { state: 'ended', stateSince: at, ...facts }), null);
      const exiting = { lastAlive: { status: 'Exited', at: NOON } };
      // That it had ended was sure later than that it was gone.
      ended('-a1', NOON + 6, { firstGoneAt: NOON + 1, ...exiting });
      ended('-a2', NOON + 2);
      ended('-b1', NOON + 2, exiting);
      ended('-b2', NOON + 3, { region: 'ap-tokyo', ...exiting });
      ended('-c1', NOON + 4, { state: 'notFound', lastAlive: null });
      ended('-other', NOON + 5, { sdkAppId: 7 });
      store.save(viewOf('-alive'), null);
      await store.flush();
      const search = { sdkAppId: APP, words: [], why: null, from: 0, to: NOON * 2, before: null, limit: 10 };
      const find = async (wanted: Partial<EndedSearch>) =>
        (await store.ended({ ...search, ...wanted }))?.views.map(({ taskId }) => taskId);
      expect((await find({}))?.toSorted()).toEqual(['-a1', '-a2', '-b1', '-b2', '-c1']);
      expect(await find({ limit: 2 })).toEqual(['-c1', '-b2']);
      expect(await find({ why: 'lostSight' })).toEqual(['-a2']);
      expect(await find({ why: 'exited' })).toEqual(['-b2', '-b1', '-a1']);
      expect(await find({ from: NOON + 3, to: NOON + 4 })).toEqual(['-b2']);
      expect(await find({ words: ['-b', '-c1'] })).toEqual(['-c1', '-b2', '-b1']);
      expect(await find({ words: ['-b'], why: 'lostSight' })).toEqual([]);
      expect((await store.ended(search))?.counts).toEqual({ exited: 3, lostSight: 1, notFound: 1 });
      expect(await store.endedBefore(NOON + 3)).toEqual(new Map([[APP, 3]]));
    });

    it('tells what has ended page by page: each once, also of equal times, and also when some go meanwhile', async () => {
      const { store } = setUp();
      const names = Array.from({ length: 23 }, (_, i) => `-t${String(i).padStart(2, '0')}`);
      for (const [i, name] of names.entries())
        store.save(viewOf(name, { state: 'ended', stateSince: NOON + Math.floor(i / 5) }), null);
      await store.flush();
      const told: string[] = [];
      for (let before: string | null = null, rounds = 0; rounds < 20; rounds += 1) {
        const page: EndedPage | null = await store.ended({
          sdkAppId: APP,
          words: ['-t'],
          why: null,
          from: 0,
          to: NOON * 2,
          before,
          limit: 5,
        });
        told.push(...(page?.views.map(({ taskId }) => taskId) ?? []));
        for (const view of page?.views.slice(-1) ?? []) store.forget(view);
        await store.flush();
        before = page?.before ?? null;
        if (before === null) break;
      }
      expect(told).toHaveLength(23);
      expect(told.toSorted()).toEqual(names);
    });

    it('recalls the last views of the tasks that it keeps, committed or not, and of no others', async () => {
      const { store } = setUp();
      store.save(viewOf('a', { state: 'ended' }), null);
      await store.flush();
      store.save(viewOf('b', { apiStatus: 'Idle' }), null);
      store.save(viewOf('gone'), null);
      await store.flush();
      store.forget(viewOf('gone'));
      const refs = ['a', 'b', 'gone', 'never-was'].map((taskId) => viewOf(taskId));
      const views = [viewOf('a', { state: 'ended' }), viewOf('b', { apiStatus: 'Idle' })];
      expect(store.recall(refs)).toEqual(views);
      await store.flush();
      expect(store.recall(refs)).toEqual(views);
    });

    it('forgets a task with its history at once, and what comes afterwards is of a new one', async () => {
      const { store } = setUp();
      store.save(viewOf('a', { problem: problemAt(1) }), transitionAt(NOON));
      store.save(viewOf('b'), transitionAt(NOON));
      await store.flush();
      store.save(viewOf('a'), transitionAt(NOON + 1));
      const known = async () => (await store.load()).views.map(({ taskId }) => taskId).sort();
      store.forget(viewOf('a'));
      expect(await known()).toEqual(['b']);
      expect(await store.history(viewOf('a'))).toEqual({ transitions: [], problems: [] });
      store.save(viewOf('a'), transitionAt(NOON + 2));
      const anew = { transitions: [transitionAt(NOON + 2)], problems: [] };
      expect(await store.history(viewOf('a'))).toEqual(anew);
      await store.flush();
      expect(await store.history(viewOf('a'))).toEqual(anew);
      expect(await known()).toEqual(['a', 'b']);
      store.forget(viewOf('never-was'));
      await store.flush();
      expect(await known()).toEqual(['a', 'b']);
      expect((await store.history(viewOf('b'))).transitions).toEqual([transitionAt(NOON)]);
    });
  });
}

/** What every store promises, whatever it keeps its data in. */
export function storeContractTests(name: string, place: () => StorePlace): void {
  function setUp() {
    const at = place();
    const { clock } = at;
    const warnings: object[] = [];
    const committed: TaskView[] = [];
    const logger: StoreDeps['logger'] = { warn: (fields, message) => warnings.push({ ...fields, message }) };
    const open = (options: Partial<StoreDeps> = {}) =>
      at.open({
        clock,
        background: createBackground(clock, logger),
        retentionDays: 30,
        endedOnBoardMs: 86_400_000,
        logger,
        onCommit: (views) => committed.push(...views),
        ...options,
      });
    return { clock, open, kill: at.kill, warnings, committed };
  }

  runningStoreTests(name, () => {
    const { open, clock } = setUp();
    return { store: open(), clock };
  });

  describe(name, () => {
    it('knows nothing on the first start, and says that it does not know how the last process ended', async () => {
      const store = setUp().open();
      expect(await store.load()).toEqual({
        views: [],
        incidents: [],
        lastActivityAt: null,
        stoppedCleanly: false,
        setAsideAs: null,
      });
      expect(await store.history(viewOf('a'))).toEqual({ transitions: [], problems: [] });
      expect(store.trouble()).toBeNull();
    });

    it('gives the last view of every task to the next process, the last asked first', async () => {
      const { open } = setUp();
      const first = open();
      const never = viewOf('never', { askedAt: null, answeredAt: null, lastAlive: null, state: 'unchecked' });
      const early = viewOf('early', { askedAt: NOON, problem: problemAt(NOON) });
      const late = viewOf('late', { askedAt: NOON + 1_000, state: 'ended', lastAlive: { status: 'Idle', at: 5 } });
      first.save(never, null);
      first.save(viewOf('late', { state: 'idle' }), null);
      first.save(early, null);
      await first.flush();
      first.save(late, null);
      await first.close();
      expect((await open().load()).views).toEqual([late, early, never]);
    });

    it('has a task after a crash that was added and never asked, and then what was learnt of it', async () => {
      const { open, kill, clock } = setUp();
      const added = viewOf('a', { state: 'unchecked', askedAt: null, answeredAt: null, lastAlive: null });
      const first = open();
      first.save(added, null);
      await clock.advance(250);
      kill();
      const second = open();
      expect((await second.load()).views).toEqual([added]);
      expect(await second.history(added)).toEqual({ transitions: [], problems: [] });
      second.save(viewOf('a'), transitionAt(NOON, { from: 'unchecked', notBefore: null }));
      await second.flush();
      kill();
      expect((await open().load()).views).toEqual([viewOf('a')]);
    });

    it('gives back at once what it was given, before it is committed', async () => {
      const { open, committed } = setUp();
      const store = open();
      store.save(viewOf('a', { problem: problemAt(1) }), transitionAt(NOON));
      store.setAppLabel(7, 'Lectures');
      expect(committed).toEqual([]);
      expect((await store.load()).views).toEqual([viewOf('a', { problem: problemAt(1) })]);
      expect(await store.history(viewOf('a'))).toEqual({
        transitions: [transitionAt(NOON)],
        problems: [problemAt(1)],
      });
      expect(await store.appLabels()).toEqual(new Map([[7, 'Lectures']]));
    });

    it('commits once for all that came in a quarter of a second, with the latest view of each task', async () => {
      const { open, clock, committed } = setUp();
      const store = open();
      committed.length = 0;
      store.save(viewOf('a', { requestId: 'first' }), null);
      await clock.advance(100);
      store.save(viewOf('a', { requestId: 'second' }), null);
      store.save(viewOf('b'), null);
      await clock.advance(149);
      expect(committed).toEqual([]);
      await clock.advance(1);
      expect(committed).toEqual([viewOf('a', { requestId: 'second' }), viewOf('b')]);
      await clock.advance(10_000);
      expect(committed).toHaveLength(2);
    });

    it('has after a crash what it had reported as committed, with its history', async () => {
      const { open, kill, clock, committed } = setUp();
      const store = open();
      store.save(viewOf('a', { problem: problemAt(1) }), transitionAt(NOON));
      store.setAppLabel(7, 'Lectures');
      await clock.advance(250);
      expect(committed).toHaveLength(1);
      kill();
      const next = open();
      expect((await next.load()).views).toEqual([viewOf('a', { problem: problemAt(1) })]);
      expect(await next.history(viewOf('a'))).toEqual({
        transitions: [transitionAt(NOON)],
        problems: [problemAt(1)],
      });
      expect(await next.appLabels()).toEqual(new Map([[7, 'Lectures']]));
    });

    it('commits at once when told to', async () => {
      const { open, kill } = setUp();
      const store = open();
      for (let i = 0; i < 600; i += 1) store.save(viewOf(`t${i}`), null);
      await store.flush();
      kill();
      expect((await open().load()).views).toHaveLength(600);
    });

    it('tells the next process whether this one stopped cleanly, and when it was last active', async () => {
      const { open, kill, clock } = setUp();
      const first = open();
      first.save(viewOf('a'), null);
      await clock.advance(5_000);
      first.noteCall();
      await first.close();
      const activity = { lastActivityAt: clock.wall() };
      const second = open();
      expect(await second.load()).toMatchObject({ ...activity, stoppedCleanly: true });
      kill();
      expect(await open().load()).toMatchObject({ ...activity, stoppedCleanly: false });
    });

    it('knows after a crash of a call that was never answered', async () => {
      const { open, kill, clock } = setUp();
      const store = open();
      await clock.advance(60_000);
      const lastActivityAt = clock.wall();
      store.noteCall();
      await clock.advance(250);
      kill();
      expect(await open().load()).toMatchObject({ lastActivityAt, stoppedCleanly: false });
    });

    it('keeps the transitions of a task in the order in which they were observed, whatever the clock said', async () => {
      const { open, kill } = setUp();
      const first = open();
      first.save(viewOf('a'), transitionAt(2_000, { from: 'unchecked', notBefore: null }));
      await first.flush();
      first.save(viewOf('a'), transitionAt(1_000, { to: 'exiting', apiStatus: null, requestId: null }));
      await first.flush();
      kill();
      const second = open();
      second.save(viewOf('a'), transitionAt(3_000));
      expect((await second.history(viewOf('a'))).transitions).toEqual([
        transitionAt(2_000, { from: 'unchecked', notBefore: null }),
        transitionAt(1_000, { to: 'exiting', apiStatus: null, requestId: null }),
        transitionAt(3_000),
      ]);
    });

    it('keeps one record for a run of the same problem, and another for the next run', async () => {
      const { open } = setUp();
      const store = open();
      const save = (problem: TaskProblem | null) => store.save(viewOf('a', { problem }), null);
      save(problemAt(1));
      save(problemAt(1, { at: 2, count: 2 }));
      await store.flush();
      save(problemAt(1, { at: 3, count: 3, message: 'still' }));
      save(null);
      save(problemAt(4));
      save(problemAt(4, { code: 'Network.Refused' }));
      const expected = [
        problemAt(1, { at: 3, count: 3, message: 'still' }),
        problemAt(4),
        problemAt(4, { code: 'Network.Refused' }),
      ];
      expect((await store.history(viewOf('a'))).problems).toEqual(expected);
      await store.flush();
      expect((await store.history(viewOf('a'))).problems).toEqual(expected);
    });

    it('keeps the label of an app until it is taken away', async () => {
      const { open, kill } = setUp();
      const first = open();
      first.setAppLabel(7, 'Lectures');
      first.setAppLabel(4_294_967_295, '演示 🎙');
      await first.flush();
      first.setAppLabel(7, null);
      expect(await first.appLabels()).toEqual(new Map([[4_294_967_295, '演示 🎙']]));
      await first.flush();
      kill();
      expect(await open().appLabels()).toEqual(new Map([[4_294_967_295, '演示 🎙']]));
    });

    it('keeps the limits of an app, also over a crash', async () => {
      const { open, kill } = setUp();
      const first = open();
      first.setAppLimits(7, { idleMs: 5_400_000, exitingMs: null, runningMs: 1_000 });
      await first.flush();
      kill();
      const next = open();
      expect(await next.appLimits()).toEqual(new Map([[7, { idleMs: 5_400_000, exitingMs: null, runningMs: 1_000 }]]));
    });

    it('gives every incident to the next process as it is, open or over, also over a crash', async () => {
      const { open, kill, clock } = setUp();
      const first = open();
      const now = clock.wall();
      const acknowledgement = { by: 'ann', at: now, until: now + DAY_MS, note: '值班 🎙' };
      const subjects: KeptIncident['subject'][] = [
        { kind: 'account', account: 'main' },
        { kind: 'region', account: 'main', region: 'ap-tokyo' },
        { kind: 'app', sdkAppId: APP },
      ];
      const incidents = [
        ...subjects.map((subject, i) => incidentAt(now - i, { subject, cause: 'service', problem: null })),
        incidentAt(now - 3, { acknowledgement, times: 4, firstSince: now - DAY_MS }),
        incidentAt(now - 4, { cause: 'overLimit', overLimit: { what: 'idle', limitMs: 60_000 }, isNews: false }),
        incidentAt(now - 5, { endedAt: now - 1 }),
      ];
      for (const incident of incidents) first.saveIncident(incident);
      await first.flush();
      first.saveIncident(incidentAt(now - 6));
      kill();
      const next = open();
      expect((await next.load()).incidents.sort((a, b) => b.since - a.since)).toEqual(incidents);
      expect(await next.incidentHistory(OF_APP, 10)).toEqual(incidents);
    });

    it('keeps what a task was forgotten with out of the next process', async () => {
      const { open, kill } = setUp();
      const first = open();
      first.save(viewOf('a', { problem: problemAt(1) }), transitionAt(NOON));
      await first.flush();
      first.forget(viewOf('a'));
      await first.flush();
      kill();
      const next = open();
      expect((await next.load()).views).toEqual([]);
      expect(await next.history(viewOf('a'))).toEqual({ transitions: [], problems: [] });
    });

    it('knows after kill -9 what people took out, the oldest first, but for what is there again', async () => {
      const { open, kill, clock } = setUp();
      const first = await open();
      for (const key of ['a', 'b', 'c', 'd']) first.setRemoved(key, true);
      await keep(first, clock);
      first.setRemoved('b', false);
      first.setRemoved('a', false);
      first.setRemoved('a', true);
      expect(await first.removed()).toEqual(['c', 'd', 'a']);
      await keep(first, clock);
      first.setRemoved('c', false);
      kill();
      const second = await open();
      expect(await second.removed()).toEqual(['c', 'd', 'a']);
      await second.close();
    });

    it('forgets an incident some days after it was over, and never one that is open', async () => {
      const { open, kill, clock } = setUp();
      const store = open();
      const now = clock.wall();
      const lasting = incidentAt(now - 90 * DAY_MS);
      const over = incidentAt(now - 60 * DAY_MS, { endedAt: now });
      store.saveIncident(lasting);
      store.saveIncident(over);
      await clock.advance(1_000);
      const keptAfter = async (days: number) => {
        await passDays(store, clock, days);
        return store.incidentHistory(OF_APP, 10);
      };
      expect(await keptAfter(29)).toEqual([over, lasting]);
      expect(await keptAfter(1)).toEqual([lasting]);
      kill();
      expect(await open().incidentHistory(OF_APP, 10)).toEqual([lasting]);
    });

    it('keeps what was revoked, also over a crash, until a day after it has run out', async () => {
      const { open, kill, clock } = setUp();
      const first = open();
      expect(await first.isRevoked('a', clock.wall())).toBe(false);
      first.revoke('a', clock.wall() + 3_600_000);
      expect(await first.isRevoked('a', clock.wall())).toBe(true);
      await first.flush();
      kill();
      const next = open();
      expect([await next.isRevoked('a', clock.wall()), await next.isRevoked('b', clock.wall())]).toEqual([true, false]);
      clock.jump(DAY_MS);
      next.noteTime(clock.wall());
      await clock.advance(3_600_000);
      expect(await next.isRevoked('a', clock.wall())).toBe(true);
      await clock.advance(2 * 3_600_000);
      expect(await next.isRevoked('a', clock.wall())).toBe(false);
      kill();
      expect(await open().isRevoked('a', clock.wall())).toBe(false);
    });

    it('takes tasks for different ones that differ in app, region or the case of a letter only', async () => {
      const { open, kill } = setUp();
      const store = open();
      const views = [
        viewOf('a'),
        viewOf('A'),
        viewOf('a', { region: 'ap-tokyo' }),
        viewOf('a', { sdkAppId: 4_294_967_295 }),
      ];
      for (const [i, view] of views.entries()) store.save(view, transitionAt(i));
      await store.flush();
      kill();
      const next = open();
      expect((await next.load()).views).toEqual(expect.arrayContaining(views));
      for (const [i, view] of views.entries())
        expect((await next.history(view)).transitions).toEqual([transitionAt(i)]);
    });

    it('gives back every TaskId as it came', async () => {
      const { open, kill } = setUp();
      const store = open();
      const printable = Array.from({ length: 94 }, (_, i) => String.fromCharCode(0x21 + i));
      const ids = ["';DROP/**/TABLE/**/task;--", '../../etc', '__proto__', '-m9+bVV.', '%00%', '1e3', 'x'.repeat(256)];
      for (const id of [...printable, ...ids]) store.save(viewOf(id), transitionAt(1));
      await store.flush();
      kill();
      const next = open();
      const { views } = await next.load();
      expect(new Set(views.map(({ taskId }) => taskId))).toEqual(new Set([...printable, ...ids]));
      for (const id of ids) expect((await next.history(viewOf(id))).transitions).toEqual([transitionAt(1)]);
    });

    it('loses nothing else to a task that no door should have let in', async () => {
      const { open, kill, warnings } = setUp();
      const store = open();
      const hostile = ['\0', 'a\0b', '\ud800', '\u202e', 'x'.repeat(1_000_000), ''];
      for (const id of hostile) store.save(viewOf(id), transitionAt(1));
      store.save(viewOf('wrong', { state: undefined as never }), transitionAt(Number.NaN));
      store.save(viewOf('good'), transitionAt(1));
      await store.flush();
      expect(store.trouble()).toBeNull();
      kill();
      const next = open();
      expect((await next.load()).views).toEqual([viewOf('good')]);
      expect((await next.history(viewOf('good'))).transitions).toEqual([transitionAt(1)]);
      expect(warnings.length).toBeGreaterThan(0);
    });

    it(`keeps the last ${MAX_TRANSITIONS} transitions of a task`, async () => {
      const { open, kill } = setUp();
      const store = open();
      const all = Array.from({ length: MAX_TRANSITIONS + 30 }, (_, i) => transitionAt(i));
      for (const transition of all.slice(0, -20)) store.save(viewOf('a'), transition);
      await store.flush();
      for (const transition of all.slice(-20)) store.save(viewOf('a'), transition);
      const last = all.slice(-MAX_TRANSITIONS);
      expect((await store.history(viewOf('a'))).transitions).toEqual(last);
      await store.flush();
      kill();
      expect((await open().history(viewOf('a'))).transitions).toEqual(last);
    });

    it(`keeps ${MAX_PROBLEMS} problems of a task, and lets ordinary ones go before failures`, async () => {
      const { open, kill } = setUp();
      const store = open();
      const save = (problem: TaskProblem) => store.save(viewOf('a', { problem }), null);
      const failures = Array.from({ length: 10 }, (_, i) => problemAt(i));
      for (const failure of failures) save(failure);
      await store.flush();
      const throttles = Array.from({ length: MAX_PROBLEMS }, (_, i) => problemAt(100 + i, { kind: 'throttle' }));
      for (const throttle of throttles) save(throttle);
      const expected = [...failures, ...throttles.slice(10)];
      expect((await store.history(viewOf('a'))).problems).toEqual(expected);
      await store.flush();
      kill();
      const next = open();
      expect((await next.history(viewOf('a'))).problems).toEqual(expected);
      for (let i = 0; i < MAX_PROBLEMS; i += 1)
        next.save(viewOf('a', { problem: problemAt(1_000 + i, { kind: 'unknown' }) }), null);
      await next.flush();
      expect((await next.history(viewOf('a'))).problems.map(({ since }) => since)).toEqual(
        Array.from({ length: MAX_PROBLEMS }, (_, i) => 1_000 + i),
      );
    });

    it('forgets a task some days after it ended, one that failed later, one that lives only when it is not asked about', async () => {
      const { open, kill, clock } = setUp();
      const store = open();
      store.save(viewOf('healthy', { state: 'ended', problem: problemAt(clock.wall(), { kind: 'gone' }) }), null);
      store.save(viewOf('never', { state: 'notFound' }), null);
      store.save(viewOf('failed', { state: 'ended', problem: problemAt(clock.wall()) }), null);
      store.save(viewOf('live'), null);
      await clock.advance(1_000);
      const keptAfter = async (days: number) => {
        await passDays(store, clock, days);
        return (await store.load()).views.map(({ taskId }) => taskId).sort();
      };
      expect(await keptAfter(29)).toEqual(['failed', 'healthy', 'live', 'never']);
      expect(await keptAfter(1)).toEqual(['failed', 'live']);
      store.save(viewOf('live'), null);
      expect(await keptAfter(59)).toEqual(['failed', 'live']);
      expect(await keptAfter(1)).toEqual(['live']);
      expect(await keptAfter(29)).toEqual(['live']);
      expect(await keptAfter(1)).toEqual([]);
      kill();
      clock.jump(-1_000 * DAY_MS);
      expect((await open().load()).views).toEqual([]);
    });

    it('thins out the history of a task that lives on: what is healthy first, failures later', async () => {
      const { open, clock } = setUp();
      const store = open({ retentionDays: 10 });
      store.save(viewOf('a', { problem: problemAt(clock.wall(), { kind: 'gone' }) }), transitionAt(clock.wall()));
      store.save(viewOf('a', { problem: problemAt(clock.wall(), { code: 'X' }) }), null);
      const daysLater = async (days: number) => {
        store.save(viewOf('a'), null);
        await passDays(store, clock, days);
        const { transitions, problems } = await store.history(viewOf('a'));
        return [transitions.length, problems.map(({ code }) => code)];
      };
      expect(await daysLater(9)).toEqual([1, ['InternalError', 'X']]);
      expect(await daysLater(1)).toEqual([0, ['X']]);
      expect(await daysLater(19)).toEqual([0, ['X']]);
      expect(await daysLater(1)).toEqual([0, []]);
      expect((await store.load()).views).toHaveLength(1);
    });

    it('deletes and hides nothing after a start with the clock a hundred days ahead, whatever time it is later', async () => {
      const { open, clock } = setUp();
      const first = open();
      first.save(viewOf('old', { state: 'ended' }), transitionAt(clock.wall()));
      first.saveIncident(incidentAt(clock.wall() - 1_000, { endedAt: clock.wall() }));
      first.revoke('session', clock.wall() + HOUR_MS);
      await first.close();
      clock.jump(100 * DAY_MS);
      const wrong = open();
      expect((await wrong.load()).views).toHaveLength(1);
      // Tencent is not heard; then it is, and says the true time.
      await clock.advance(5 * HOUR_MS);
      wrong.noteTime(clock.wall() - 100 * DAY_MS);
      wrong.save(viewOf('new'), null);
      await clock.advance(5 * HOUR_MS);
      await wrong.close();
      clock.jump(-100 * DAY_MS);
      const right = open();
      expect((await right.load()).views.map(({ taskId }) => taskId).sort()).toEqual(['new', 'old']);
      expect((await right.history(viewOf('old'))).transitions).toHaveLength(1);
      expect(await right.incidentHistory(OF_APP, 10)).toHaveLength(1);
      expect(await right.isRevoked('session', clock.wall())).toBe(true);
    });

    it('deletes a day of it in an hour after a jump that Tencent confirms, so that it can be noticed', async () => {
      const { open, clock } = setUp();
      const store = open();
      store.save(viewOf('old', { state: 'ended' }), null);
      await clock.advance(1_000);
      clock.jump(31 * DAY_MS);
      store.noteTime(clock.wall());
      await clock.advance(29 * HOUR_MS);
      expect((await store.load()).views).toHaveLength(1);
      await clock.advance(3 * HOUR_MS);
      expect((await store.load()).views).toHaveLength(0);
    });

    it('takes no harm from calls after its end', async () => {
      const { open, clock, warnings } = setUp();
      const store = open();
      await store.close();
      await store.close();
      store.save(viewOf('a'), null);
      store.noteCall();
      await clock.advance(5_000);
      expect((await open().load()).views).toEqual([]);
      expect(warnings).toEqual([]);
    });
  });
}
