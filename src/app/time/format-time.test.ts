import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatClock, formatExact, formatMoment, formatMomentOf, zoneOffset } from './format-time.ts';

const at = Date.UTC(2026, 10, 21, 22, 57, 3);

test('a moment is told in the chosen zone', () => {
  expect(formatMoment(at, 'Asia/Shanghai')).toBe('11-22 06:57:03');
  expect(formatMoment(at, 'UTC')).toBe('11-21 22:57:03');
});

test('every zone is told as Intl tells it, also the three that are told without it', () => {
  const zones = [
    'browser',
    'UTC',
    'Asia/Shanghai',
    'Europe/Berlin',
    'America/St_Johns',
    'Asia/Kathmandu',
    'Pacific/Chatham',
  ];
  const times = fc.date({ min: new Date('1992-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(fc.constantFrom(...zones), times, (zone, time) => {
      const told = (options: Intl.DateTimeFormatOptions) => {
        const timeZone = zone === 'browser' ? undefined : zone;
        const parts = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', ...options }).formatToParts(time);
        const values = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
        return options.timeZoneName
          ? values['timeZoneName']?.replace(/^GMT(\+0)?/, 'UTC')
          : `${values['month']}-${values['day']} ${values['hour']}:${values['minute']}:${values['second']}`;
      };
      expect(zoneOffset(zone, time.getTime())).toBe(told({ timeZoneName: 'shortOffset' }));
      const digits = '2-digit';
      expect(formatMoment(time.getTime(), zone)).toBe(
        told({ month: digits, day: digits, hour: digits, minute: digits, second: digits }),
      );
    }),
  );
});

test('midnight is hour 00', () => {
  expect(formatMoment(Date.UTC(2026, 10, 22), 'UTC')).toBe('11-22 00:00:00');
});

test('a clock names the day only when it is another one', () => {
  expect(formatClock(at, 'UTC', at + 60_000)).toBe('22:57:03');
  expect(formatClock(at, 'UTC', at + 3_600_000 * 2)).toBe('11-21 22:57:03');
});

test('the zone is an offset from UTC', () => {
  expect(zoneOffset('Asia/Shanghai', at)).toBe('UTC+8');
  expect(zoneOffset('UTC', at)).toBe('UTC');
});

test.each([null, Number.NaN, 1e18, Number.POSITIVE_INFINITY])('%s is a dash and has no exact form', (value) => {
  expect(formatMoment(value, 'UTC')).toBe('–');
  expect(formatExact(value)).toBeUndefined();
});

test('the exact form has the ISO time and the milliseconds', () => {
  expect(formatExact(at)).toBe(`2026-11-21T22:57:03.000Z · ${at}`);
});

test('in a column with the offset of today, a time of another offset says its own', () => {
  const winter = Date.UTC(2026, 10, 22, 9);
  const summer = Date.UTC(2026, 9, 24, 4, 57, 3);
  expect(formatMomentOf(summer, 'Europe/Berlin', winter)).toBe('10-24 06:57 +2');
  expect(formatMomentOf(winter, 'Europe/London', summer)).toBe('11-22 09:00 +0');
  expect(formatMomentOf(winter, 'Europe/Berlin', winter + 60_000)).toBe('11-22 10:00:00');
  expect(formatMomentOf(summer, 'Asia/Shanghai', winter)).toBe('10-24 12:57:03');
  expect(formatMomentOf(null, 'Europe/Berlin', winter)).toBe('–');
});
