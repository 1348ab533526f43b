import { toServerTime } from './server-clock.ts';
import { useTicking } from './use-ticking.ts';

/** A hidden tab that asks does so once a minute at least, and its timers are late by as much. */
const OLD_MS = 130_000;

interface Heard {
  error: Error | null;
  /** Of the last answer. */
  dataUpdatedAt: number;
}

/** False while what a page shows may no longer hold: the server does not answer, or a hidden tab has not asked for long. */
export function useHeard({ error, dataUpdatedAt }: Heard): boolean {
  const isOld = useTicking(
    (now) => document.visibilityState === 'hidden' && now - toServerTime(dataUpdatedAt) > OLD_MS,
  );
  return error === null && !isOld;
}
