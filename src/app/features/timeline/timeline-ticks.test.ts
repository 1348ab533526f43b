import { expect, test } from 'vitest';
import { timelineTicks } from './timeline-ticks.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

test('stand at whole hours of the zone, away from both ends', () => {
  const from = Date.UTC(2026, 10, 22, 6, 56);
  const ticks = timelineTicks(from, from + 4.5 * HOUR, 'Asia/Kolkata');
  expect(ticks.map(({ label }) => label)).toEqual(['14:00', '15:00']);
  expect(ticks[0]?.at).toBe(Date.UTC(2026, 10, 22, 8, 30));
});

test('name the day where one begins', () => {
  const from = Date.UTC(2026, 10, 22, 9);
  expect(timelineTicks(from, from + 24 * HOUR, 'Asia/Shanghai').map(({ label }) => label)).toEqual(['11-23', '06:00']);
});

test('are few and leave the labels of the ends their room, whatever the time between', () => {
  for (const span of [0, 1, 30_000, 7 * MINUTE, HOUR, 26 * HOUR, 20 * 24 * HOUR, 400 * 24 * HOUR]) {
    const ticks = timelineTicks(1_000_000, 1_000_000 + span, 'America/St_Johns');
    expect(ticks.length).toBeLessThanOrEqual(5);
    for (const { at } of ticks) expect(Math.abs(at - 1_000_000 - span / 2)).toBeLessThanOrEqual(span * 0.28);
  }
});
