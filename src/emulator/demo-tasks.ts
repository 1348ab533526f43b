import type { TaskRef } from '#tencent/describe-cloud-transcription.ts';
import { SITES, type Site } from '#tencent/sites.ts';
import type { Fault, FaultMatch } from './faults.ts';
import { randomTaskId } from './random-ids.ts';
import { lifeCycle, type TaskScript, type TaskStep } from './task-script.ts';

export interface DemoTask {
  ref: TaskRef;
  script: TaskScript;
  /** For `setFault`. */
  fault?: { match: FaultMatch; fault: Fault };
  /** What a person might have called it. */
  label: string;
  mood: Mood;
}

/** How a demo task behaves from now on. */
export type Mood =
  | 'running'
  | 'idle'
  | 'comingAndGoing'
  | 'leavingSlowly'
  | 'endingSoon'
  | 'starting'
  | 'neverWas'
  | 'preparing'
  | 'failing'
  | 'flaky'
  | 'timingOut';

type Chance = ReturnType<typeof chance>;
type Scene = (
  now: number,
  pick: Chance,
) => { script: TaskScript; misfortune?: Omit<FaultMatch, 'taskId'> & { fault: Fault } };

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const SCENES: Record<Mood, Scene> = {
  running: (now, pick) => ({ script: midway(now, pick) }),

  // Hours are possible: MaxIdleTime goes up to a day.
  idle(now, pick) {
    const beforeMs = pick.between(MINUTE, HOUR);
    const sinceMs = pick.between(5 * SECOND, 20 * MINUTE);
    const steps = [
      { status: 'InProgress', forMs: beforeMs },
      { status: 'Idle', forMs: sinceMs + pick.between(HOUR, 10 * HOUR) },
      { status: 'Exited', forMs: 10 * SECOND },
    ];
    return { script: { startsAt: now - sinceMs - beforeMs, steps } };
  },

  comingAndGoing(now, pick) {
    const steps = Array.from({ length: 200 }, (_, index): TaskStep => {
      const status = index % 2 === 0 ? 'InProgress' : 'Idle';
      return {
        status,
        forMs: status === 'Idle' ? pick.between(8 * SECOND, 40 * SECOND) : pick.between(15 * SECOND, 4 * MINUTE),
      };
    });
    return { script: { startsAt: now - pick.between(0, 10 * MINUTE), steps } };
  },

  leavingSlowly(now, pick) {
    const startsAt = now - pick.between(10 * MINUTE, 2 * HOUR);
    const exitedMs = pick.between(4 * MINUTE, 30 * MINUTE);
    return { script: lifeCycle({ startsAt, idleMs: 5 * SECOND, inProgressMs: now - startsAt - 6 * SECOND, exitedMs }) };
  },

  endingSoon(now, pick) {
    const startsAt = now - pick.between(3 * MINUTE, HOUR);
    const inProgressMs = now - startsAt + pick.between(10 * SECOND, 100 * SECOND);
    return {
      script: lifeCycle({ startsAt, idleMs: 0, inProgressMs, exitedMs: pick.between(5 * SECOND, 15 * SECOND) }),
    };
  },

  starting(now, pick) {
    const startsAt = now - pick.between(0, 5 * SECOND);
    const idleMs = pick.between(10 * SECOND, 45 * SECOND);
    return {
      script: lifeCycle({ startsAt, idleMs, inProgressMs: pick.between(HOUR, 6 * HOUR), exitedMs: 10 * SECOND }),
    };
  },

  neverWas: (now) => ({ script: { startsAt: now, steps: [] } }),

  // A word of the older AI transcription that this API does not document.
  preparing: (now) => ({ script: { startsAt: now, steps: [{ status: 'Preparing', forMs: 24 * HOUR }] } }),

  failing: (now, pick) => ({
    script: midway(now, pick),
    misfortune: { skip: 2, probability: 0.95, fault: { kind: 'error', code: 'InternalError.CTInternalError' } },
  }),

  flaky: (now, pick) => ({
    script: midway(now, pick),
    misfortune: { probability: 0.3, fault: { kind: 'error', code: 'InternalError' } },
  }),

  timingOut: (now, pick) => ({
    script: midway(now, pick),
    misfortune: { probability: 0.2, fault: { kind: 'timeOut' } },
  }),
};

/** What people call the three applications of the demo. */
export const DEMO_APPS = [
  { sdkAppId: 1_400_000_000, label: 'Live classes' },
  { sdkAppId: 1_400_188_366, label: 'Voice rooms' },
  { sdkAppId: 20_012_345, label: 'Intl webinars' },
];

const CAST: readonly { sdkAppId: number; moods: Partial<Record<Mood, number>> }[] = [
  {
    sdkAppId: 1_400_000_000,
    moods: {
      running: 13,
      idle: 3,
      comingAndGoing: 3,
      leavingSlowly: 2,
      endingSoon: 5,
      starting: 3,
      neverWas: 3,
      preparing: 1,
      failing: 1,
      flaky: 1,
      timingOut: 1,
    },
  },
  {
    sdkAppId: 1_400_188_366,
    moods: { running: 8, idle: 2, comingAndGoing: 1, leavingSlowly: 1, endingSoon: 2, starting: 1, neverWas: 1 },
  },
  {
    sdkAppId: 20_012_345,
    moods: { running: 5, idle: 1, leavingSlowly: 1, endingSoon: 1, starting: 1, neverWas: 1 },
  },
];

const LABELS = [
  'All hands',
  'Anatomy lecture',
  'Board meeting',
  'City council',
  'Claims call',
  'Court hearing',
  'Customer interview',
  'Design review',
  'Earnings call',
  'History seminar',
  'Job interview',
  'Morning stand-up',
  'Panel discussion',
  'Podcast recording',
  'Press briefing',
  'Product webinar',
  'Sales demo',
  'Support call',
  'Telehealth visit',
  'Thesis defence',
];

/**
 * 62 tasks of three applications in every state and mood a board has to show, some of which end within the first two
 * minutes. The same `random` gives the same tasks.
 */
export function demoTasks(now: number, random: () => number, site: Site = 'intl'): DemoTask[] {
  return CAST.flatMap(({ sdkAppId, moods }) =>
    Object.keys(SCENES)
      .filter(isMood)
      .flatMap((mood) =>
        Array.from({ length: moods[mood] ?? 0 }, () => stage(sdkAppId, mood, SCENES[mood], { now, random, site })),
      ),
  );
}

/** One more task that starts now and lives 5 to 20 minutes: a demo that gets one now and then never runs dry. */
export function nextDemoTask(now: number, random: () => number, site: Site = 'intl'): DemoTask {
  const pick = chance(random);
  const lifeMs = pick.between(5 * MINUTE, 20 * MINUTE);
  const idleMs = pick.between(3 * SECOND, 20 * SECOND);
  const exitedMs = pick.between(4 * SECOND, 15 * SECOND);
  const script = lifeCycle({ startsAt: now, idleMs, inProgressMs: lifeMs - idleMs - exitedMs, exitedMs });
  const { sdkAppId } = pick.one(CAST);
  return stage(sdkAppId, 'starting', () => ({ script }), { now, random, site });
}

function stage(
  sdkAppId: number,
  mood: Mood,
  scene: Scene,
  { now, random, site }: { now: number; random: () => number; site: Site },
): DemoTask {
  const pick = chance(random);
  const taskId = randomTaskId(random);
  const ref = { sdkAppId, region: pick.one<string>(SITES[site].regions), taskId };
  const label = `${pick.one(LABELS)} ${pick.between(100, 999)}`;
  const { script, misfortune } = scene(now, pick);
  if (misfortune === undefined) return { ref, script, label, mood };
  const { fault, ...narrowing } = misfortune;
  return { ref, script, label, mood, fault: { match: { sdkAppId, taskId, ...narrowing }, fault } };
}

/** In the middle of a long transcription. */
function midway(now: number, pick: Chance): TaskScript {
  const startsAt = now - pick.between(2 * MINUTE, 3 * HOUR);
  const inProgressMs = now - startsAt + pick.between(HOUR, 12 * HOUR);
  return lifeCycle({ startsAt, idleMs: pick.between(2 * SECOND, 20 * SECOND), inProgressMs, exitedMs: 10 * SECOND });
}

function chance(random: () => number) {
  const between = (low: number, high: number) => Math.floor(low + random() * (high - low));
  return {
    /** A whole number, `high` excluded. */
    between,
    one<Item>(items: readonly Item[]): Item {
      const item = items[between(0, items.length)];
      if (item === undefined) throw new Error('nothing to choose from');
      return item;
    },
  };
}

function isMood(name: string): name is Mood {
  return Object.hasOwn(SCENES, name);
}
