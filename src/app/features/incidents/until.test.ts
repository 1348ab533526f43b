import { expect, test } from 'vitest';
import { isSameDay, untilAt } from './until.ts';

const NOW = Date.UTC(2026, 0, 31, 14, 6, 30);
const at = (typed: string, zone = 'UTC') => {
  const until = untilAt({ kind: 'time', typed }, zone, NOW);
  return until == null ? until : new Date(until).toISOString();
};

test('a typed time is the next one of the zone: today, or tomorrow once it is past', () => {
  expect(at('16:00')).toBe('2026-01-31T16:00:00.000Z');
  expect(at('14:06')).toBe('2026-02-01T14:06:00.000Z');
  expect(at('16:00', 'Asia/Shanghai')).toBe('2026-02-01T08:00:00.000Z');
  expect(at('23:00', 'Asia/Shanghai')).toBe('2026-01-31T15:00:00.000Z');
});

test('it is typed as people type it, and what is no time is none', () => {
  for (const typed of [' 9:05 ', '09:05', '0905', '09.05', '9：05']) expect(at(typed)).toBe('2026-02-01T09:05:00.000Z');
  for (const typed of ['', '24:00', '9:60', '9', 'noon', '16:00:00']) expect(at(typed)).toBeUndefined();
});

test('hours count from now, and until it changes has no end', () => {
  expect(untilAt({ kind: 'hours', hours: 8 }, 'UTC', NOW)).toBe(NOW + 8 * 3_600_000);
  expect(untilAt({ kind: 'change' }, 'UTC', NOW)).toBeNull();
});

test('a day is the day of the zone', () => {
  expect(isSameDay(NOW, NOW + 3 * 3_600_000, 'UTC')).toBe(true);
  expect(isSameDay(NOW, NOW + 3 * 3_600_000, 'Asia/Shanghai')).toBe(false);
});
