import { expect, it } from 'vitest';
import { effort } from '#testing/effort.ts';
import { policyBaselines } from './policy-baselines.ts';

it('shows rows several times as fresh as boards without a scheduler, in the same world', () => {
  const found = policyBaselines({ seed: 1, minutes: effort({ usual: 5, soak: 20 }) });
  expect(found.passThrough).toBeGreaterThanOrEqual(10);
  expect(found.roundRobinOverLive).toBeGreaterThanOrEqual(4);
  expect(found.cacheAndQueue).toBeGreaterThanOrEqual(1.4);
});
