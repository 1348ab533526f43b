import { expect, test } from 'vitest';
import { taskKey } from '#contract/task-ref.ts';
import type { TaskView } from '#contract/task-view.ts';
import { WHOLE_BOARD } from '../../address.ts';
import { aProblem, aTaskView } from '../../status/a-task-view.ts';
import { boardRows, countRows, shownRows } from './board-rows.ts';

const views = [
  aTaskView({ taskId: 'calm-old', stateSince: 1_000 }),
  aTaskView({ taskId: 'calm-new', stateSince: 9_000, region: 'ap-singapore' }),
  aTaskView({ taskId: 'gone', state: 'notFound', problem: aProblem({ kind: 'gone', code: 'ResourceNotFound' }) }),
  aTaskView({ taskId: 'failing', problem: aProblem() }),
  aTaskView({ taskId: 'late', answeredAt: -60_000 }),
];
const rows = boardRows(new Map(views.map((view) => [taskKey(view), view])), 11_000, () => 30_000);
const labels = new Map([[taskKey(views[0] as TaskView), 'Physics 3108']]);
const ids = (view: Partial<typeof WHOLE_BOARD>) =>
  shownRows(rows, { ...WHOLE_BOARD, ...view }, labels).map((row) => row.view.taskId);

test('trouble comes first, worst at the top, then what changed last', () => {
  expect(ids({})).toEqual(['failing', 'late', 'gone', 'calm-new', 'calm-old']);
});

test('counts cut across: a late task is in progress, stale, and needs attention', () => {
  expect(countRows(rows)).toEqual({
    attention: 3,
    inProgress: 4,
    idle: 0,
    exiting: 0,
    ended: 0,
    notFound: 1,
    other: 0,
    unchecked: 0,
    stale: 1,
  });
});

test('filters by count, region, id, label and code, whatever the case', () => {
  expect(ids({ state: 'stale' })).toEqual(['late']);
  expect(ids({ region: 'ap-singapore' })).toEqual(['calm-new']);
  expect(ids({ q: 'CALM' })).toEqual(['calm-new', 'calm-old']);
  expect(ids({ q: 'physics' })).toEqual(['calm-old']);
  expect(ids({ q: 'resourcenot' })).toEqual(['gone']);
  expect(ids({ q: 'physics', state: 'attention' })).toEqual([]);
});
