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
      }
    }),
    { numRuns: 300 },
  );
});
