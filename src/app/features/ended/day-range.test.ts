import { expect, test } from 'vitest';
import { dayOf, dayRange } from './day-range.ts';

test('a day lasts from midnight to midnight by the clocks of the zone', () => {
  expect(dayRange('2026-11-27', 'UTC')).toEqual({ from: Date.UTC(2026, 10, 27), to: Date.UTC(2026, 10, 28) });
  expect(dayRange('2026-11-27', 'Asia/Shanghai')).toEqual({
    from: Date.UTC(2026, 10, 26, 16),
    to: Date.UTC(2026, 10, 27, 16),
  });
});

test('a day on which the clocks change is an hour shorter or longer', () => {
  const hours = (day: string) => {
    const range = dayRange(day, 'Europe/Berlin');
    return range && (range.to - range.from) / 3_600_000;
  };
  expect(hours('2026-03-29')).toBe(23);
  expect(hours('2026-10-25')).toBe(25);
});

test('every moment falls into the range of its day', () => {
  const at = Date.UTC(2026, 9, 25, 22, 30);
  for (const zone of ['UTC', 'Asia/Shanghai', 'Europe/Berlin']) {
    const range = dayRange(dayOf(at, zone), zone);
    expect(range && range.from <= at && at < range.to, zone).toBe(true);
  }
});

test('what is no day has no range', () => {
  for (const text of ['', 'yesterday', '2026-13-01', '2026-11-27T00:00'])
    expect(dayRange(text, 'UTC'), text).toBeNull();
});
