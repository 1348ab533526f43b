/** The short names of the units in one language, as they stand behind a number. */
export interface DurationUnits {
  day: string;
  hour: string;
  minute: string;
  second: string;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The two largest units, the smaller one with two digits so that it does not jitter: `38 s`, `4 min 09 s`, `2 h 22 min`. */
export function formatDuration(ms: number, units: DurationUnits): string {
  const whole = Math.max(0, ms);
  if (whole < MINUTE) return `${Math.floor(whole / SECOND)} ${units.second}`;
  if (whole < HOUR) return pair(whole, MINUTE, units.minute, SECOND, units.second);
  if (whole < DAY) return pair(whole, HOUR, units.hour, MINUTE, units.minute);
  return pair(whole, DAY, units.day, HOUR, units.hour);
}

/** A length that is only known, or only meant, to the minute: `5 s`, `2 min`, `2 h 22 min`. */
export function formatPeriod(ms: number, units: DurationUnits): string {
  if (ms < MINUTE) return formatDuration(ms, units);
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} ${units.minute}`;
  return formatDuration(ms, units);
}

function pair(ms: number, large: number, largeUnit: string, small: number, smallUnit: string): string {
  return `${Math.floor(ms / large)} ${largeUnit} ${twoDigits((ms % large) / small)} ${smallUnit}`;
}

/** A running clock, the same in every language: `0:04:52`, `31:00:09`. */
export function formatRunning(ms: number): string {
  const whole = Math.max(0, ms);
  return `${Math.floor(whole / HOUR)}:${twoDigits((whole % HOUR) / MINUTE)}:${twoDigits((whole % MINUTE) / SECOND)}`;
}

function twoDigits(value: number): string {
  return String(Math.floor(value)).padStart(2, '0');
}
