import { formatMoment, zoneOffsetMs } from '../../time/format-time.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const STEPS_MS = [
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE_MS),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR_MS),
  ...[1, 2, 7, 14, 30].map((days) => days * DAY_MS),
];
const MAX_TICKS = 5;
/** So near to an end, its label has no room. */
const MARGIN = 0.27;

/** Round times of a zone between two moments: a few, and none beside the ends. */
export function timelineTicks(from: number, until: number, zone: string): { at: number; label: string }[] {
  const offsetMs = zoneOffsetMs(zone, until);
  const span = until - from;
  const step = STEPS_MS.find((ms) => span / ms <= MAX_TICKS) ?? span;
  const least = from + span * MARGIN;
  const ticks: { at: number; label: string }[] = [];
  for (let local = Math.ceil((least + offsetMs) / step) * step; ; local += step) {
    // Before a change of the clocks, midnight is at another hour of UTC.
    const at = local - zoneOffsetMs(zone, local - offsetMs);
    if (at > until - span * MARGIN) return ticks;
    if (at >= least) ticks.push({ at, label: labelOf(formatMoment(at, zone)) });
  }
}

/** The hour, or the day that begins. */
function labelOf(moment: string): string {
  const [day = '', clock = ''] = moment.split(' ');
  return clock === '00:00:00' ? day : clock.slice(0, 'HH:MM'.length);
}
