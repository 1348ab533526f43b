import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { settleOrder } from './settle-order.ts';

const frozen = { frozen: true, isListed: () => true };
const free = { frozen: false, isListed: () => true };
const keys = fc.uniqueArray(fc.integer({ min: 0, max: 40 }).map(String));

describe('settleOrder', () => {
  test('while nobody holds the table, the new order is shown', () => {
    expect(settleOrder(['a', 'b'], ['c', 'b', 'a'], free)).toEqual({ order: ['c', 'b', 'a'], waiting: 0 });
  });

  test('an equal order is the very same one, so that nothing renders', () => {
    const shown = ['a', 'b'];
    expect(settleOrder(shown, ['a', 'b'], free).order).toBe(shown);
    expect(settleOrder(shown, ['b', 'a'], frozen).order).toBe(shown);
  });

  test.each([
    ['a new row', ['a', 'b', 'c'], ['x', 'a', 'b', 'c'], 1],
    ['a row that the filter no longer lets through', ['a', 'b', 'c'], ['a', 'c'], 1],
    ['one row moved to the top', ['a', 'b', 'c', 'd'], ['d', 'a', 'b', 'c'], 1],
    ['everything turned round', ['a', 'b', 'c'], ['c', 'b', 'a'], 2],
    ['one came, one left, one moved', ['a', 'b', 'c', 'd'], ['d', 'x', 'a', 'c'], 3],
  ])('%s waits, counted', (_, shown, next, waiting) => {
    expect(settleOrder(shown, next, frozen)).toEqual({ order: shown, waiting });
  });

  test('what the list itself lost cannot stay', () => {
    const isListed = (key: string) => key !== 'b';
    expect(settleOrder(['a', 'b', 'c'], ['c', 'a'], { frozen: true, isListed })).toEqual({
      order: ['a', 'c'],
      waiting: 1,
    });
  });

  test('frozen, no row ever moves; let go, all changes are shown', () => {
    return fc.assert(
      fc.property(keys, keys, (shown, next) => {
        const held = settleOrder(shown, next, frozen);
        expect(held.order).toEqual(shown);
        expect(held.waiting === 0).toBe(shown.join() === next.join());
        expect(settleOrder(held.order, next, free).order).toEqual(next);
      }),
      { numRuns: 500 },
    );
  });
});
