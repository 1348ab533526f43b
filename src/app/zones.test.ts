import { expect, test } from 'vitest';
import { isZone } from './zones.ts';

test.each(['browser', 'UTC', 'Asia/Shanghai', 'Asia/Kolkata', 'Europe/Kyiv', 'Asia/Calcutta'])(
  '%s is a zone',
  (zone) => {
    expect(isZone(zone)).toBe(true);
  },
);

test.each(['', 'Mars/Olympus', 'Europe', 'browser '])('%j is none', (zone) => {
  expect(isZone(zone)).toBe(false);
});
