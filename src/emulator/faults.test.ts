import { describe, expect, it } from 'vitest';
import { createFaultScript } from './faults.ts';

const CALL = { sdkAppId: 1, taskId: 'a' };
const EMPTY = { kind: 'empty' } as const;
const RESET = { kind: 'reset' } as const;
const HTML = { kind: 'html' } as const;

const always = () => createFaultScript(() => 0);

describe('a fault', () => {
  it('befalls the task, the application, or all, the nearest first', () => {
    const faults = always();
    faults.set({}, HTML);
    faults.set({ sdkAppId: 1 }, RESET);
    faults.set({ taskId: 'a' }, EMPTY);
    expect(faults.next(CALL)).toBe(EMPTY);
    expect(faults.next({ sdkAppId: 1, taskId: 'b' })).toBe(RESET);
    expect(faults.next({ sdkAppId: 2, taskId: 'b' })).toBe(HTML);
    expect(faults.next({ sdkAppId: null, taskId: null })).toBe(HTML);
  });

  it('may concern a task of one application only', () => {
    const faults = always();
    faults.set({ sdkAppId: 1, taskId: 'a' }, EMPTY);
    expect(faults.next(CALL)).toBe(EMPTY);
    expect(faults.next({ sdkAppId: 2, taskId: 'a' })).toBeNull();
  });

  it('is taken away with null, and only that one', () => {
    const faults = always();
    faults.set({}, HTML);
    faults.set({ taskId: 'a' }, EMPTY);
    faults.set({ taskId: 'a' }, null);
    expect(faults.next(CALL)).toBe(HTML);
    faults.set({}, null);
    expect(faults.next(CALL)).toBeNull();
  });

  it('lets the first calls through and ends after so many', () => {
    const faults = always();
    faults.set({ taskId: 'a', skip: 2, times: 2 }, EMPTY);
    const befell = Array.from({ length: 6 }, () => faults.next(CALL) === EMPTY);
    expect(befell).toEqual([false, false, true, true, false, false]);
  });

  it('comes with its probability, and uses up its times only then', () => {
    const dice = [0.29, 0.3, 0.9, 0.1];
    const faults = createFaultScript(() => dice.shift() ?? 1);
    faults.set({ probability: 0.3, times: 2 }, EMPTY);
    expect(dice.slice().map(() => faults.next(CALL) === EMPTY)).toEqual([true, false, false, true]);
  });
});
