export const ZONE_CHOICES = ['browser', 'UTC', 'Asia/Shanghai'] as const;
export type ZoneChoice = (typeof ZONE_CHOICES)[number];

/** Asking for it costs a new formatter, and every row asks. */
let browserZone: string | undefined;

/** The IANA name behind a choice. */
export function zoneName(choice: ZoneChoice): string {
  if (choice !== 'browser') return choice;
  browserZone ??= Intl.DateTimeFormat().resolvedOptions().timeZone;
  return browserZone;
}

/** `UTC+8`: what stands once in the head of a column, instead of in every cell. */
export function zoneOffset(zone: string, at: number): string {
  const part = format(zone, 'offset')
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName');
  return (part?.value ?? zone).replace(/^GMT(\+0)?/, 'UTC');
}

/** `11-22 06:57:03`, or a dash for what cannot be a time. */
export function formatMoment(at: number | null, zone: string): string {
  if (!isTime(at)) return '–';
  const part = partsOf(at, zone);
  return `${part('month')}-${part('day')} ${part('hour')}:${part('minute')}:${part('second')}`;
}

/** `14:02:10`, with the day in front once it is another day than `now`. */
export function formatClock(at: number, zone: string, now: number): string {
  if (!isTime(at)) return '–';
  const moment = formatMoment(at, zone);
  const day = 'MM-DD '.length;
  return moment.slice(0, day) === formatMoment(now, zone).slice(0, day) ? moment.slice(day) : moment;
}

/** For a tooltip: the exact instant, in the two forms that logs use. */
export function formatExact(at: number | null): string | undefined {
  return isTime(at) ? `${new Date(at).toISOString()} · ${at}` : undefined;
}

/** `Date` holds 100 million days around 1970; Tencent's uint64 holds more. */
function isTime(at: number | null): at is number {
  return at !== null && Math.abs(at) <= 8.64e15;
}

function partsOf(at: number, zone: string): (type: Intl.DateTimeFormatPartTypes) => string {
  const parts = new Map(
    format(zone, 'moment')
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return (type) => parts.get(type) ?? '';
}

/** Making a formatter costs about a hundred times as much as using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string, kind: 'moment' | 'offset'): Intl.DateTimeFormat {
  const key = `${kind} ${zone}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    ...(kind === 'offset'
      ? { timeZoneName: 'shortOffset' }
      : {
          month: '2-digit',
          day: '2-digit',
          hour: '2-digit',
          minute: '2-digit',
          second: '2-digit',
          hourCycle: 'h23',
        }),
  });
  formats.set(key, made);
  return made;
}
