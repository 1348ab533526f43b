import { describe, expect, it } from 'vitest';
import type { HistoryAnswer } from '#contract/history.ts';
import { failures, stretches, timelineEntries } from './timeline-entries.ts';

const MINUTE = 60_000;
const change = (
  at: number,
  notBefore: number | null,
  to: HistoryAnswer['transitions'][number]['to'],
  apiStatus: string | null,
): HistoryAnswer['transitions'][number] => ({ at, notBefore, from: 'unchecked', to, apiStatus, requestId: null });
const problem = (since: number, kind: 'transient' | 'gone' = 'transient') => ({
  kind,
  code: 'InternalError',
  message: '',
  requestId: null,
  since,
  at: since + 5_000,
  count: 3,
});

const history: HistoryAnswer = {
  now: 0,
  transitions: [
    change(10_000, null, 'idle', 'Idle'),
    change(14_000, 11_000, 'inProgress', 'InProgress'),
    change(40 * MINUTE, 5 * MINUTE, 'exiting', 'Exited'),
    change(41 * MINUTE, 40 * MINUTE + 55_000, 'ended', 'Exited'),
  ],
  problems: [problem(2 * MINUTE), problem(41 * MINUTE, 'gone')],
};

describe('the timeline', () => {
  it('tells what was observed in its order, each change with its window, and long silences as gaps', () => {
    expect(timelineEntries(history).map(({ kind, at }) => [kind, at])).toEqual([
      ['first', 10_000],
      ['change', 14_000],
      ['problem', 2 * MINUTE],
      ['gap', 5 * MINUTE],
      ['change', 40 * MINUTE],
      ['change', 41 * MINUTE],
    ]);
    expect(timelineEntries(history)[1]).toMatchObject({ from: 'idle', status: 'inProgress', notBefore: 11_000 });
  });

  it('names a status that is not in the documentation as such', () => {
    const entries = timelineEntries({ now: 0, transitions: [change(1, null, 'unchecked', 'Preparing')], problems: [] });
    expect(entries[0]).toMatchObject({ kind: 'first', status: 'other', apiStatus: 'Preparing' });
  });

  it('is a bar of the states until now, with nothing invented where it was not polled', () => {
    expect(stretches(timelineEntries(history), 42 * MINUTE, 41 * MINUTE)).toEqual([
      { from: 10_000, until: 14_000, status: 'idle' },
      { from: 14_000, until: 5 * MINUTE, status: 'inProgress' },
      { from: 5 * MINUTE, until: 40 * MINUTE, status: null },
      { from: 40 * MINUTE, until: 41 * MINUTE, status: 'exiting' },
      { from: 41 * MINUTE, until: 42 * MINUTE, status: 'ended' },
    ]);
    expect(stretches([], 1_000, null)).toEqual([]);
  });

  it('is as it was after it was not polled, with the gap before it', () => {
    const transitions = [change(10_000, null, 'idle', 'Idle'), change(40 * MINUTE, 5 * MINUTE, 'idle', 'Idle')];
    expect(timelineEntries({ now: 0, transitions, problems: [] }).map(({ kind, at }) => [kind, at])).toEqual([
      ['first', 10_000],
      ['gap', 5 * MINUTE],
      ['again', 40 * MINUTE],
    ]);
  });

  it('draws nothing beyond the last answer but what has ended', () => {
    const entries = timelineEntries({ now: 0, transitions: [change(0, null, 'idle', 'Idle')], problems: [] });
    expect(stretches(entries, 10 * MINUTE, 4 * MINUTE)).toEqual([
      { from: 0, until: 4 * MINUTE, status: 'idle' },
      { from: 4 * MINUTE, until: 10 * MINUTE, status: null },
    ]);
  });

  it('marks when calls failed', () => {
    expect(failures(timelineEntries(history))).toEqual([{ from: 2 * MINUTE, until: 2 * MINUTE + 5_000 }]);
  });
});
