import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import type { Answer } from '#proxy/core/answer.ts';
import { createLeases } from '#proxy/core/leases.ts';
import { createQueues } from '#proxy/core/queues.ts';
import { createScheduler } from '#proxy/core/scheduler.ts';
import type { Class } from '#proxy/core/standing.ts';
import { createSubset } from '#proxy/core/subset.ts';
import { createTasks, type Task } from '#proxy/core/tasks.ts';
import { trackTask } from '#proxy/core/track-task.ts';
import { whenToAsk } from '#proxy/core/when-to-ask.ts';
import { effort } from '#testing/effort.ts';
import { scanChoices, scanSums, scanWaitMs } from './scheduler-scan.ts';

const RATE = 18;
const APPS = [1, 2, 3];
const REGIONS = ['ap-one', 'ap-two'];
const PEOPLE = ['ann', 'bob', ''];
const CLASSES: readonly Class[] = ['visible', 'hidden', 'new', 'background'];
/** Calls that are under way before the first of them is answered. */
const UNDER_WAY = 3;

const trouble = { message: 'no', requestId: 'r' };
const ANSWERS = {
  alive: { kind: 'status', status: 'InProgress', startTime: null, requestId: 'r' },
  exited: { kind: 'status', status: 'Exited', startTime: null, requestId: 'r' },
  gone: { kind: 'gone', code: 'ResourceNotFound', ...trouble },
  failed: { kind: 'failed', problemKind: 'transient', code: 'InternalError', ...trouble },
  limited: { kind: 'limited', code: 'RequestLimitExceeded', ...trouble },
  wrong: { kind: 'refused', problemKind: 'caller', code: 'InvalidParameter', ...trouble },
} as const satisfies Record<string, Answer>;
type Word = keyof typeof ANSWERS;

const word = fc.oneof(
  { weight: 8, arbitrary: fc.constant<Word>('alive') },
  fc.constantFrom(...(Object.keys(ANSWERS) as Word[])),
);
const person = fc.constantFrom(...PEOPLE);
const app = fc.constantFrom(...APPS);
/** So many tasks, from one on, of the order in which they were added. */
const some = fc.record({ from: fc.nat(80), count: fc.oneof(fc.nat(3), fc.nat(60)) });
type Some = { from: number; count: number };

const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('ask'), calls: fc.integer({ min: 1, max: 40 }), word }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('add'),
      app,
      region: fc.constantFrom(...REGIONS),
      by: person,
      count: fc.oneof(fc.nat(3), fc.nat(60)),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('show'),
      tab: fc.nat(2),
      by: person,
      apps: fc.uniqueArray(app, { maxLength: 2 }),
      listed: some,
      shown: some,
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait'), ms: fc.constantFrom(1, 300, 1_000, 7_000, 16_000) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('look'), by: person, which: some }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wish'), by: person, which: some }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove'), which: some }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('hang'), which: some }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('retry'), app }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('hold'), app: fc.constantFrom(0, ...APPS), ms: fc.nat(2_000) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('holdRegion'), region: fc.constantFrom('', '', '', ...REGIONS) }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Queues and a scan beside each other, with a scheduler each, over the same tasks and leases. */
function createWorld() {
  const leases = createLeases(
    { all: 8, ofOne: 3 },
    {
      task(key) {
        const task = tasks.get(key);
        if (task) queues.changed(task);
      },
      app: (sdkAppId) => queues.appChanged(sdkAppId),
    },
  );
  const hung = new WeakSet<Task>();
  const heldWith = (task: Task) => `${task.ref.region} ${hung.has(task)}`;
  const queues = createQueues({ attention: leases.attention, heldWith });
  const failing = createSubset(({ failures }) => failures > 0);
  const tasks = createTasks({
    limit: 200,
    observer: {
      changed(task) {
        queues.changed(task);
        failing.changed(task);
      },
      removed(task) {
        queues.removed(task);
        failing.removed(task);
      },
    },
  });
  const byQueues = createScheduler({ backgroundRate: 2 });
  const byScan = createScheduler({ backgroundRate: 2 });
  const underWay: { task: Task; sentAt: number; before: number | null }[] = [];
  /** Until when an SdkAppId is held back; 0 stands for all of them. */
  const heldUntil = new Map<number, number>();
  let heldRegion = '';
  let added = 0;
  /** In which there was something to ask. */
  let decisions = 0;
  let now = 0;

  const isShut = (sdkAppId: number) => (heldUntil.get(sdkAppId) ?? 0) > now;
  const mayAsk = (task: Task) =>
    !isShut(0) &&
    !isShut(task.ref.sdkAppId) &&
    task.ref.region !== heldRegion &&
    !(heldRegion !== '' && hung.has(task));
  const pick = ({ from, count }: Some) => [...tasks.all()].slice(from, from + count);

  function decide(): Task | null {
    const attention = leases.attention(now);
    const scanned = scanChoices(tasks.all(), attention, mayAsk, now);
    const queued = queues.choices(mayAsk, now);
    expect(queued.sums).toEqual(scanned.sums);
    for (const c of CLASSES) expect(queued.head(c)).toEqual(scanned.head(c));
    const found = byQueues.next(queued, now);
    expect(found).toBe(byScan.next(scanned, now));
    if (found) decisions += 1;
    return found;
  }

  /** What is kept up to date, against a count of all. */
  function check(): void {
    const attention = leases.attention(now);
    const heldBack = { all: isShut(0), apps: APPS.filter(isShut) };
    expect(queues.choices(mayAsk, now, heldBack).sums).toEqual(scanSums(tasks.all(), attention, heldBack));
    expect(queues.waitMs(now)).toBe(scanWaitMs(tasks.all(), now));
    for (const sdkAppId of APPS) {
      const all = [...tasks.ofApp(sdkAppId).all()];
      const asked = all.filter(({ notBefore }) => notBefore !== Number.POSITIVE_INFINITY);
      expect(queues.countAsked(sdkAppId, now)).toBe(asked.length);
      expect(failing.ofApp(sdkAppId)).toEqual(new Set(all.filter(({ failures }) => failures > 0)));
    }
  }

  function answer(reply: Answer): void {
    const call = underWay.shift();
    if (!call) return;
    const { task, sentAt, before } = call;
    if (reply.kind === 'limited') tasks.amend(task, { lastAskedAt: before });
    tasks.update(task, trackTask(task.view, reply, now));
    const { waitMs, failures } = whenToAsk(task.view, reply, task.failures, 0.5);
    tasks.amend(task, { isAsking: false, failures, notBefore: sentAt + waitMs });
  }

  const run: Record<string, (step: never) => void> = {
    ask({ calls, word: said }: { calls: number; word: Word }) {
      for (let call = 0; call < calls; call += 1) {
        now += 1_000 / RATE;
        const task = decide();
        if (task) {
          underWay.push({ task, sentAt: now, before: task.lastAskedAt });
          tasks.amend(task, { isAsking: true, wish: null, lastAskedAt: now });
        }
        if (underWay.length > UNDER_WAY || task === null) answer(ANSWERS[said]);
      }
    },
    add({ app: sdkAppId, region, by, count }: { app: number; region: string; by: string; count: number }) {
      for (let i = 0; i < count; i += 1) {
        added += 1;
        tasks.add({ sdkAppId, region, taskId: `t${added}` }, now, 'one', by);
      }
    },
    show({ tab, by, apps, listed, shown }: { tab: number; by: string; apps: number[]; listed: Some; shown: Some }) {
      const keys = (which: Some) => pick(which).map(({ key }) => key);
      leases.put(`${by} ${tab}`, by, now, { apps: new Set(apps), keys: new Set(keys(listed)), visible: keys(shown) });
    },
    wait({ ms }: { ms: number }) {
      now += ms;
    },
    look({ by, which }: { by: string; which: Some }) {
      for (const { key } of pick(which)) leases.look(key, by, now);
    },
    wish({ by, which }: { by: string; which: Some }) {
      for (const task of pick(which)) tasks.amend(task, { wish: { by, at: now } });
    },
    remove({ which }: { which: Some }) {
      for (const task of pick(which).slice(0, 5)) tasks.remove(task);
    },
    /** As calls do that hang: it is known while the task is asked. */
    hang({ which }: { which: Some }) {
      for (const task of pick(which)) {
        if (hung.has(task)) hung.delete(task);
        else hung.add(task);
        queues.changed(task);
      }
    },
    retry({ app: sdkAppId }: { app: number }) {
      for (const task of [...failing.ofApp(sdkAppId)]) tasks.amend(task, { failures: 0, notBefore: now });
    },
    hold({ app: sdkAppId, ms }: { app: number; ms: number }) {
      heldUntil.set(sdkAppId, now + ms);
    },
    holdRegion({ region }: { region: string }) {
      heldRegion = region;
    },
  };

  return {
    take(one: Step): void {
      run[one.do]?.(one as never);
      check();
    },
    decisions: () => decisions,
  };
}

let decisions = 0;
afterAll(() => expect(decisions).toBeGreaterThan(effort({ usual: 3_000, soak: 1_000_000 })));

it('the queues choose the same task as a look at all of them, each time, and sum up the same', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 10, maxLength: 60, size: 'max' }), (steps) => {
      const world = createWorld();
      for (const region of REGIONS) world.take({ do: 'add', app: 1, region, by: 'ann', count: 25 });
      for (const one of steps) world.take(one);
      decisions += world.decisions();
    }),
    { numRuns: effort({ usual: 60, soak: 10_000 }) },
  );
});
