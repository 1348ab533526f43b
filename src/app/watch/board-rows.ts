import { blamesTask } from '#contract/blames-task.ts';
import { CAUSES, type Incident } from '#contract/incident.ts';
import type { WhyNotServed } from '#contract/served.ts';
import { isLive, type Status, statusOf } from '#contract/status.ts';
import { taskKey } from '#contract/task-ref.ts';
import type { TaskView } from '#contract/task-view.ts';
import { STATE_FILTERS, type StateFilter } from '../address.ts';
import { recordOf } from '../record-of.ts';
import { isBlinding } from '../status/is-blinding.ts';
import { isStale } from '../status/stale.ts';
import { type Trouble, troubleOf } from '../status/trouble.ts';
import type { KeyedList } from './keyed-list.ts';

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

/** What the rows of a list are made of. */
export interface BoardFacts {
  views: KeyedList<TaskView>;
  incidents: readonly Incident[];
  notServed: ReadonlyMap<string, WhyNotServed>;
  /** When the answer came that says all this, by the proxy's clock: nothing grows old because a tab asks seldom. */
  now: number;
  staleAfterMsOf: (key: string) => number;
}

/** Rows, and the facts behind them. */
export interface Board {
  facts: Pick<BoardFacts, 'incidents' | 'notServed'>;
  rows: KeyedList<BoardRow>;
}

/** @param before of which every row is kept that looks the same: most answers change few of them */
export function boardOf({ views, incidents, now, staleAfterMsOf, notServed }: BoardFacts, before?: Board): Board {
  const own = incidentsByTask(incidents);
  const wide = incidents.filter(({ subject }) => subject.kind !== 'task');
  const isOther = before?.facts.incidents !== incidents || before.facts.notServed !== notServed;
  const rows = views.mapped<BoardRow>(before?.rows ?? null, (view, old) => {
    const key = old?.key ?? taskKey(view);
    const stale = isStale(view, now, staleAfterMsOf(key));
    // With all else as it was, only time can have changed it.
    if (!isOther && old?.view === view && (wide.length === 0 ? old.stale === stale : old.stale || !stale)) return old;
    const row = { ...rowOf(key, view, own.get(key) ?? NONE, wide, stale), notServed: notServed.get(key) ?? null };
    return old && sameRow(old, row) ? old : row;
  });
  return { facts: { incidents, notServed }, rows };
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

/** Those that a task is in by its incidents. */
const OF_INCIDENTS = ['attention', 'acknowledged', 'failing', 'overLimit'] as const;

/** Always over the whole list, whatever is filtered. Attention is counted by incidents, everything else by tasks. */
export function countRows(rows: Iterable<BoardRow>, incidents: readonly Incident[]): Record<StateFilter, number> {
  const counts = recordOf(STATE_FILTERS, () => 0);
  for (const row of rows) {
    counts[row.status] += 1;
    if (row.stale) counts.stale += 1;
    if (row.incidents.length > 0) for (const filter of OF_INCIDENTS) if (isIn(row, filter)) counts[filter] += 1;
  }
  return { ...counts, attention: incidents.filter(({ acknowledgement }) => acknowledgement === null).length };
}

/** Whether it counts there, and is shown where that is asked for. */
export function isIn({ status, trouble, incidents, stale }: BoardRow, filter: StateFilter): boolean {
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
