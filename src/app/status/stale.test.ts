import { expect, test } from 'vitest';
import { aTaskView } from '#testing/task-fixtures.ts';
import { hiddenStaleAfterMs, isStale, staleAfterMs } from './stale.ts';

test('an old answer is stale only while the task is still being asked', () => {
  expect(isStale(aTaskView(), 40_000, 30_000)).toBe(false);
  expect(isStale(aTaskView(), 40_001, 30_000)).toBe(true);
  expect(isStale(aTaskView({ state: 'ended' }), 40_001, 30_000)).toBe(false);
  expect(isStale(aTaskView({ answeredAt: null }), 40_001, 30_000)).toBe(false);
});

test('how old is too old follows the period that is really achieved', () => {
  const pace = {
    usedPerSecond: 1,
    ceilingPerSecond: 18,
    quotaPerSecond: 20,
    liveTasks: 9,
    hiddenTasks: 0,
    hiddenTaskCostMs: 55,
    firstPassMs: 0,
    newTaskCostMs: 70,
    othersUseQuota: false,
    isProbing: false,
    answeredAt: null,
  };
  expect(staleAfterMs({ ...pace, visiblePeriodMs: null })).toBe(30_000);
  expect(staleAfterMs({ ...pace, visiblePeriodMs: 3_000 })).toBe(30_000);
  expect(staleAfterMs({ ...pace, visiblePeriodMs: 20_000 })).toBe(60_000);
  expect(hiddenStaleAfterMs({ ...pace, visiblePeriodMs: null })).toBe(30_000);
  expect(hiddenStaleAfterMs({ ...pace, visiblePeriodMs: 20_000 })).toBe(60_000);
  expect(hiddenStaleAfterMs({ ...pace, visiblePeriodMs: 20_000, hiddenTasks: 1_000 })).toBe(165_000);
});
