const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * How far the clocks of a zone (an IANA name, or `browser` for this machine's) are ahead of UTC. Only other zones ask
 * Intl, whose first use costs a fresh browser 20 ms and more: China has had this one time since 1991, before any task.
 */
export function zoneOffsetMs(zone: string, at: number): number {
  if (zone === 'browser') return -new Date(at).getTimezoneOffset() * MINUTE_MS;
  if (zone === 'UTC') return 0;
  if (zone === 'Asia/Shanghai') return 8 * HOUR_MS;
  const [, sign, hours = '0', minutes = '0'] = /([+-])(\d+):?(\d*)/.exec(offsetFormat(zone).format(at)) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * HOUR_MS + Number(minutes) * MINUTE_MS);
}

/** `UTC+8`: what stands once in the head of a column, instead of in every cell. */
export function zoneOffset(zone: string, at: number): string {
  const offset = zoneOffsetMs(zone, at) / HOUR_MS;
  if (offset === 0) return 'UTC';
  const minutes = (Math.abs(offset) % 1) * 60;
  const hours = `${offset < 0 ? '-' : '+'}${Math.trunc(Math.abs(offset))}`;
  return `UTC${hours}${minutes === 0 ? '' : `:${twoDigits(Math.round(minutes))}`}`;
}

/** `11-22 06:57:03`, or a dash for what cannot be a time. */
export function formatMoment(at: number | null, zone: string): string {
  if (!isTime(at)) return '–';
  const local = new Date(at + zoneOffsetMs(zone, at));
  const day = `${twoDigits(local.getUTCMonth() + 1)}-${twoDigits(local.getUTCDate())}`;
  return `${day} ${[local.getUTCHours(), local.getUTCMinutes(), local.getUTCSeconds()].map(twoDigits).join(':')}`;
}

/**
 * For a column whose head names the offset of today: `06:57:03` of a day with another one, across daylight saving, gives its
 * seconds for that, `10-24 06:57 +2`.
 */
export function formatMomentOf(at: number | null, zone: string, now: number): string {
  const moment = formatMoment(at, zone);
  if (!isTime(at) || zoneOffsetMs(zone, at) === zoneOffsetMs(zone, now)) return moment;
  return `${moment.slice(0, -3)} ${zoneOffset(zone, at).slice('UTC'.length) || '+0'}`;
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

/** `Date` holds 100 million days around 1970, of which a zone may need one; Tencent's uint64 holds more. */
function isTime(at: number | null): at is number {
  return at !== null && Math.abs(at) <= 8.64e15 - 24 * HOUR_MS;
}

function twoDigits(n: number): string {
  return String(n).padStart(2, '0');
}

/** Making a formatter costs about a hundred times as much as using it. */
const offsetFormats = new Map<string, Intl.DateTimeFormat>();

function offsetFormat(zone: string): Intl.DateTimeFormat {
  const format =
    offsetFormats.get(zone) ??
    new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'shortOffset', year: 'numeric' });
  offsetFormats.set(zone, format);
  return format;
}
