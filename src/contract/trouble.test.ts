import { describe, expect, test } from 'vitest';
import { ProblemKind, type TaskView } from './task-view.ts';
import { troubleOf } from './trouble.ts';

const view = (differs: Partial<TaskView> = {}): TaskView => ({
  sdkAppId: 1_400_000_000,
  region: 'ap-guangzhou',
  taskId: '-m9.',
  state: 'inProgress',
  stateSince: 0,
  apiStatus: 'InProgress',
  startTime: 0,
  askedAt: 1,
  answeredAt: 1,
  requestId: null,
  lastAlive: null,
  firstGoneAt: null,
  problem: null,
  ...differs,
});
const problem = (kind: ProblemKind) => ({ kind, code: 'X', message: '', requestId: null, at: 1, since: 1, count: 1 });
const fine = { stale: false, stuck: false };

describe('troubleOf', () => {
  test('a healthy task has none', () => {
    expect(troubleOf(view(), fine)).toBeNull();
  });

  test('faults of the account are not held against the task', () => {
    const blamed = ProblemKind.options.filter((kind) => troubleOf(view({ problem: problem(kind) }), fine));
    expect(blamed).toEqual(['transient', 'permission', 'caller', 'unknown']);
  });

  test('failing outranks stale: it says why the answer is old', () => {
    expect(troubleOf(view({ problem: problem('transient') }), { stale: true, stuck: true })).toBe('failing');
  });

  test('a word that is not in the documentation needs a look', () => {
    expect(troubleOf(view({ state: 'unchecked', apiStatus: 'Preparing' }), fine)).toBe('other');
    expect(troubleOf(view({ state: 'unchecked', apiStatus: null }), fine)).toBeNull();
  });

  test('what takes too long needs a look, unless something worse is known', () => {
    expect(troubleOf(view(), { stale: false, stuck: true })).toBe('stuck');
    expect(troubleOf(view(), { stale: true, stuck: true })).toBe('stale');
    expect(troubleOf(view({ state: 'notFound' }), fine)).toBe('notFound');
  });
});
