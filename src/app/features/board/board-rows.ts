import type { TaskView } from '#contract/task-view.ts';
import { type BoardView, STATE_FILTERS, type StateFilter } from '../../address.ts';
import { statusOf } from '../../status/status.ts';
import { isStale, TROUBLES, type Trouble, troubleOf } from '../../status/trouble.ts';

/** A task as the board sorts and counts it. */
export interface BoardRow {
  key: string;
  view: TaskView;
  trouble: Trouble | null;
  /** Every count it belongs to. */
  filters: ReadonlySet<StateFilter>;
}

export function boardRows(
  views: ReadonlyMap<string, TaskView>,
  now: number,
  staleAfterMsOf: (key: string) => number,
): BoardRow[] {
  return Array.from(views, ([key, view]) => {
    const staleAfterMs = staleAfterMsOf(key);
    const trouble = troubleOf(view, now, staleAfterMs);
    const filters = new Set<StateFilter>([statusOf(view)]);
    if (trouble) filters.add('attention');
    if (isStale(view, now, staleAfterMs)) filters.add('stale');
    return { key, view, trouble, filters };
  });
}

/** Always over the whole list, whatever is filtered. */
export function countRows(rows: readonly BoardRow[]): Record<StateFilter, number> {
  const counts = Object.fromEntries(STATE_FILTERS.map((filter) => [filter, 0])) as Record<StateFilter, number>;
  for (const { filters } of rows) for (const filter of filters) counts[filter] += 1;
  return counts;
}

/** Trouble first, worst at the top; below it what changed last. The order changes only when a state does. */
export function shownRows(
  rows: readonly BoardRow[],
  { state, region, q }: BoardView,
  labels: ReadonlyMap<string, string>,
): BoardRow[] {
  const wanted = q.trim().toLowerCase();
  const matches = ({ key, view, filters }: BoardRow) =>
    (state === null || filters.has(state)) &&
    (region === null || view.region === region) &&
    (wanted === '' ||
      [view.taskId, labels.get(key), view.problem?.code].some((text) => text?.toLowerCase().includes(wanted)));
  return rows.filter(matches).sort(troubleFirst);
}

function troubleFirst(a: BoardRow, b: BoardRow): number {
  return rank(a) - rank(b) || (b.view.stateSince ?? 0) - (a.view.stateSince ?? 0) || (a.key < b.key ? -1 : 1);
}

function rank({ trouble }: BoardRow): number {
  return trouble === null ? TROUBLES.length : TROUBLES.indexOf(trouble);
}
