import { expect, test } from 'vitest';
import { formatDuration, formatPeriod, formatRunning } from './format-duration.ts';

const en = { day: 'd', hour: 'h', minute: 'min', second: 's' };
const zh = { day: '天', hour: '小时', minute: '分', second: '秒' };

test.each([
  [-5_000, '0 s'],
  [999, '0 s'],
  [38_400, '38 s'],
  [249_000, '4 min 09 s'],
  [8_520_000, '2 h 22 min'],
  [93_600_000, '1 d 02 h'],
])('%i ms is an age of %s', (ms, expected) => {
  expect(formatDuration(ms, en)).toBe(expected);
});

test.each([
  [5_000, '5 s'],
  [120_000, '2 min'],
  [2_472_000, '41 min'],
  [8_520_000, '2 h 22 min'],
])('%i ms to the minute is %s', (ms, expected) => {
  expect(formatPeriod(ms, en)).toBe(expected);
});

test('an age has the same form in Chinese', () => {
  expect(formatDuration(249_000, zh)).toBe('4 分 09 秒');
});

test.each([
  [-1, '0:00:00'],
  [292_999, '0:04:52'],
  [25_579_000, '7:06:19'],
  [111_609_000, '31:00:09'],
])('%i ms on a running clock is %s', (ms, expected) => {
  expect(formatRunning(ms)).toBe(expected);
});
