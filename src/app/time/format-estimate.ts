import { type DurationUnits, formatDuration, formatPeriod } from './format-duration.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** A length that is only guessed: rounded up, the coarser the longer: `3 s`, `40 s`, `1 min 20 s`, `12 min`. */
export function formatEstimate(ms: number, units: DurationUnits): string {
  const step = ms <= 10 * SECOND ? SECOND : ms <= MINUTE ? 5 * SECOND : ms <= 10 * MINUTE ? 10 * SECOND : MINUTE;
  const rounded = Math.max(1, Math.ceil(ms / step)) * step;
  return rounded % MINUTE === 0 ? formatPeriod(rounded, units) : formatDuration(rounded, units);
}
