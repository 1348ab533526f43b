import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS, Limits, overLimitOf } from './limits.ts';
import type { TaskView } from './task-view.ts';

const MINUTE = 60_000;
const LIMITS = { idleMs: 30 * MINUTE, exitingMs: 2 * MINUTE, runningMs: 480 * MINUTE };
const at = (minutes: number, differs: Partial<TaskView>): TaskView => ({
  sdkAppId: 1_400_000_000,
  region: 'ap-guangzhou',
  taskId: '-m9.',
  state: 'inProgress',
  stateSince: 0,
  stateNotBefore: 0,
  apiStatus: null,
  startTime: 0,
  askedAt: null,
  answeredAt: minutes * MINUTE,
  requestId: null,
  lastAlive: null,
  firstGoneAt: null,
  problem: null,
  ...differs,
});

describe('a task is over its limit', () => {
  test.each([
    ['idle', 30],
    ['exiting', 2],
    ['inProgress', 480],
  ] as const)('%s for longer than its limit, not at it', (state, minutes) => {
    expect(overLimitOf(at(minutes, { state }), LIMITS)).toBeNull();
    const what = state === 'inProgress' ? 'running' : state;
    expect(overLimitOf(at(minutes + 1, { state }), LIMITS)).toEqual({
      what,
      forMs: (minutes + 1) * MINUTE,
      limitMs: minutes * MINUTE,
    });
  });

  test('by its state rather than by how long it runs, when it is both', () => {
    expect(overLimitOf(at(900, { state: 'idle', stateSince: 800 * MINUTE }), LIMITS)?.what).toBe('idle');
    expect(overLimitOf(at(900, { state: 'idle', stateSince: 890 * MINUTE }), LIMITS)?.what).toBe('running');
  });

  test('only as far as it was observed: without an answer nothing is known', () => {
    expect(overLimitOf(at(0, { state: 'idle', answeredAt: null }), LIMITS)).toBeNull();
    expect(overLimitOf(at(900, { state: 'idle', stateSince: null, startTime: null }), LIMITS)).toBeNull();
  });

  test.each(['ended', 'notFound'] as const)('never when it is %s', (state) => {
    expect(overLimitOf(at(10_000, { state }), LIMITS)).toBeNull();
  });

  test('unless told, only exiting can take too long', () => {
    const over = (['idle', 'exiting', 'inProgress', 'unchecked'] as const).filter((state) =>
      overLimitOf(at(10_000, { state }), DEFAULT_LIMITS),
    );
    expect(over).toEqual(['exiting']);
  });
});

test.each([
  [{}, true],
  [{ idleMs: 999 }, false],
  [{ idleMs: 1_000 }, true],
  [{ runningMs: 31 * 24 * 3_600_000 }, true],
  [{ runningMs: 31 * 24 * 3_600_000 + 1 }, false],
  [{ exitingMs: 1.5 * MINUTE + 0.5 }, false],
  [{ exitingMs: '120000' }, false],
  [{ exitingMs: undefined }, false],
  [{ sdkAppId: 1_400_000_000 }, false],
])('limits with %j: %s', (differs, valid) => {
  expect(v.is(Limits, { ...LIMITS, ...differs })).toBe(valid);
});
