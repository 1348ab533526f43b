import { zoneOffsetMs } from '../../time/format-time.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MINUTE_MS = 60_000;

export const HOURS = [1, 8] as const;

/** For how long a person takes an incident on. */
export type Until =
  | { kind: 'change' }
  | { kind: 'hours'; hours: (typeof HOURS)[number] }
  | { kind: 'time'; typed: string };

/** Null for as long as it is open; undefined for a typed time that is none. */
export function untilAt(until: Until, zone: string, now: number): number | null | undefined {
  switch (until.kind) {
    case 'change':
      return null;
    case 'hours':
      return now + until.hours * HOUR_MS;
    case 'time':
      return nextTime(until.typed, zone, now);
  }
}

/** When a typed `16:00` comes next in a zone: today, or tomorrow once it is past. */
function nextTime(typed: string, zone: string, now: number): number | undefined {
  const [, hours, minutes] = /^\s*([01]?\d|2[0-3])[:：.]?([0-5]\d)\s*$/.exec(typed) ?? [];
  if (hours === undefined || minutes === undefined) return undefined;
  const offset = zoneOffsetMs(zone, now);
  const midnight = Math.floor((now + offset) / DAY_MS) * DAY_MS - offset;
  const at = midnight + (Number(hours) * 60 + Number(minutes)) * MINUTE_MS;
  return at > now ? at : at + DAY_MS;
}

/** Whether both are on the same day of a zone. */
export function isSameDay(one: number, other: number, zone: string): boolean {
  const dayOf = (at: number) => Math.floor((at + zoneOffsetMs(zone, at)) / DAY_MS);
  return dayOf(one) === dayOf(other);
}
