import { isLive } from '#contract/status.ts';
import type { BoardView, ColumnId } from '../address.ts';
import { type Annotations, type BoardRow, isIn } from './board-rows.ts';
import { pinnedFirst, type RowOrder, troubleFirst } from './plain-order.ts';
import { rowSearch } from './row-search.ts';

/** Whether a view shows a row. */
export type RowTest = (row: BoardRow) => boolean;
export function rowTest(
  { states, region, q }: Pick<BoardView, 'states' | 'region' | 'q'>,
  labels: Annotations,
): RowTest {
  const isFound = rowSearch(q, labels);
  return (row) =>
    (states.length === 0 || states.some((filter) => isIn(row, filter))) &&
    (region === null || row.view.region === region) &&
    isFound(row);
}

/** @param now where a column tells how long something has taken so far */
export function rowOrder(sort: BoardView['sort'], labels: Annotations, now: number): RowOrder {
  const pins = pinnedFirst(labels);
  const read = VALUES[sort.by];
  const way = sort.down ? -1 : 1;
  return (a, b) => {
    const order = pins(a, b);
    if (order !== 0) return order;
    if (read === null) return way * troubleFirst(a, b);
    const [one, other] = [read(a, labels, now), read(b, labels, now)];
    if (one === other) return troubleFirst(a, b);
    // What has no value stands below in both directions.
    if (one === null) return 1;
    if (other === null) return -1;
    return one < other ? -way : way;
  };
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
  problem: ({ incidents, isRetrying, view }) =>
    incidents[0]?.problem?.code ?? (isRetrying ? (view.problem?.code ?? null) : null),
};
