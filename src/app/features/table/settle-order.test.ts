import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as order from './settle-order.ts';

const frozen = { frozen: true, isListed: () => true };
const free = { frozen: false, isListed: () => true };
/** Entries are told apart by their ids, so ids say it all. */
function settleOrder(
  shown: readonly string[],
  next: readonly string[],
  { frozen, isListed }: { frozen: boolean; isListed: (id: string) => boolean },
) {
  const entries = (ids: readonly string[]) => ids.map((id) => ({ id }));
  const settled = order.settleOrder(entries(shown), entries(next), { frozen, isListed: ({ id }) => isListed(id) });
  return { ...settled, order: settled.order.map(({ id }) => id) };
}
const keys = fc.uniqueArray(fc.integer({ min: 0, max: 40 }).map(String));

describe('settleOrder', () => {
  test('while the table is not held, the new order is shown', () => {
    expect(settleOrder(['a', 'b'], ['c', 'b', 'a'], free)).toEqual({ order: ['c', 'b', 'a'], waiting: 0 });
  });

  test('an equal order is the very same one, so that nothing renders', () => {
    const [a, b] = [{ id: 'a' }, { id: 'b' }];
    const shown = [a, b];
    expect(order.settleOrder(shown, [{ ...a }, { ...b }], free).order).toBe(shown);
    expect(order.settleOrder(shown, [b, a], frozen).order).toBe(shown);
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
