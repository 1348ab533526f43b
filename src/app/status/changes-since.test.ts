import { expect, test } from 'vitest';
import type { Stuck } from '#contract/stuck.ts';
import type { TaskView } from '#contract/task-view.ts';
import { aProblem, aTaskView } from '#testing/task-fixtures.ts';
import { changesSince, seenOf } from './changes-since.ts';

const aStuck: Stuck = { what: 'idle', forMs: 2, limitMs: 1 };
const rows = (differs: Record<string, Partial<TaskView> & { stuck?: Stuck }>) =>
  Object.entries(differs).map(([key, { stuck = null, ...differ }]) => ({ key, view: aTaskView(differ), stuck }));
const seen = (...args: Parameters<typeof rows>) => new Map(rows(...args).map((row) => [row.key, seenOf(row)]));
const none = { failing: 0, stuck: 0, notFound: 0, ended: 0, exiting: 0, started: 0, came: 0 };

test('counts what happened, each task once and by the worst of it', () => {
  const before = seen({
    a: {},
    b: {},
    c: {},
    d: { state: 'idle' },
    e: { problem: aProblem() },
    f: {},
    i: {},
    gone: {},
  });
  const after = rows({
    a: { state: 'ended' },
    b: { problem: aProblem(), state: 'exiting' },
    c: { state: 'notFound' },
    d: { state: 'inProgress' },
    e: { problem: aProblem({ count: 9 }) },
    f: { state: 'exiting' },
    g: {},
    h: { problem: aProblem() },
    i: { state: 'idle', stuck: aStuck },
  });
  expect(changesSince(before, after)).toEqual({
    failing: 2,
    stuck: 1,
    notFound: 1,
    ended: 1,
    exiting: 1,
    started: 1,
    came: 1,
  });
});

test('another age is no change, and neither is a problem that went away or one that stays', () => {
  const before = seen({ a: {}, b: { problem: aProblem() }, c: { stuck: aStuck } });
  expect(changesSince(before, rows({ a: { answeredAt: 99_000 }, b: {}, c: { stuck: aStuck } }))).toEqual(none);
});
