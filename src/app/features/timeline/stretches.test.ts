import { expect, test } from 'vitest';
import { aProblem } from '#testing/task-fixtures.ts';
import { type Stretch, stretches } from './stretches.ts';
import type { TimelineEntry } from './timeline-entries.ts';

const MINUTE = 60_000;
const idle: TimelineEntry = { kind: 'first', at: 0, status: 'idle', apiStatus: 'Idle' };
const change = (at: number, status: 'inProgress' | 'exiting' | 'ended'): TimelineEntry => ({
  kind: 'change',
  at,
  notBefore: at - 5_000,
  from: 'idle',
  status,
  apiStatus: null,
});
const run = (since: number, at: number): TimelineEntry => ({
  kind: 'problem',
  at: since,
  problem: aProblem({ since, at }),
});
const known = { now: 10 * MINUTE, answeredAt: 10 * MINUTE, startTime: null, failingSince: null };
const drawn = (parts: Stretch[]) =>
  parts.map(({ from, until, kind, status }) => [from / MINUTE, until / MINUTE, kind, status]);

test('the bar is the states until now, with nothing invented where it was not polled', () => {
  const gap: TimelineEntry = { kind: 'gap', at: 3 * MINUTE, until: 6 * MINUTE };
  const entries = [
    idle,
    change(1 * MINUTE, 'inProgress'),
    gap,
    change(6 * MINUTE, 'exiting'),
    change(7 * MINUTE, 'ended'),
  ];
  expect(drawn(stretches(entries, { ...known, answeredAt: 7 * MINUTE }))).toEqual([
    [0, 1, 'seen', 'idle'],
    [1, 3, 'seen', 'inProgress'],
    [3, 6, 'gap', null],
    [6, 7, 'seen', 'exiting'],
    [7, 10, 'seen', 'ended'],
  ]);
  expect(stretches([], known)).toEqual([]);
});

test('nothing is drawn beyond the last answer but what has ended', () => {
  expect(drawn(stretches([idle], { ...known, answeredAt: 4 * MINUTE }))).toEqual([
    [0, 4, 'seen', 'idle'],
    [4, 10, 'gap', null],
  ]);
});

test('a run of failures is asked and failed, with the last known state, and no gap', () => {
  const entries = [idle, run(2 * MINUTE, 3 * MINUTE), run(6 * MINUTE, 9.5 * MINUTE)];
  const failing = stretches(entries, { ...known, answeredAt: 5 * MINUTE, failingSince: 6 * MINUTE });
  expect(drawn(failing)).toEqual([
    [0, 2, 'seen', 'idle'],
    [2, 3, 'failed', 'idle'],
    [3, 6, 'seen', 'idle'],
    [6, 10, 'failed', 'idle'],
  ]);
  expect(failing.map(({ isOpen }) => isOpen)).toEqual([false, false, false, true]);
});

test('a task that only ever failed has a bar from the first attempt on', () => {
  const entries = [run(2 * MINUTE, 9 * MINUTE)];
  expect(drawn(stretches(entries, { ...known, answeredAt: null, failingSince: 2 * MINUTE }))).toEqual([
    [2, 10, 'failed', null],
  ]);
  expect(drawn(stretches([...entries, { ...idle, at: 9.5 * MINUTE }], known))).toEqual([
    [2, 9, 'failed', null],
    [9, 9.5, 'before', null],
    [9.5, 10, 'seen', 'idle'],
  ]);
});

test('the bar begins with StartTime where it is known, and says that no one looked before', () => {
  expect(drawn(stretches([idle], { ...known, startTime: -30 * MINUTE }))).toEqual([
    [-30, 0, 'before', null],
    [0, 10, 'seen', 'idle'],
  ]);
  expect(drawn(stretches([idle], { ...known, startTime: 3_000 }))).toEqual([[0, 10, 'seen', 'idle']]);
});

test('after failures that no one followed up, it is not known either', () => {
  expect(
    drawn(
      stretches([idle, run(2 * MINUTE, 3 * MINUTE)], { ...known, answeredAt: 1 * MINUTE, failingSince: 2 * MINUTE }),
    ),
  ).toEqual([
    [0, 2, 'seen', 'idle'],
    [2, 3, 'failed', 'idle'],
    [3, 10, 'gap', null],
  ]);
});
