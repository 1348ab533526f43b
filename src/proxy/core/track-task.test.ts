import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type TaskView, untrackedTask } from '#contract/task-view.ts';
import type { Answer } from './answer.ts';
import { isSuspect, trackTask } from './track-task.ts';

const ref = { sdkAppId: 1_400_000_000, region: 'ap-singapore', taskId: '-m9+bVV.' };
const START = Date.UTC(2026, 10, 22, 6);

const alive = (status: string, startTime: number | null = START - 60_000): Answer => ({
  kind: 'status',
  status,
  startTime,
  requestId: 'r-alive',
});
const gone: Answer = { kind: 'gone', code: 'ResourceNotFound', message: 'no such task', requestId: 'r-gone' };
const failed = (code: string): Answer => ({
  kind: 'failed',
  problemKind: 'transient',
  code,
  message: '',
  requestId: null,
});
const limited: Answer = { kind: 'limited', code: 'RequestLimitExceeded', message: '', requestId: 'r-limited' };
const refused: Answer = {
  kind: 'refused',
  problemKind: 'credential',
  code: 'AuthFailure.SecretIdNotFound',
  message: '',
  requestId: 'r-refused',
};

/** The view after answers that came one second apart. */
function viewAfter(...answers: Answer[]): TaskView {
  return answers.reduce((view, answer, i) => trackTask(view, answer, START + i * 1_000), untrackedTask(ref));
}

describe('tracking a task', () => {
  it.each([
    ['Idle', 'idle'],
    ['InProgress', 'inProgress'],
    ['Exited', 'exiting'],
  ])('shows %s as %s', (status, state) => {
    expect(viewAfter(alive(status))).toMatchObject({ state, apiStatus: status, stateSince: START, problem: null });
  });

  it('keeps a status that is not in the documentation as it came, and counts it as a sign of life', () => {
    expect(viewAfter(alive('Preparing'))).toMatchObject({ state: 'unchecked', apiStatus: 'Preparing' });
    expect(viewAfter(alive('Preparing'), gone, gone).state).toBe('ended');
  });

  it('says "ended" after a sign of life and two "gone" answers, with the evidence', () => {
    const once = viewAfter(alive('InProgress'), gone);
    expect(once).toMatchObject({ state: 'inProgress', firstGoneAt: START + 1_000, problem: { kind: 'gone' } });
    expect(isSuspect(once)).toBe(true);
    expect(viewAfter(alive('InProgress'), gone, gone)).toMatchObject({
      state: 'ended',
      stateSince: START + 2_000,
      lastAlive: { status: 'InProgress', at: START },
      firstGoneAt: START + 1_000,
      problem: { kind: 'gone', code: 'ResourceNotFound', requestId: 'r-gone', count: 2 },
    });
  });

  it('says after which observation a state began, and null for the first of all', () => {
    const first = viewAfter(alive('Idle'), failed('InternalError'), alive('Idle'));
    expect(first).toMatchObject({ stateSince: START, stateNotBefore: null });
    const changed = viewAfter(alive('Idle'), failed('InternalError'), alive('InProgress'), alive('InProgress'));
    expect(changed).toMatchObject({ stateSince: START + 2_000, stateNotBefore: START });
    expect(viewAfter(alive('Idle'), alive('Idle'), gone, gone).stateNotBefore).toBe(START + 1_000);
    expect(viewAfter(gone, gone, alive('Idle')).stateNotBefore).toBe(START + 1_000);
  });

  it('says "not found" for a task that never showed a sign of life', () => {
    expect(viewAfter(gone)).toMatchObject({ state: 'notFound', lastAlive: null, firstGoneAt: START });
    expect(viewAfter(gone, gone, gone).state).toBe('notFound');
  });

  it('takes a task back that comes alive again', () => {
    expect(viewAfter(gone, alive('Idle'))).toMatchObject({ state: 'idle', firstGoneAt: null, problem: null });
    expect(viewAfter(alive('Idle'), gone, gone, alive('Idle'))).toMatchObject({
      state: 'idle',
      stateSince: START + 3_000,
    });
    expect(viewAfter(alive('Idle'), gone, alive('Idle'), gone).state).toBe('idle');
  });

  it('never ends a task on any other error, and keeps the problem beside its last known state', () => {
    const view = viewAfter(alive('InProgress'), failed('InternalError'), limited, refused, failed('Network.Timeout'));
    expect(view).toMatchObject({
      state: 'inProgress',
      answeredAt: START,
      problem: { code: 'Network.Timeout', count: 1 },
    });
    expect(viewAfter(failed('InternalError'), failed('InternalError')).state).toBe('unchecked');
  });

  it('counts a problem while it is the same, and forgets it at the next good answer', () => {
    expect(viewAfter(failed('InternalError'), failed('InternalError'), failed('InternalError')).problem).toMatchObject({
      since: START,
      at: START + 2_000,
      count: 3,
    });
    expect(viewAfter(failed('InternalError'), alive('Idle')).problem).toBeNull();
  });

  it('keeps the last RequestId, good or bad, through answers that have none', () => {
    expect(viewAfter(alive('Idle'), failed('Network.Timeout')).requestId).toBe('r-alive');
    expect(viewAfter(alive('Idle'), limited).requestId).toBe('r-limited');
  });

  it('takes no StartTime that cannot be one', () => {
    for (const startTime of [null, 0, 1, START / 1000, START + 8 * 86_400_000]) {
      expect(viewAfter(alive('Idle', startTime)).startTime).toBeNull();
    }
    expect(viewAfter(alive('Idle', START - 5), alive('Idle', 0)).startTime).toBe(START - 5);
  });

  it('agrees with a plain reading of the rules for every sequence of answers', () => {
    const anyAnswer = fc.constantFrom(
      alive('Idle'),
      alive('InProgress'),
      alive('Exited'),
      gone,
      failed('InternalError'),
      limited,
      refused,
    );
    fc.assert(
      fc.property(fc.array(anyAnswer, { maxLength: 30 }), (answers) => {
        // What the task itself was said to be, without the answers that say nothing about it.
        const said = answers.filter(({ kind }) => kind === 'status' || kind === 'gone');
        const lastAlive = said.findLastIndex(({ kind }) => kind === 'status');
        const goneSince = said.length - 1 - lastAlive;
        const states = { Idle: 'idle', InProgress: 'inProgress', Exited: 'exiting' } as Record<string, string>;
        const last = said[lastAlive];
        const live = last?.kind === 'status' ? states[last.status] : 'unchecked';
        const expected =
          lastAlive === -1 ? (goneSince > 0 ? 'notFound' : 'unchecked') : goneSince >= 2 ? 'ended' : live;
        expect(viewAfter(...answers).state).toBe(expected);
      }),
      { numRuns: 2_000 },
    );
  });
});
