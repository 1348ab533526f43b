import { render, screen } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import type { TaskView } from '#contract/task-view.ts';
import { boardRows } from '#testing/board-fixtures.ts';
import { aTaskView } from '#testing/task-fixtures.ts';
import { WHOLE_BOARD } from '../../address.ts';
import { applyPreferences } from '../../persistence/apply-preferences.ts';
import { usePreferences } from '../../persistence/preferences.ts';
import { TaskTable } from './task-table.tsx';
import type { Selection } from './use-selection.ts';

beforeAll(async () => {
  usePreferences.setState({ language: 'en', zone: 'UTC' });
  await applyPreferences();
});

/** Of a row only its cells look at the raw status, so each look is a rendering. */
function lookedAt(looks: string[], differs: Partial<TaskView> & { taskId: string }): TaskView {
  return Object.defineProperty(aTaskView(differs), 'apiStatus', {
    get() {
      looks.push(differs.taskId);
      return 'InProgress';
    },
  });
}

const selection: Selection = {
  keys: [],
  chosen: new Set(),
  toggle: () => {},
  all: false,
  toggleAll: () => {},
  selectAll: () => {},
  clear: () => {},
};
const noAnnotations = new Map();
const noHold = () => {};

function table(views: ReadonlyMap<string, TaskView>) {
  const rows = boardRows(views.values());
  return (
    <TaskTable
      entries={Array.from(rows.keys(), (id) => ({ kind: 'row', id }))}
      rowOf={rows}
      annotations={noAnnotations}
      question="?"
      sort={WHOLE_BOARD.sort}
      onSort={noHold}
      selection={selection}
      onHeld={noHold}
      onSeen={noHold}
      muted={false}
    />
  );
}

test('a row renders again only when its own task changed', () => {
  const looks: string[] = [];
  const views = new Map(['a', 'b', 'c'].map((taskId) => [taskId, lookedAt(looks, { taskId })]));
  const { rerender } = render(table(views));
  const changed = new Map(views).set('b', lookedAt(looks, { taskId: 'b', answeredAt: 10_900 }));
  const next = table(changed);
  looks.length = 0;
  rerender(next);
  expect(new Set(looks)).toEqual(new Set(['b']));
});

test('of ten thousand rows only those near the screen are in the document, and they know their places', () => {
  const views = new Map(Array.from({ length: 10_000 }, (_, n) => [`k${n}`, aTaskView({ taskId: `t${n}` })]));
  render(table(views));
  expect(screen.getByRole('table')).toHaveAttribute('aria-rowcount', '10001');
  const rows = screen.getAllByRole('row');
  expect(rows.length).toBeLessThan(120);
  expect(rows.at(-1)).toHaveAttribute('aria-rowindex', String(rows.length));
});

test('time in state is a lower bound where the beginning of the state was not seen', () => {
  const views = new Map([
    ['seen', aTaskView({ taskId: 'already-there', stateNotBefore: null })],
    ['changed', aTaskView({ taskId: 'changed' })],
  ]);
  render(table(views));
  expect(screen.getByRole('row', { name: /already-there/ })).toHaveTextContent(/≥ \d+ d \d+ h/);
  expect(screen.getByRole('row', { name: /changed/ })).not.toHaveTextContent('≥');
});
