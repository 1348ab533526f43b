import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createPriorityQueue } from './priority-queue.ts';

it('knows the least rank of what is in it, whatever is put, moved in either direction and taken out', () => {
  const step = fc.record({ key: fc.nat(30), rank: fc.option(fc.nat(1_000), { freq: 3 }) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 150, size: 'max' }), (steps) => {
      const heap = createPriorityQueue<number>();
      const ranks = new Map<number, number>();
      for (const { key, rank } of steps) {
        if (rank === null) {
          heap.delete(key);
          ranks.delete(key);
        } else {
          heap.put(key, rank);
          ranks.set(key, rank);
        }
        expect(heap.first()?.rank ?? null).toBe(ranks.size > 0 ? Math.min(...ranks.values()) : null);
        expect(heap.size()).toBe(ranks.size);
      }
    }),
    { numRuns: 300 },
  );
});

it('counts the ranks below one, up to as many as are wanted', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(50), { maxLength: 100 }),
      fc.nat(50),
      fc.integer({ min: 1, max: 120 }),
      (ranks, rank, most) => {
        const heap = createPriorityQueue<number>();
        for (const [key, one] of ranks.entries()) heap.put(key, one);
        const below = ranks.filter((one) => one < rank).length;
        expect(heap.countBelow(rank, most)).toBe(Math.min(below, most));
      },
    ),
  );
});
