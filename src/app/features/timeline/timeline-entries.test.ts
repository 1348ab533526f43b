import { describe, expect, it } from 'vitest';
import type { HistoryAnswer } from '#contract/history.ts';
import { timelineEntries } from './timeline-entries.ts';

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

  it('is as it was after it was not polled, with the gap before it', () => {
    const transitions = [change(10_000, null, 'idle', 'Idle'), change(40 * MINUTE, 5 * MINUTE, 'idle', 'Idle')];
    expect(timelineEntries({ now: 0, transitions, problems: [] }).map(({ kind, at }) => [kind, at])).toEqual([
      ['first', 10_000],
      ['gap', 5 * MINUTE],
      ['again', 40 * MINUTE],
    ]);
  });

  it('tells of no gap where it was asked in vain, and of one where it was not even asked', () => {
    const transitions = [change(0, null, 'idle', 'Idle'), change(60 * MINUTE, 1_000, 'inProgress', 'InProgress')];
    const run = { ...problem(2_000), at: 20 * MINUTE };
    const later = { ...problem(50 * MINUTE), code: 'Network.Timeout', at: 59 * MINUTE };
    const kinds = (problems: (typeof run)[]) =>
      timelineEntries({ now: 0, transitions, problems }).map(({ kind, at }) => [kind, at]);
    expect(kinds([{ ...run, at: 59 * MINUTE }])).toEqual([
      ['first', 0],
      ['problem', 2_000],
      ['change', 60 * MINUTE],
    ]);
    expect(kinds([later, run])).toEqual([
      ['first', 0],
      ['problem', 2_000],
      ['gap', 20 * MINUTE],
      ['problem', 50 * MINUTE],
      ['change', 60 * MINUTE],
    ]);
  });
});
