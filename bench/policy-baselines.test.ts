import { expect, it } from 'vitest';
import { policyBaselines } from './policy-baselines.ts';

it('shows rows several times as fresh as boards without a scheduler, in the same world', { timeout: 60_000 }, () => {
  const found = policyBaselines({ seed: 1, minutes: 20 });
  expect(found.passThrough).toBeGreaterThanOrEqual(10);
  expect(found.roundRobinOverLive).toBeGreaterThanOrEqual(4);
  expect(found.cacheAndQueue).toBeGreaterThanOrEqual(1.4);
});
