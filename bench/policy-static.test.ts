import { expect, it } from 'vitest';
import { policyStatic } from './policy-static.ts';

it('costs at most 2 % more than the best possible policy, for every set of weights', () => {
  expect(policyStatic({ count: 200, rounds: 5 })).toBeLessThanOrEqual(1.02);
});
