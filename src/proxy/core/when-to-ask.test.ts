import { describe, expect, it } from 'vitest';
import { untrackedTask } from '#contract/task-view.ts';
import type { Answer } from './answer.ts';
import { trackTask } from './track-task.ts';
import { whenToAsk } from './when-to-ask.ts';

const fresh = untrackedTask({ sdkAppId: 1, region: 'ap-singapore', taskId: 'x' });
const status: Answer = { kind: 'status', status: 'InProgress', startTime: null, requestId: null };
const gone: Answer = { kind: 'gone', code: 'ResourceNotFound', message: '', requestId: null };
const failed: Answer = {
  kind: 'failed',
  problemKind: 'transient',
  code: 'InternalError',
  message: '',
  requestId: null,
};
const refused = (problemKind: 'clock' | 'credential' | 'caller'): Answer => ({
  kind: 'refused',
  problemKind,
  code: 'X',
  message: '',
  requestId: null,
});
const waitAfter = (answer: Answer, failures = 0, random = 0.5) =>
  whenToAsk(trackTask(fresh, answer, 1_000), answer, failures, random).waitMs;

describe('when a task is asked again', () => {
  it('is at the earliest a second after the last call', () => {
    expect(waitAfter(status)).toBe(1_000);
  });

  it('is never, once it has ended', () => {
    const ended = [status, gone, gone].reduce((view, answer) => trackTask(view, answer, 1_000), fresh);
    expect(whenToAsk(ended, gone, 0, 0).waitMs).toBe(Number.POSITIVE_INFINITY);
  });

  it('is a second later when one "gone" answer must be confirmed', () => {
    const suspect = [status, gone].reduce((view, answer) => trackTask(view, answer, 1_000), fresh);
    expect(whenToAsk(suspect, gone, 0, 0).waitMs).toBe(1_000);
  });

  it('is now and then for two minutes when it was not found, because it may just be starting; then only on demand', () => {
    const first = trackTask(fresh, gone, 1_000);
    expect(whenToAsk(first, gone, 0, 0).waitMs).toBe(10_000);
    expect(whenToAsk(trackTask(first, gone, 122_000), gone, 0, 0).waitMs).toBe(Number.POSITIVE_INFINITY);
  });

  it('backs off 1, 2, 4 ... 60 s after failures, spread by a quarter', () => {
    expect([0, 1, 2, 5, 6, 40].map((failures) => waitAfter(failed, failures))).toEqual([
      1_000, 2_000, 4_000, 32_000, 60_000, 60_000,
    ]);
    expect(waitAfter(failed, 0, 0)).toBe(750);
    expect(waitAfter(failed, 0, 0.999)).toBeLessThan(1_250);
  });

  it('is at once after the first refused signature time, which corrected our clock, and backs off after the next', () => {
    expect(waitAfter(refused('clock'))).toBe(0);
    expect(waitAfter(refused('clock'), 1)).toBe(2_000);
  });

  it('is not, but on demand, when the call itself was wrong', () => {
    expect(waitAfter(refused('caller'))).toBe(Number.POSITIVE_INFINITY);
  });
});
