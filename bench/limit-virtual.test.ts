import { expect, it } from 'vitest';
import { limitVirtual } from './limit-virtual.ts';

it('lets no 21st call arrive in a sliding second in any weather, and uses what it may', () => {
  const found = limitVirtual({ seconds: 1_200, seeds: [1] });
  expect(found.over).toBe(0);
  expect(found.used).toBeGreaterThanOrEqual(0.93);
  expect(found.overWhenOnlyEven).toBeGreaterThan(100);
});
