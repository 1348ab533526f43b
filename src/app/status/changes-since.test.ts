import { expect, test } from 'vitest';
import type { TaskView } from '#contract/task-view.ts';
import { aProblem, aTaskView } from './a-task-view.ts';
import { changesSince } from './changes-since.ts';

const views = (differs: Record<string, Partial<TaskView>>) =>
  new Map(Object.entries(differs).map(([key, differ]) => [key, aTaskView(differ)]));
const none = { failing: 0, notFound: 0, ended: 0, exiting: 0, started: 0, came: 0 };

test('counts what happened, each task once and by the worst of it', () => {
  const before = views({ a: {}, b: {}, c: {}, d: { state: 'idle' }, e: { problem: aProblem() }, f: {}, gone: {} });
  const after = views({
    a: { state: 'ended' },
    b: { problem: aProblem(), state: 'exiting' },
    c: { state: 'notFound' },
    d: { state: 'inProgress' },
    e: { problem: aProblem({ count: 9 }) },
    f: { state: 'exiting' },
    g: {},
    h: { problem: aProblem() },
  });
  expect(changesSince(before, after)).toEqual({ failing: 2, notFound: 1, ended: 1, exiting: 1, started: 1, came: 1 });
});

test('another age is no change, and neither is a problem that went away', () => {
  const before = views({ a: {}, b: { problem: aProblem() } });
  expect(changesSince(before, views({ a: { answeredAt: 99_000 }, b: {} }))).toEqual(none);
  expect(changesSince(before, before)).toEqual(none);
});
