import { expect, test } from 'vitest';
import type { TaskView } from '#contract/task-view.ts';
import { anIncident, aTaskView } from '#testing/task-fixtures.ts';
import { changesSince, seenOf } from './changes-since.ts';

const rows = (differs: Record<string, Partial<TaskView> & { causes?: ('failing' | 'overLimit')[] }>) =>
  Object.entries(differs).map(([key, { causes = [], ...differ }]) => {
    const view = aTaskView(differ);
    return { key, view, incidents: causes.map((cause) => anIncident(view, { cause })) };
  });
const seen = (...args: Parameters<typeof rows>) => new Map(rows(...args).map((row) => [row.key, seenOf(row)]));
const none = { failing: 0, overLimit: 0, notFound: 0, ended: 0, exiting: 0, started: 0, came: 0 };

test('counts what happened, each task once and by the worst of it', () => {
  const before = seen({
    a: {},
    b: {},
    c: {},
    d: { state: 'idle' },
    e: { causes: ['failing'] },
    f: {},
    i: {},
    gone: {},
  });
  const after = rows({
    a: { state: 'ended' },
    b: { causes: ['failing'], state: 'exiting' },
    c: { state: 'notFound' },
    d: { state: 'inProgress' },
    e: { causes: ['failing'] },
    f: { state: 'exiting' },
    g: {},
    h: { causes: ['failing'] },
    i: { state: 'idle', causes: ['overLimit'] },
  });
  expect(changesSince(before, after)).toEqual({
    failing: 2,
    overLimit: 1,
    notFound: 1,
    ended: 1,
    exiting: 1,
    started: 1,
    came: 1,
  });
});

test('another age is no change, and neither is a problem that went away or one that stays', () => {
  const before = seen({ a: {}, b: { causes: ['failing'] }, c: { causes: ['overLimit'] } });
  expect(changesSince(before, rows({ a: { answeredAt: 99_000 }, b: {}, c: { causes: ['overLimit'] } }))).toEqual(none);
});
