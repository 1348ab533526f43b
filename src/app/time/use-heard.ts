import { toServerTime } from './server-clock.ts';
import { useTicking } from './use-ticking.ts';

/** A page that may ask does so once a minute at least, and the timers of a hidden tab are late by as much. */
const OLD_MS = 130_000;

interface Heard {
  error: Error | null;
  /** Of the last answer; 0 before the first. */
  dataUpdatedAt: number;
}

/** False while what a page shows is not what the server says now: it does not answer, or a hidden tab has not asked for long. */
export function useHeard({ error, dataUpdatedAt }: Heard): boolean {
  const isOld = useTicking((now) => dataUpdatedAt > 0 && now - toServerTime(dataUpdatedAt) > OLD_MS);
  return error === null && !isOld;
}
