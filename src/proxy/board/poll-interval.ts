import type { Pace } from '#contract/pace.ts';

/** A tab comes back four times in the period in which its rows are asked; sooner while a row waits for its first answer. */
const MIN_MS = 1_000;
const MAX_MS = 5_000;
export const FIRST_ANSWER_POLL_MS = 250;
export const AWAY_POLL_MS = 30_000;

/** When asking again can tell something new. */
export function pollIntervalMs({ visiblePeriodMs }: Pick<Pace, 'visiblePeriodMs'>): number {
  return Math.min(MAX_MS, Math.max(MIN_MS, (visiblePeriodMs ?? Number.POSITIVE_INFINITY) / 4));
}
