import { expect, test } from 'vitest';
import { HEALTHY, judgeHealth, settleHealth } from './task-health.ts';

const failed = (times: readonly number[]) => times.reduce((health, at) => judgeHealth(health, 'bad', at), HEALTHY);

test('three failures that began 15 s ago are enough, though the next check is far away', () => {
  const three = failed([0, 1_000, 7_000]);
  expect(settleHealth(three, 14_999).isFailing).toBe(false);
  expect(settleHealth(three, 15_000).isFailing).toBe(true);
});

test('two failures are not, however long ago they were', () => {
  expect(settleHealth(failed([0, 7_000]), 600_000).isFailing).toBe(false);
});

test('one good answer with nothing bad after it for 30 s ends it', () => {
  const failing = failed([0, 1_000, 16_000]);
  expect(settleHealth(failing, 600_000).isFailing).toBe(true);
  const good = judgeHealth(failing, 'good', 20_000);
  expect(settleHealth(good, 49_999).isFailing).toBe(true);
  expect(settleHealth(good, 50_000).isFailing).toBe(false);
});
