import { expect, test } from 'vitest';
import type { Incident } from '#contract/incident.ts';
import { taskKey } from '#contract/task-ref.ts';
import type { TaskView } from '#contract/task-view.ts';
import { boardRows } from '#testing/board-fixtures.ts';
import { anIncident, aProblem, aTaskView } from '#testing/task-fixtures.ts';
import { type BoardView, COLUMN_IDS, WHOLE_BOARD } from '../address.ts';
import { type Annotations, type BoardRow, countRows } from './board-rows.ts';
import { rowOrder, rowTest } from './row-order.ts';

const views = [
  aTaskView({ taskId: 'calm-old', stateSince: 1_000 }),
  aTaskView({ taskId: 'calm-new', stateSince: 9_000, region: 'ap-singapore' }),
  aTaskView({ taskId: 'gone', state: 'notFound', problem: aProblem({ kind: 'gone', code: 'ResourceNotFound' }) }),
  aTaskView({ taskId: 'failing', problem: aProblem() }),
  aTaskView({ taskId: 'late', answeredAt: -60_000 }),
  aTaskView({ taskId: 'idles', state: 'idle', apiStatus: 'Idle', stateSince: 2_000 }),
];
const viewOf = (taskId: string) => views.find((view) => view.taskId === taskId) as TaskView;
const incidents = [
  anIncident(viewOf('failing')),
  anIncident(viewOf('idles'), { cause: 'overLimit', problem: null, overLimit: { what: 'idle', limitMs: 5_000 } }),
  anIncident(viewOf('gone'), { cause: 'notFound', problem: null }),
];
const rowsOf = (incidents: readonly Incident[]) => [...boardRows(views, incidents).values()];
const shownRows = (rows: readonly BoardRow[], view: BoardView, labels: Annotations) =>
  rows.filter(rowTest(view, labels)).sort(rowOrder(view.sort, labels, 11_000));
const rows = rowsOf(incidents);
const annotations = new Map([[taskKey(views[0] as TaskView), { label: 'Physics 3108', note: 'ticket 48213' }]]);
const ids = (view: Partial<BoardView>) =>
  shownRows(rows, { ...WHOLE_BOARD, ...view }, annotations).map((row) => row.view.taskId);

test('trouble comes first, worst at the top, then what changed last', () => {
  expect(ids({})).toEqual(['failing', 'idles', 'gone', 'calm-new', 'calm-old', 'late']);
});

test('what was pinned stands above the rest in every order, and among themselves the order holds', () => {
  const pins = new Map(
    ['calm-old', 'gone'].map((id) => [
      taskKey(views.find(({ taskId }) => taskId === id) as TaskView),
      { label: '', pinned: true },
    ]),
  );
  const ordered = (sort: BoardView['sort']) =>
    shownRows(rows, { ...WHOLE_BOARD, sort }, pins).map((row) => row.view.taskId);
  expect(ordered({ by: 'state', down: false })).toEqual(['gone', 'calm-old', 'failing', 'idles', 'calm-new', 'late']);
  expect(ordered({ by: 'state', down: true })).toEqual(['calm-old', 'gone', 'late', 'calm-new', 'idles', 'failing']);
  expect(ordered({ by: 'taskId', down: false })).toEqual(['calm-old', 'gone', 'calm-new', 'failing', 'idles', 'late']);
});

test('counts cut across: a task that fails is in progress, is failing, and needs attention', () => {
  expect(countRows(rows, incidents)).toEqual({
    attention: 3,
    failing: 1,
    overLimit: 1,
    acknowledged: 0,
    inProgress: 4,
    idle: 1,
    exiting: 0,
    ended: 0,
    notFound: 1,
    other: 0,
    unchecked: 0,
    stale: 1,
  });
});

test('attention is counted by incidents that no one has acknowledged, the wide ones too', () => {
  const account = anIncident(viewOf('late'), {
    id: 'wide',
    cause: 'credential',
    subject: { kind: 'account', sdkAppIds: [viewOf('late').sdkAppId] },
  });
  const acknowledgement = { by: 'Ana', at: 9_000, until: null, note: 'on it' };
  const all = [account, ...incidents.map((one) => ({ ...one, acknowledgement }))];
  const counts = countRows(rowsOf(all), all);
  expect([counts.attention, counts.acknowledged]).toEqual([1, 3]);
});

test('a wider incident mutes what has none of its own, and what has one stays as it was, on top', () => {
  const account = anIncident(viewOf('late'), {
    id: 'wide',
    cause: 'unreachable',
    subject: { kind: 'account', sdkAppIds: [viewOf('late').sdkAppId] },
  });
  const shown = rowsOf([account, ...incidents]);
  expect(shown.filter(({ isMuted }) => isMuted).map(({ view }) => view.taskId)).toEqual([
    'calm-old',
    'calm-new',
    'late',
  ]);
  expect(shown.filter(({ trouble }) => trouble).map(({ view }) => view.taskId)).toEqual(['gone', 'failing', 'idles']);
});

test('a task that failed a moment ago is retried, quietly: it neither counts nor moves', () => {
  const shown = rowsOf(incidents.filter(({ cause }) => cause !== 'failing'));
  const row = shown.find(({ view }) => view.taskId === 'failing');
  expect(row).toMatchObject({ isRetrying: true, trouble: null });
  expect(shownRows(shown, WHOLE_BOARD, annotations).map(({ view }) => view.taskId)[0]).toBe('idles');
});

test('shows what is in any of the wanted states', () => {
  expect(ids({ states: ['stale'] })).toEqual(['late']);
  expect(ids({ states: ['overLimit'] })).toEqual(['idles']);
  expect(ids({ states: ['failing'] })).toEqual(['failing']);
  expect(ids({ states: ['attention'] })).toEqual(['failing', 'idles', 'gone']);
  expect(ids({ states: ['notFound', 'stale'] })).toEqual(['gone', 'late']);
});

test('finds a part of an id, a label, a note, a code, a RequestId and a status, whatever the case', () => {
  expect(ids({ region: 'ap-singapore' })).toEqual(['calm-new']);
  expect(ids({ q: 'CALM' })).toEqual(['calm-new', 'calm-old']);
  expect(ids({ q: 'physics' })).toEqual(['calm-old']);
  expect(ids({ q: 'Ticket 482' })).toEqual(['calm-old']);
  expect(ids({ q: 'resourcenot' })).toEqual(['gone']);
  expect(ids({ q: '7C3E0C1A' })).toHaveLength(6);
  expect(ids({ q: 'inprogress' })).toHaveLength(5);
  expect(ids({ q: 'physics', states: ['attention'] })).toEqual([]);
});

test('sorts by a column and back, what has no value below in both directions', () => {
  const by = (id: BoardView['sort']['by']) => [
    ids({ sort: { by: id, down: false } }),
    ids({ sort: { by: id, down: true } }),
  ];
  expect(by('taskId')).toEqual([
    ['calm-new', 'calm-old', 'failing', 'gone', 'idles', 'late'],
    ['late', 'idles', 'gone', 'failing', 'calm-old', 'calm-new'],
  ]);
  expect(by('problem')).toEqual([
    ['failing', 'idles', 'gone', 'calm-new', 'calm-old', 'late'],
    ['failing', 'idles', 'gone', 'calm-new', 'calm-old', 'late'],
  ]);
  expect(by('answered')[1]?.[0]).toBe('late');
  expect(by('since')[0]?.[0]).toBe('calm-new');
});

test('equal rows stand trouble first in every order, so that no order is left to chance', () => {
  for (const by of COLUMN_IDS) {
    const view = { ...WHOLE_BOARD, sort: { by, down: false } };
    const turned = shownRows(rows.toReversed(), view, annotations);
    expect(turned).toEqual(shownRows(rows, view, annotations));
  }
});
