import { expect, it } from 'vitest';
import { effort } from '#testing/effort.ts';
import { policyLive, TEN_SCREENS } from './policy-live.ts';

it('keeps 1 000 listed tasks, half live, fresh for 10 people x 30 rows', () => {
  const minutes = effort({ usual: 15, soak: 60 });
  const found = policyLive({ ...TEN_SCREENS, listed: 1_000, minutes, warmUpMinutes: 5, seed: 1 });
  expect(found.e).toBeLessThanOrEqual(1.1);
  expect(found.a).toBeLessThanOrEqual(1.45);
  expect(found.freshAfterMs).toBeLessThanOrEqual(3_000);
  expect(found.hidden).toBeLessThanOrEqual(1.3);
  expect(found.sign).toBeLessThanOrEqual(1.25);
  expect(found.certain).toBeLessThanOrEqual(2);
});

it('keeps 200 listed tasks fresh', () => {
  const found = policyLive({ ...TEN_SCREENS, listed: 200, minutes: 20, warmUpMinutes: 2, seed: 1 });
  expect(found.e).toBeLessThanOrEqual(1.1);
  expect(found.a).toBeLessThanOrEqual(1.45);
  expect(found.hidden).toBeLessThanOrEqual(1.3);
});

it('keeps the screens fresh when thousands of tasks are listed and most of them were never asked', () => {
  const world = effort({
    usual: { listed: 2_000, minutes: 3, warmUpMinutes: 6 },
    soak: { listed: 5_000, minutes: 5, warmUpMinutes: 12 },
  });
  expect(policyLive({ ...TEN_SCREENS, ...world, seed: 1 }).e).toBeLessThanOrEqual(1.25);
});
