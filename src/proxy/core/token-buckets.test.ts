import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTokenBuckets } from './token-buckets.ts';

const RULE = { perSecond: 10, atOnce: 5, mostKeys: 3 };

describe('token buckets', () => {
  it('let so many through at once, and then as many as come back', () => {
    const { take } = createTokenBuckets(RULE);
    const taken = (times: number, now: number) => Array.from({ length: times }, () => take('a', now));
    expect(taken(7, 0)).toEqual([0, 0, 0, 0, 0, 100, 100]);
    expect(taken(2, 50)).toEqual([50, 50]);
    expect(taken(2, 100)).toEqual([0, 100]);
    expect(taken(6, 10_000)).toEqual([0, 0, 0, 0, 0, 100]);
  });

  it('are one for each key', () => {
    const { take } = createTokenBuckets(RULE);
    for (let i = 0; i < 100; i += 1) take('flood', 0);
    expect([take('flood', 50) > 0, take('other', 50)]).toEqual([true, 0]);
  });

  it('forget the key that came the longest ago, and remember no more keys than they should', () => {
    const { take } = createTokenBuckets(RULE);
    const empty = (key: string, now: number) => Array.from({ length: 6 }, () => take(key, now)).at(-1);
    for (const key of ['a', 'b', 'c']) expect(empty(key, 0)).toBe(100);
    expect(take('d', 1)).toBe(0);
    expect([take('b', 1) > 0, take('c', 1) > 0, take('a', 1)]).toEqual([true, true, 0]);
  });

  it('never let more through in any span than were there and came back, however often each key asks', () => {
    const arrivals = fc.array(fc.nat({ max: 400 }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(arrivals, (gaps) => {
        const { take } = createTokenBuckets(RULE);
        let now = 0;
        const passedAt: number[] = [];
        for (const gap of gaps) {
          now += gap;
          if (take('a', now) === 0) passedAt.push(now);
        }
        for (const [first, from] of passedAt.entries()) {
          for (const [last, to] of passedAt.entries()) {
            if (last < first) continue;
            const most = RULE.atOnce + ((to - from) * RULE.perSecond) / 1000;
            expect(last - first + 1).toBeLessThanOrEqual(most + 1e-6);
          }
        }
      }),
    );
  });

  it('let a key through that waits as long as it was told', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 30 }), { maxLength: 60 }), (gaps) => {
        const { take } = createTokenBuckets(RULE);
        let now = 0;
        for (const gap of gaps) {
          now += gap;
          const waitMs = take('a', now);
          if (waitMs > 0) {
            now += Math.ceil(waitMs);
            expect(take('a', now)).toBe(0);
          }
        }
      }),
    );
  });
});
