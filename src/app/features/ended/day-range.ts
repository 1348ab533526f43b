import { zoneOffsetMs } from '../../time/format-time.ts';

const DAY_MS = 24 * 3_600_000;

/** From when to when a day of the calendar, `2026-11-27`, lasts in a zone; null for what is no day. */
export function dayRange(day: string, zone: string): { from: number; to: number } | null {
  const start = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(start)) return null;
  return { from: momentOf(start, zone), to: momentOf(start + DAY_MS, zone) };
}

/** The day of the calendar in a zone on which a moment falls. */
export function dayOf(at: number, zone: string): string {
  return new Date(at + zoneOffsetMs(zone, at)).toISOString().slice(0, 10);
}

/** When the clocks of a zone show this; the offset may be another one before it than after it. */
function momentOf(shown: number, zone: string): number {
  const guess = shown - zoneOffsetMs(zone, shown);
  return shown - zoneOffsetMs(zone, guess);
}
