import { blamesTask } from '#contract/blames-task.ts';
import { CAUSES, type Incident } from '#contract/incident.ts';
import type { WhyNotServed } from '#contract/served.ts';
import { isLive, type Status, statusOf } from '#contract/status.ts';
import { taskKey } from '#contract/task-ref.ts';
import type { TaskView } from '#contract/task-view.ts';
import { type BoardView, type ColumnId, STATE_FILTERS, type StateFilter } from '../address.ts';
import { recordOf } from '../record-of.ts';
import { isBlinding } from '../status/is-blinding.ts';
import { isStale } from '../status/stale.ts';
import { TROUBLES, type Trouble, troubleOf } from '../status/trouble.ts';

/** A task as the board sorts and counts it. */
export interface BoardRow {
  key: string;
  view: TaskView;
  status: Status;
  /** Its own open incidents, the worst first: those that no one has acknowledged stand before the others. */
  incidents: readonly Incident[];
  trouble: Trouble | null;
  /** It failed a moment ago, and is asked again: no incident yet, and perhaps never one. */
  isRetrying: boolean;
  /** A wider incident is why nothing new is known of it. */
  isMuted: boolean;
  stale: boolean;
  /** Why it is not asked for here; null for all that is. */
  notServed: WhyNotServed | null;
}

/** What a person wrote about tasks, by task key. */
export type Annotations = ReadonlyMap<string, { label: string; note?: string; pinned?: boolean }>;

const NONE: readonly Incident[] = [];
const ALL_SERVED: ReadonlyMap<string, WhyNotServed> = new Map();

/**
 * @param now when the answer came that says all this, by the proxy's clock: nothing grows old because a tab asks seldom
 */
export function boardRows(
  views: ReadonlyMap<string, TaskView>,
  incidents: readonly Incident[],
  now: number,
  staleAfterMsOf: (key: string) => number,
  notServed = ALL_SERVED,
): BoardRow[] {
  const own = incidentsByTask(incidents);
  const wide = incidents.filter(({ subject }) => subject.kind !== 'task');
  return Array.from(views, ([key, view]) => ({
    ...rowOf(key, view, own.get(key) ?? NONE, wide, isStale(view, now, staleAfterMsOf(key))),
    notServed: notServed.get(key) ?? null,
  }));
}

/** One task by the same rules. */
export function taskRow(view: TaskView, incidents: readonly Incident[], now: number, staleAfterMs: number): BoardRow {
  const key = taskKey(view);
  const wide = incidents.filter(({ subject }) => subject.kind !== 'task');
  return rowOf(key, view, incidentsByTask(incidents).get(key) ?? NONE, wide, isStale(view, now, staleAfterMs));
}

function rowOf(
  key: string,
  view: TaskView,
  incidents: readonly Incident[],
  wide: readonly Incident[],
  stale: boolean,
): BoardRow {
  const isCovered = isLive(view) && wide.some((incident) => covers(incident, view));
  const isMuted = isCovered && incidents.length === 0;
  return {
    key,
    view,
    status: statusOf(view),
    incidents,
    trouble: troubleOf(incidents),
    isRetrying: !isMuted && view.problem !== null && blamesTask(view.problem.kind) && !has(incidents, 'failing'),
    isMuted,
    // Of what a wider incident covers, that says how old it is.
    stale: stale && !isCovered,
    notServed: null,
  };
}

/** Whether two rows look the same: most answers change few of them. */
export function sameRow(a: BoardRow, b: BoardRow): boolean {
  return (
    a.view === b.view &&
    a.trouble === b.trouble &&
    a.isRetrying === b.isRetrying &&
    a.isMuted === b.isMuted &&
    a.stale === b.stale &&
    a.notServed === b.notServed &&
    a.incidents.length === b.incidents.length &&
    a.incidents.every((incident, index) => sameIncident(incident, b.incidents[index]))
  );
}

function sameIncident(a: Incident, b: Incident | undefined): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** Always over the whole list, whatever is filtered. Attention is counted by incidents, everything else by tasks. */
export function countRows(rows: readonly BoardRow[], incidents: readonly Incident[]): Record<StateFilter, number> {
  const counts = recordOf(STATE_FILTERS, () => 0);
  for (const row of rows) for (const filter of STATE_FILTERS) if (isIn(row, filter)) counts[filter] += 1;
  return { ...counts, attention: incidents.filter(({ acknowledgement }) => acknowledgement === null).length };
}

export function shownRows(
  rows: readonly BoardRow[],
  { states, region, q, sort }: BoardView,
  annotations: Annotations,
  now: number,
): BoardRow[] {
  const wanted = q.trim().toLowerCase();
  const shown = rows.filter(
    (row) =>
      (states.length === 0 || states.some((filter) => isIn(row, filter))) &&
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

function isIn({ status, trouble, incidents, stale }: BoardRow, filter: StateFilter): boolean {
  switch (filter) {
    case 'attention':
      return trouble !== null && trouble !== 'acknowledged';
    case 'acknowledged':
      return incidents.some(({ acknowledgement }) => acknowledgement !== null);
    case 'failing':
    case 'overLimit':
      return has(incidents, filter);
    case 'stale':
      return stale;
    default:
      return filter === status;
  }
}

function has(incidents: readonly Incident[], cause: Incident['cause']): boolean {
  return incidents.some((incident) => incident.cause === cause);
}

function incidentsByTask(incidents: readonly Incident[]): Map<string, Incident[]> {
  const byTask = new Map<string, Incident[]>();
  for (const incident of incidents) {
    if (incident.subject.kind !== 'task') continue;
    const key = taskKey(incident.subject);
    byTask.set(key, [...(byTask.get(key) ?? []), incident].sort(worstFirst));
  }
  return byTask;
}

function worstFirst(a: Incident, b: Incident): number {
  const isOnes = Number(a.acknowledgement !== null) - Number(b.acknowledgement !== null);
  return isOnes || CAUSES.indexOf(a.cause) - CAUSES.indexOf(b.cause);
}

/** Whether nothing new can be learnt of a task because of an incident that is wider than it. */
export function covers({ cause, subject, problem }: Incident, view: Pick<TaskView, 'sdkAppId' | 'region'>): boolean {
  switch (subject.kind) {
    case 'account':
      return isBlinding(cause, problem?.code) && subject.sdkAppIds.includes(view.sdkAppId);
    case 'region':
      return subject.region === view.region && subject.sdkAppIds.includes(view.sdkAppId);
    case 'app':
      return subject.sdkAppId === view.sdkAppId;
    case 'task':
      return false;
  }
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
  problem: ({ incidents, isRetrying, view }) =>
    incidents[0]?.problem?.code ?? (isRetrying ? (view.problem?.code ?? null) : null),
};

/** Trouble first, worst at the top; below it what changed last. The order changes only when a state does. */
function troubleFirst(a: BoardRow, b: BoardRow): number {
  return rank(a) - rank(b) || (b.view.stateSince ?? 0) - (a.view.stateSince ?? 0) || (a.key < b.key ? -1 : 1);
}

function rank({ trouble }: BoardRow): number {
  return trouble === null ? TROUBLES.length : TROUBLES.indexOf(trouble);
}
