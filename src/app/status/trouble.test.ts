import { describe, expect, test } from 'vitest';
import { PROBLEM_KINDS } from '#contract/task-view.ts';
import { aProblem, aTaskView } from './a-task-view.ts';
import { hiddenStaleAfterMs, staleAfterMs, troubleOf } from './trouble.ts';

const NEVER = Number.POSITIVE_INFINITY;

describe('troubleOf', () => {
  test('a healthy task has none', () => {
    expect(troubleOf(aTaskView(), 11_000, 30_000, null)).toBeNull();
  });

  test('faults of the account are not held against the task', () => {
    const blamed = PROBLEM_KINDS.filter((kind) =>
      troubleOf(aTaskView({ problem: aProblem({ kind }) }), 11_000, NEVER, null),
    );
    expect(blamed).toEqual(['transient', 'permission', 'caller', 'unknown']);
  });

  test('an old answer is stale only while the task is still being asked', () => {
    expect(troubleOf(aTaskView(), 40_001, 30_000, null)).toBe('stale');
    expect(troubleOf(aTaskView({ state: 'ended' }), 40_001, 30_000, null)).toBeNull();
    expect(troubleOf(aTaskView({ answeredAt: null }), 40_001, 30_000, null)).toBeNull();
  });

  test('failing outranks stale: it says why the answer is old', () => {
    expect(troubleOf(aTaskView({ problem: aProblem() }), 90_000, 30_000, null)).toBe('failing');
  });

  test('a word that is not in the documentation needs a look', () => {
    expect(troubleOf(aTaskView({ state: 'unchecked', apiStatus: 'Preparing' }), 11_000, NEVER, null)).toBe('other');
    expect(troubleOf(aTaskView({ state: 'unchecked', apiStatus: null }), 11_000, NEVER, null)).toBeNull();
  });

  test('what takes too long needs a look, unless something worse is known', () => {
    const stuck = { what: 'idle', forMs: 2, limitMs: 1 } as const;
    expect(troubleOf(aTaskView({ state: 'idle' }), 11_000, NEVER, stuck)).toBe('stuck');
    expect(troubleOf(aTaskView({ state: 'idle' }), 90_000, 30_000, stuck)).toBe('stale');
    expect(troubleOf(aTaskView({ problem: aProblem() }), 11_000, NEVER, stuck)).toBe('failing');
  });
});

test('how old is too old follows the period that is really achieved', () => {
  const pace = {
    usedPerSecond: 1,
    ceilingPerSecond: 18,
    quotaPerSecond: 20,
    liveTasks: 9,
    hiddenTasks: 0,
    hiddenTaskCostMs: 55,
    othersUseQuota: false,
  };
  expect(staleAfterMs({ ...pace, visiblePeriodMs: null })).toBe(30_000);
  expect(staleAfterMs({ ...pace, visiblePeriodMs: 3_000 })).toBe(30_000);
  expect(staleAfterMs({ ...pace, visiblePeriodMs: 20_000 })).toBe(60_000);
  expect(hiddenStaleAfterMs({ ...pace, visiblePeriodMs: null })).toBe(30_000);
  expect(hiddenStaleAfterMs({ ...pace, visiblePeriodMs: 20_000 })).toBe(60_000);
  expect(hiddenStaleAfterMs({ ...pace, visiblePeriodMs: 20_000, hiddenTasks: 1_000 })).toBe(165_000);
});
