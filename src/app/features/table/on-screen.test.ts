import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rowsBetween, windowAround } from './on-screen.ts';

const even = (count: number, height = 32) => Array.from({ length: count + 1 }, (_, index) => index * height);

describe('rowsBetween', () => {
  test('finds the rows that can be seen, the cut ones too', () => {
    expect(rowsBetween(even(100), 0, 96)).toEqual({ from: 0, to: 3 });
    expect(rowsBetween(even(100), 31, 97)).toEqual({ from: 0, to: 4 });
    expect(rowsBetween(even(100), 3_190, 9_999)).toEqual({ from: 99, to: 100 });
  });

  test('nothing can be seen of an empty table, of a hidden one, or above and below it', () => {
    expect(rowsBetween([0], 0, 100)).toEqual({ from: 0, to: 0 });
    expect(rowsBetween(even(5), 50, 50)).toEqual({ from: 0, to: 0 });
    expect(rowsBetween(even(5), 1_000, 2_000)).toEqual({ from: 5, to: 5 });
  });

  test('agrees with looking at every row, whatever their heights', () => {
    const heights = fc.array(fc.integer({ min: 1, max: 120 }), { minLength: 1, maxLength: 60 });
    return fc.assert(
      fc.property(heights, fc.integer({ min: 0, max: 4_000 }), fc.integer({ min: 1, max: 900 }), (all, top, height) => {
        const tops = [0];
        for (const each of all) tops.push((tops.at(-1) ?? 0) + each);
        const seen = all.flatMap((each, index) => {
          const start = tops[index] ?? 0;
          return start < top + height && start + each > top ? [index] : [];
        });
        const { from, to } = rowsBetween(tops, top, top + height);
        expect(Array.from({ length: to - from }, (_, index) => from + index)).toEqual(seen);
      }),
      { numRuns: 500 },
    );
  });
});

test('the window holds what can be seen, some more, and never more than there is', () => {
  expect(windowAround({ from: 0, to: 24 }, 10_000)).toEqual({ from: 0, to: 30 });
  expect(windowAround({ from: 500, to: 524 }, 10_000)).toEqual({ from: 495, to: 530 });
  expect(windowAround({ from: 9_990, to: 10_000 }, 10_000)).toEqual({ from: 9_985, to: 10_000 });
});
