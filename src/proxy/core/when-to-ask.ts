import type { TaskView } from '#contract/task-view.ts';
import type { Answer } from './answer.ts';

/** A task is asked at most once in this time, and a person's wish cannot shorten it. */
export const MIN_PERIOD_MS = 1_000;
/** A task that was never seen alive may just be starting: it is asked again for this long, then only on demand. */
const NOT_FOUND_GRACE_MS = 120_000;
const NOT_FOUND_WAIT_MS = 10_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

export interface NextAsk {
  /** Milliseconds from the send of the call to the earliest next one; Infinity: on demand only. */
  waitMs: number;
  /** Failures in a row, for the next back-off. */
  failures: number;
}

/**
 * How long a task is left alone after an answer.
 *
 * @param after the view with the answer already folded in
 * @param random a number in [0, 1): spreads tasks that failed together
 */
export function whenToAsk(after: TaskView, answer: Answer, failures: number, random: number): NextAsk {
  const settled = (waitMs: number): NextAsk => ({ waitMs, failures: 0 });
  const backOff = (): NextAsk => {
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures);
    return { waitMs: wait * (0.75 + random / 2), failures: failures + 1 };
  };
  switch (answer.kind) {
    case 'status':
      return settled(MIN_PERIOD_MS);
    case 'gone':
      if (after.state === 'ended') return settled(Number.POSITIVE_INFINITY);
      if (after.state !== 'notFound') return settled(MIN_PERIOD_MS);
      return settled(isInGrace(after) ? NOT_FOUND_WAIT_MS : Number.POSITIVE_INFINITY);
    case 'limited':
      return { waitMs: MIN_PERIOD_MS, failures };
    case 'failed':
      return backOff();
    case 'refused':
      switch (answer.problemKind) {
        case 'caller':
          return settled(Number.POSITIVE_INFINITY);
        case 'clock':
          // The clock was corrected from this answer; if it was not enough, the back-off says so.
          return failures === 0 ? { waitMs: 0, failures: 1 } : backOff();
        case 'credential':
          // The breaker decides when; the task keeps its age.
          return settled(MIN_PERIOD_MS);
        case 'permission':
          // The SdkAppId's breaker decides, or the back-off of this one task: see refused-apps.ts.
          return backOff();
      }
  }
}

/** A remembered task that is only asked on demand: it has ended, was not found for long enough, or was asked wrongly. */
export function isSettled(view: TaskView): boolean {
  return view.state === 'ended' || (view.state === 'notFound' && !isInGrace(view)) || view.problem?.kind === 'caller';
}

export function isInGrace({ firstGoneAt, answeredAt }: TaskView): boolean {
  return (answeredAt ?? 0) - (firstGoneAt ?? 0) < NOT_FOUND_GRACE_MS;
}
