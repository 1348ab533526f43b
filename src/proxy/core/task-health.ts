/** Failures in a row that are a person's business, and how long they must have gone on. */
const FAILURES = 3;
const FAILING_MS = 15_000;
/** Good answers in a row that end it, or so long without a bad one after the first of them. */
const GOOD_ANSWERS = 2;
const GOOD_MS = 30_000;

/**
 * What an answer says about the task itself: `fatal` is a refusal of what was asked, which is not asked again and so
 * needs no second one.
 */
export type Sign = 'good' | 'bad' | 'fatal';

/** Whether a task fails, with the hysteresis that keeps one flaky answer from ringing. Times are monotonic milliseconds. */
export interface TaskHealth {
  isFailing: boolean;
  /** The present run: of bad answers while it is healthy, of good ones while it fails. */
  run: number;
  runSince: number;
}

export const HEALTHY: TaskHealth = { isFailing: false, run: 0, runSince: 0 };

/** What is known of a task that failed when the process before this one stopped. */
export function failingSince(now: number): TaskHealth {
  return { isFailing: true, run: 0, runSince: now };
}

/** Folds what an answer says into what is believed of the task. */
export function judgeHealth(health: TaskHealth, sign: Sign, now: number): TaskHealth {
  const turns = health.isFailing === (sign === 'good');
  if (!turns) return { ...health, run: 0 };
  const run = health.run + 1;
  const runSince = health.run === 0 ? now : health.runSince;
  const isOver = health.isFailing
    ? run >= GOOD_ANSWERS
    : sign === 'fatal' || (run >= FAILURES && now - runSince >= FAILING_MS);
  return isOver ? { isFailing: !health.isFailing, run: 0, runSince: now } : { ...health, run, runSince };
}

/**
 * The time alone tells, too: a task that is asked seldom has recovered when nothing bad was heard for long enough after a
 * good answer, and it fails when its run has lasted long enough, though its next check is far away.
 */
export function settleHealth(health: TaskHealth, now: number): TaskHealth {
  const { isFailing, run, runSince } = health;
  if (isFailing) return run > 0 && now - runSince >= GOOD_MS ? HEALTHY : health;
  return run >= FAILURES && now - runSince >= FAILING_MS ? { isFailing: true, run: 0, runSince: now } : health;
}
