import { hiddenStaleAfterMs, staleAfterMs } from '../status/stale.ts';
import type { Watched } from './watch.ts';

/**
 * How old an answer may be, row by row: on the screen a few seconds, else what the calls that are left allow. A row that
 * has just come onto the screen is given the time in which it will be asked.
 */
export function staleLimits(
  { pace, visibleSince }: Pick<Watched, 'pace' | 'visibleSince'>,
  now: number,
): (key: string) => number {
  const shown = staleAfterMs(pace);
  const hidden = hiddenStaleAfterMs(pace);
  return (key) => {
    const since = visibleSince.get(key);
    return since !== undefined && now - since > shown ? shown : hidden;
  };
}
