import { isLive, type Status, statusOf } from '#contract/status.ts';
import { type Stuck, type StuckLimits, stuckOf } from '#contract/stuck.ts';
import type { TaskView } from '#contract/task-view.ts';
import { TROUBLES, type Trouble, troubleOf } from '#contract/trouble.ts';
import { type BoardView, type ColumnId, STATE_FILTERS, type StateFilter } from '../address.ts';
import { recordOf } from '../record-of.ts';
import { isStale } from '../status/stale.ts';

/** A task as the board sorts and counts it. */
export interface BoardRow {
  key: string;
  view: TaskView;
  status: Status;
  trouble: Trouble | null;
  stale: boolean;
  stuck: Stuck | null;
}

/** What a person wrote about tasks, by task key. */
export type Annotations = ReadonlyMap<string, { label: string; note?: string; pinned?: boolean }>;

export function boardRows(
  views: ReadonlyMap<string, TaskView>,
  now: number,
  staleAfterMsOf: (key: string) => number,
  limitsOf: (sdkAppId: number) => Omit<StuckLimits, 'sdkAppId'>,
): BoardRow[] {
  return Array.from(views, ([key, view]) => {
    const stuck = stuckOf(view, limitsOf(view.sdkAppId));
    const stale = isStale(view, now, staleAfterMsOf(key));
    const trouble = troubleOf(view, { stale, stuck: stuck !== null });
    return { key, view, status: statusOf(view), trouble, stale, stuck };
  });
}

/** Always over the whole list, whatever is filtered. */
export function countRows(rows: readonly BoardRow[]): Record<StateFilter, number> {
  const counts = recordOf(STATE_FILTERS, () => 0);
  for (const { status, trouble, stale, stuck } of rows) {
    counts[status] += 1;
    if (trouble) counts.attention += 1;
    if (stale) counts.stale += 1;
    if (stuck) counts.stuck += 1;
  }
  return counts;
}

/** The rows that the view asks for, in its order; what this person pinned stands above the others, whatever the order. */
export function shownRows(
  rows: readonly BoardRow[],
  { states, region, q, sort }: BoardView,
  annotations: Annotations,
  now: number,
): BoardRow[] {
  const wanted = q.trim().toLowerCase();
  const shown = rows.filter(
    (row) =>
      (states.length === 0 || states.some((filter) => counts(row, filter))) &&
      (region === null || row.view.region === region) &&
      (wanted === '' || wordsOf(row, annotations).some((words) => words?.toLowerCase().includes(wanted))),
  );
  const pinned = new Set(shown.filter(({ key }) => annotations.get(key)?.pinned));
  const pinnedFirst = (a: BoardRow, b: BoardRow) => Number(pinned.has(b)) - Number(pinned.has(a));
  const way = sort.down ? -1 : 1;
  const sortedBy = VALUES[sort.by];
  if (sortedBy === null) return shown.sort((a, b) => pinnedFirst(a, b) || way * troubleFirst(a, b));
  const values = new Map(shown.map((row) => [row, sortedBy(row, annotations, now)]));
  return shown.sort((a, b) => {
    const order = pinnedFirst(a, b);
    if (order !== 0) return order;
    const [one, other] = [values.get(a) ?? null, values.get(b) ?? null];
    if (one === other) return troubleFirst(a, b);
    // What has no value stands below in both directions.
    if (one === null) return 1;
    if (other === null) return -1;
    return one < other ? -way : way;
  });
}

function counts({ status, trouble, stale, stuck }: BoardRow, filter: StateFilter): boolean {
  if (filter === 'attention') return trouble !== null;
  if (filter === 'stuck') return stuck !== null;
  return filter === 'stale' ? stale : filter === status;
}

function wordsOf({ key, view }: BoardRow, annotations: Annotations): (string | null | undefined)[] {
  const { taskId, problem, requestId, apiStatus } = view;
  const annotation = annotations.get(key);
  return [taskId, annotation?.label, annotation?.note, problem?.code, problem?.requestId, requestId, apiStatus];
}

type Value = string | number | null;

/** What a column sorts by. Lengths of time sort by their length, so the newest comes first. */
const VALUES: Record<ColumnId, ((row: BoardRow, annotations: Annotations, now: number) => Value) | null> = {
  state: null,
  taskId: ({ view }) => view.taskId,
  label: ({ key }, annotations) => annotations.get(key)?.label.toLowerCase() || null,
  region: ({ view }) => view.region,
  started: ({ view }) => view.startTime,
  running: ({ view }, _, now) => {
    const until = isLive(view) ? now : view.lastAlive?.at;
    return view.startTime === null || until === undefined ? null : until - view.startTime;
  },
  answered: ({ view }) => (view.answeredAt === null ? null : -view.answeredAt),
  since: ({ view }) => (view.stateSince === null ? null : -view.stateSince),
  problem: ({ view }) => view.problem?.code ?? null,
};

/** Trouble first, worst at the top; below it what changed last. The order changes only when a state does. */
function troubleFirst(a: BoardRow, b: BoardRow): number {
  return rank(a) - rank(b) || (b.view.stateSince ?? 0) - (a.view.stateSince ?? 0) || (a.key < b.key ? -1 : 1);
}

function rank({ trouble }: BoardRow): number {
  return trouble === null ? TROUBLES.length : TROUBLES.indexOf(trouble);
}
