import fc from 'fast-check';
import { expect, it } from 'vitest';
import { worstSlidingSecond } from './worst-sliding-second.ts';

it('counts a second as half-open: what comes exactly one second later is outside', () => {
  expect(worstSlidingSecond([0, 999.9])).toBe(2);
  expect(worstSlidingSecond([0, 1000])).toBe(1);
  expect(worstSlidingSecond([])).toBe(0);
});

it('sees a burst across two clock seconds', () => {
  expect(worstSlidingSecond([100, 900, 950, 1050, 1100, 3000])).toBe(4);
});

it('finds what trying every window finds, in any order of the times', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 5_000 }), { maxLength: 60 }), (times) => {
      const windows = times.map((start) => times.filter((time) => time >= start && time < start + 1000).length);
      expect(worstSlidingSecond(times)).toBe(Math.max(0, ...windows));
    }),
  );
});
