import { WINDOW_MS } from './pacer.ts';

/** A dead process's calls may still be on the way: their sockets deliver nothing later than the path's own delay. */
const STILL_ON_THE_WAY_MS = 1_000;

/**
 * How long a new process is silent, in milliseconds from its start: it does not know the last second of the one before it,
 * and all arrivals in a second count together. After a clean stop the last answer is known; else the other one may have
 * sent until the moment we started.
 *
 * @param sinceActivityMs from the last recorded call or answer to our start; null when nothing was recorded
 */
export function holdAfterStart({
  stoppedCleanly,
  sinceActivityMs,
}: {
  stoppedCleanly: boolean;
  sinceActivityMs: number | null;
}): number {
  if (!stoppedCleanly || sinceActivityMs === null) return WINDOW_MS + STILL_ON_THE_WAY_MS;
  // A clock that was set back makes the past look like the future.
  return Math.min(WINDOW_MS, Math.max(0, WINDOW_MS - sinceActivityMs));
}
