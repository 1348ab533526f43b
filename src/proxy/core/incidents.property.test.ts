import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { KeptIncident } from '#contract/incident.ts';
import { DEFAULT_LIMITS } from '#contract/limits.ts';
import { type TaskRef, taskKey } from '#contract/task-ref.ts';
import { untrackedTask } from '#contract/task-view.ts';
import { effort } from '#testing/effort.ts';
import type { Answer } from './answer.ts';
import { createIncidents } from './incidents.ts';
import { createOutageWatch } from './outage.ts';
import { createRefusedApps } from './refused-apps.ts';
import { trackTask } from './track-task.ts';

const RUNS = effort({ usual: 300, soak: 100_000 });

/** Two regions of six and three tasks of one SdkAppId, and two tasks of another; all of one account. */
const REFS: TaskRef[] = [
  ...Array.from({ length: 6 }, (_, i) => ({ sdkAppId: 1, region: 'ap-one', taskId: `-a${i}.` })),
  ...Array.from({ length: 3 }, (_, i) => ({ sdkAppId: 1, region: 'ap-two', taskId: `-b${i}.` })),
  ...Array.from({ length: 2 }, (_, i) => ({ sdkAppId: 2, region: 'ap-one', taskId: `-c${i}.` })),
];

const trouble = { message: 'no', requestId: 'r' };
const ANSWERS = {
  good: { kind: 'status', status: 'InProgress', startTime: null, requestId: 'r' },
  gone: { kind: 'gone', code: 'ResourceNotFound', ...trouble },
  service: { kind: 'failed', problemKind: 'transient', code: 'InternalError', ...trouble },
  odd: { kind: 'failed', problemKind: 'unknown', code: 'Strange', ...trouble },
  network: { kind: 'failed', problemKind: 'transient', code: 'Network.Timeout', message: 'no', requestId: null },
  permission: { kind: 'refused', problemKind: 'permission', code: 'UnauthorizedOperation', ...trouble },
  caller: { kind: 'refused', problemKind: 'caller', code: 'InvalidParameter', ...trouble },
  credential: { kind: 'refused', problemKind: 'credential', code: 'AuthFailure.SecretIdNotFound', ...trouble },
  limited: { kind: 'limited', code: 'RequestLimitExceeded', ...trouble },
} as const satisfies Record<string, Answer>;
type Word = keyof typeof ANSWERS;

const WORDS = Object.keys(ANSWERS) as Word[];
const word = fc.oneof({ weight: 4, arbitrary: fc.constant<Word>('good') }, fc.constantFrom(...WORDS));
const task = fc.nat(REFS.length - 1);
type Step = ReturnType<typeof stepOf>;
const stepOf = <K extends string, T>(kind: K, value: T) => ({ kind, value });
const step = fc.oneof(
  { weight: 10, arbitrary: fc.tuple(task, word).map((value) => stepOf('answer', value)) },
  // All tasks of a region, or all there are, tell the same, as they do when something wider is wrong.
  { weight: 3, arbitrary: fc.tuple(fc.constantFrom('ap-one', 'ap-two', ''), word).map((v) => stepOf('all', v)) },
  { weight: 4, arbitrary: fc.constantFrom(1_000, 6_000, 20_000, 100_000, 400_000).map((ms) => stepOf('wait', ms)) },
  { weight: 1, arbitrary: fc.boolean().map((listed) => stepOf('list', listed)) },
  { weight: 1, arbitrary: fc.nat(5).map((n) => stepOf('acknowledge', n)) },
  { weight: 1, arbitrary: fc.constant(stepOf('restart', null)) },
);

/** The rules around the incidents as the server runs them, without its sockets. */
function createWorld() {
  const kept = new Map<string, KeptIncident>();
  const tasks = REFS.map((ref) => ({ key: taskKey(ref), ref, account: 'main', view: untrackedTask(ref) }));
  const signs = new Map<string, { word: Word | 'restart'; at: number }[]>();
  const note = (key: string, word: Word | 'restart') =>
    signs.set(key, [...(signs.get(key) ?? []), { word, at: now.monotonic }]);
  let now = { wall: 1_700_000_000_000, monotonic: 0 };
  let listed = true;
  let [incidents, outages, refused] = begin();

  function begin() {
    return [
      createIncidents((incident) => kept.set(incident.id, incident)),
      createOutageWatch(() => 0),
      createRefusedApps<{ code: string; message: string; requestId: string | null }>(),
    ] as const;
  }

  function answer(task: (typeof tasks)[number], said: Word): void {
    const reply: Answer = ANSWERS[said];
    const { sdkAppId } = task.ref;
    task.view = trackTask(task.view, reply, now.wall);
    outages.seen(reply, now.monotonic, now);
    const isGood = reply.kind === 'status' || reply.kind === 'gone';
    if (isGood) refused.answered(sdkAppId);
    if (said === 'permission') refused.refusedOnce(sdkAppId, task.key, ANSWERS.permission, countOf(sdkAppId));
    note(task.key, said);
    hearAccount();
    if (isGood || refused.of(sdkAppId)) incidents.app(sdkAppId, refused.of(sdkAppId), now);
    incidents.heard(task, reply, DEFAULT_LIMITS, now);
  }

  const hearAccount = () =>
    incidents.account({ name: 'main', outage: outages.current(now), serverOutage: null, isOverBudget: false }, now);

  function settle(): void {
    hearAccount();
    incidents.settle(tasks, () => listed, now);
  }

  const run: { [K in Step['kind']]: (value: never) => void } = {
    answer: ([index, said]: [number, Word]) => answer(tasks[index] as (typeof tasks)[number], said),
    all: ([region, said]: [string, Word]) => {
      for (const task of tasks) if (region === '' || task.ref.region === region) answer(task, said);
    },
    wait: (ms: number) => {
      now = { wall: now.wall + ms, monotonic: now.monotonic + ms };
    },
    list: (is: boolean) => {
      listed = is;
    },
    acknowledge: (n: number) => {
      const incident = [...incidents.open()][n];
      const said = { by: 'Ana', at: now.wall, until: n % 2 === 0 ? null : now.wall + 50_000, note: '' };
      if (incident) incidents.acknowledge(incident.id, said);
    },
    restart: () => {
      [incidents, outages, refused] = begin();
      // A run of answers is counted anew.
      for (const { key } of tasks) note(key, 'restart');
      const found = [...kept.values()];
      const outage = found.find(({ cause, endedAt }) => cause === 'unreachable' && endedAt === null);
      if (outage?.problem)
        outages.resume({
          outage: { kind: 'unreachable', ...outage.problem, since: outage.since, asOf: null },
          goodAt: null,
        });
      incidents.restore(found, (ref) => tasks.find(({ key }) => key === taskKey(ref)), now);
    },
  };
  return {
    tasks,
    kept,
    open: () => [...incidents.open()],
    said: (key: string) => signs.get(key) ?? [],
    take(step: Step): void {
      run[step.kind]?.(step.value as never);
      settle();
    },
  };
}

const countOf = (sdkAppId: number) => REFS.filter((ref) => ref.sdkAppId === sdkAppId).length;

function check(world: ReturnType<typeof createWorld>): void {
  const open = world.open();
  // What is open is what is kept as open: a restart loses none, and finds none that is over.
  expect(new Set(open)).toEqual(new Set([...world.kept.values()].filter(({ endedAt }) => endedAt === null)));
  const names = open.map(({ cause, subject }) => JSON.stringify([cause, subject]));
  expect(new Set(names).size).toBe(names.length);
  const failing = open.filter(({ cause }) => cause === 'failing');
  for (const { problem, subject } of failing) {
    if (subject.kind !== 'task') throw new Error('a task fails, nothing else');
    const of = (cause: string) => open.find((incident) => incident.cause === cause);
    const isNetwork = problem?.requestId === null;
    if (isNetwork) expect(of('unreachable')).toBeUndefined();
    if (problem?.code === ANSWERS.permission.code)
      expect(open.some((one) => one.subject.kind === 'app' && one.subject.sdkAppId === subject.sdkAppId)).toBe(false);
    const said = world.said(taskKey(subject));
    const good = said.slice(-2).every(({ word }) => word === 'good' || word === 'gone');
    expect(good && said.length > 1, 'two good answers in a row end it').toBe(false);
  }
  for (const { key, view } of world.tasks) {
    if (view.state === 'ended') expect(failing.some((one) => taskKey(one.subject as TaskRef) === key)).toBe(false);
  }
}

it('an incident is open or over for ever, one for one cause, and none is open under a wider one of its cause', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const world = createWorld();
      for (const one of steps) {
        world.take(one);
        check(world);
      }
    }),
    { numRuns: RUNS },
  );
});

it('only three bad answers in a row over 15 s, or one that is final, make a task fail', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const world = createWorld();
      for (const one of steps) {
        const before = new Set(world.open().map(({ id, times }) => `${id} ${times}`));
        world.take(one);
        for (const { id, times, cause, subject } of world.open()) {
          if (cause !== 'failing' || before.has(`${id} ${times}`)) continue;
          const said = world.said(taskKey(subject as TaskRef)).filter(({ word }) => isAboutTask(word));
          if (said.at(-1)?.word === 'caller') continue;
          const lastGood = said.findLastIndex(({ word }) => word === 'good' || word === 'gone');
          const run = said.slice(lastGood + 1);
          expect(run.length).toBeGreaterThanOrEqual(3);
          expect((run.at(-1)?.at ?? 0) - (run[0]?.at ?? 0)).toBeGreaterThanOrEqual(15_000);
        }
      }
    }),
    { numRuns: RUNS },
  );
});

it('a task that fails every fourth call is never an incident', () => {
  const world = createWorld();
  for (let call = 0; call < 3_600; call += 1) {
    world.take({ kind: 'answer', value: [0, call % 4 === 3 ? 'service' : 'good'] });
    world.take({ kind: 'wait', value: 1_000 });
    expect(world.open()).toEqual([]);
  }
});

it('a region whose last answer is a good one does not begin to fail unsaid', () => {
  const world = createWorld();
  for (const index of [0, 1, 2, 3]) world.take({ kind: 'answer', value: [index, 'service'] });
  world.take({ kind: 'answer', value: [4, 'good'] });
  world.take({ kind: 'wait', value: 6_000 });
  world.take({ kind: 'answer', value: [0, 'service'] });
  expect(world.open()).toMatchObject([{ cause: 'service', problem: { code: 'InternalError' } }]);
});

it('while at most every other call is answered, the outage is open, and it is one', () => {
  const flapping = fc.array(fc.tuple(task, fc.nat(3)), { minLength: 30, maxLength: 200 });
  fc.assert(
    fc.property(flapping, fc.constantFrom<Word>('network', 'limited'), fc.nat(3_000), (calls, bad, everyMs) => {
      const world = createWorld();
      const ids = new Set<string>();
      let run = 0;
      calls.forEach(([index, chance], n) => {
        // Never two good ones in a row.
        run = chance === 0 && run > 0 ? 0 : run + 1;
        world.take({ kind: 'answer', value: [index, run === 0 ? 'good' : bad] });
        world.take({ kind: 'wait', value: everyMs });
        for (const { id, cause } of world.open()) if (cause === 'unreachable' || cause === 'throttle') ids.add(id);
        if (n < 20) return;
        expect(world.open().some(({ id }) => ids.has(id))).toBe(true);
        expect(ids.size).toBe(1);
      });
      for (const id of ids) expect(world.kept.get(id)?.times).toBe(1);
    }),
    { numRuns: RUNS },
  );
});

const isAboutTask = (word: Word | 'restart') => word !== 'credential' && word !== 'limited' && word !== 'restart';
