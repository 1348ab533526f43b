import { describe, expect, it } from 'vitest';
import { endedAt, lifeCycle, statusAt } from './task-script.ts';

const SCRIPT = lifeCycle({ startsAt: 1_000, idleMs: 100, inProgressMs: 200, exitedMs: 50 });

describe('a life cycle', () => {
  it.each([
    [999, null],
    [1_000, 'Idle'],
    [1_099, 'Idle'],
    [1_100, 'InProgress'],
    [1_299, 'InProgress'],
    [1_300, 'Exited'],
    [1_349, 'Exited'],
    [1_350, null],
  ])('is at %d: %s', (nowMs, status) => {
    expect(statusAt(SCRIPT, nowMs)).toBe(status);
  });

  it('leaves out a step that takes no time, and stays in one without end', () => {
    const endless = lifeCycle({ startsAt: 0, idleMs: 0, inProgressMs: Number.POSITIVE_INFINITY, exitedMs: 50 });
    expect(statusAt(endless, 0)).toBe('InProgress');
    expect(statusAt(endless, 1e15)).toBe('InProgress');
  });
});

describe('a task told to stop', () => {
  it('is Exited for a while, then gone, and keeps its start', () => {
    const ended = endedAt(SCRIPT, 1_150, 30);
    expect(ended.startsAt).toBe(1_000);
    expect([1_150, 1_179, 1_180].map((nowMs) => statusAt(ended, nowMs))).toEqual(['Exited', 'Exited', null]);
  });

  it('is gone at once when it takes no time to leave', () => {
    expect(statusAt(endedAt(SCRIPT, 1_150, 0), 1_150)).toBeNull();
  });

  it('does not come back when it was gone already', () => {
    expect(statusAt(endedAt(SCRIPT, 2_000, 30), 2_010)).toBeNull();
  });
});
