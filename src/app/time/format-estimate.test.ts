import { expect, test } from 'vitest';
import { en } from '../i18n/en.ts';
import { formatEstimate } from './format-estimate.ts';

test.each([
  [0, '1 s'],
  [400, '1 s'],
  [2_100, '3 s'],
  [10_000, '10 s'],
  [36_200, '40 s'],
  [59_500, '1 min'],
  [71_200, '1 min 20 s'],
  [600_000, '10 min'],
  [661_000, '12 min'],
  [3_590_000, '1 h 00 min'],
])('a guess of %i ms is said as %s: never less, and no more exact than it is', (ms, said) => {
  expect(formatEstimate(ms, en.units)).toBe(said);
});
