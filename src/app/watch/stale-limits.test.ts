import { expect, test } from 'vitest';
import { staleLimits } from './stale-limits.ts';

test('a row is late by the period of where it is, and has time to be asked when it comes onto the screen', () => {
  const pace = {
    usedPerSecond: 18,
    ceilingPerSecond: 18,
    quotaPerSecond: 20,
    liveTasks: 1_000,
    visiblePeriodMs: 3_000,
    hiddenTasks: 1_000,
    hiddenTaskCostMs: 100,
    firstPassMs: 0,
    newTaskCostMs: 70,
    othersUseQuota: false,
    isProbing: false,
    answeredAt: null,
  };
  const limitOf = staleLimits(
    {
      pace,
      visibleSince: new Map([
        ['long', 0],
        ['new', 99_000],
      ]),
    },
    100_000,
  );
  expect(['long', 'new', 'hidden'].map(limitOf)).toEqual([30_000, 300_000, 300_000]);
});
