import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromTyped, toTyped, UNITS } from './typed-limit.ts';

test.each([
  [null, { number: '', unit: 'hour' }],
  [90_000, { number: '90', unit: 'second' }],
  [120_000, { number: '2', unit: 'minute' }],
  [86_400_000, { number: '24', unit: 'hour' }],
] as const)('%j ms is shown in the largest unit that needs no fraction', (ms, typed) => {
  expect(toTyped(ms, 'hour')).toEqual(typed);
});

test.each([
  [' 30 ', 'minute', 1_800_000],
  ['', 'minute', null],
  ['0', 'minute', undefined],
  ['1.5', 'hour', 5_400_000],
  ['1,5', 'hour', 5_400_000],
  ['1.1', 'hour', 3_960_000],
  ['0.25', 'minute', 15_000],
  ['0.5', 'second', undefined],
  ['1,500', 'second', undefined],
  ['1.5.2', 'minute', undefined],
  ['1.', 'minute', undefined],
  ['.5', 'hour', undefined],
  ['-1', 'minute', undefined],
  ['1e3', 'second', undefined],
  ['٣', 'second', undefined],
  ['745', 'hour', undefined],
  ['999999999', 'hour', undefined],
] as const)('%j %ss are %j ms', (number, unit, ms) => {
  expect(fromTyped({ number, unit })).toBe(ms);
});

test('what is shown is read as the same again', () => {
  return fc.assert(
    fc.property(fc.integer({ min: 1, max: 2_678_400 }), fc.constantFrom(...UNITS), (s, unit) => {
      expect(fromTyped(toTyped(s * 1_000, unit))).toBe(s * 1_000);
    }),
  );
});
