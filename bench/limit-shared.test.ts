import { describe, expect, it } from 'vitest';
import { STRANGERS, sharedQuota } from './limit-shared.ts';

describe.each(['fixed', 'sliding', 'bucket'] as const)('on a quota that counts in a %s second', (window) => {
  it('is never refused alone', () => {
    expect(sharedQuota({ strangers: STRANGERS.none, window, minutes: 20, seed: 1 }).refusedShare).toBe(0);
  });

  it('leaves another client its 5 calls a second, takes the most of the rest, and comes back when that stops', () => {
    const found = sharedQuota({ strangers: STRANGERS.five, window, minutes: 20, seed: 1 });
    expect(found.refusedShare).toBeLessThanOrEqual(0.015);
    expect(found.usefulPerSecond).toBeGreaterThanOrEqual(9);
    expect(found.backAfterMs).toBeLessThanOrEqual(60_000);
  });
});
