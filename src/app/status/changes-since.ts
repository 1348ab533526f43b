import type { Incident } from '#contract/incident.ts';
import type { TaskView } from '#contract/task-view.ts';
import { recordOf } from '../record-of.ts';

/** What can have happened to a task that a person wants to hear of, worst first. */
export const CHANGES = ['failing', 'overLimit', 'notFound', 'ended', 'exiting', 'started', 'came'] as const;
export type Change = (typeof CHANGES)[number];

/** A task as this person saw it, in a few letters, so that thousands can be kept: its state, `!` failing, `~` over its limit. */
export type Seen = string;

interface Row {
  key: string;
  view: TaskView;
  /** Its open ones. */
  incidents: readonly Incident[];
}

export function seenOf({ view, incidents }: Omit<Row, 'key'>): Seen {
  return `${view.state}${has(incidents, 'failing') ? '!' : ''}${has(incidents, 'overLimit') ? '~' : ''}`;
}

/** What happened to it since it was seen so, or not at all; the worst of it, or null for nothing worth a word. */
export function changeOf(before: Seen | undefined, { view, incidents }: Omit<Row, 'key'>): Change | null {
  const { state } = view;
  if (has(incidents, 'failing') && !before?.includes('!')) return 'failing';
  if (before === undefined) return 'came';
  if (has(incidents, 'overLimit') && !before.includes('~')) return 'overLimit';
  if (before === state || before.replace(/[!~]/g, '') === state) return null;
  if (state === 'notFound' || state === 'ended' || state === 'exiting') return state;
  // The first answer about a task is no change of the task.
  return state === 'inProgress' && before !== 'unchecked' ? 'started' : null;
}

function has(incidents: readonly Incident[], cause: Incident['cause']): boolean {
  return incidents.some((incident) => incident.cause === cause);
}

/** How many tasks changed in which way; each task counts once. */
export function changesSince(before: ReadonlyMap<string, Seen>, rows: Iterable<Row>): Record<Change, number> {
  const counts = recordOf(CHANGES, () => 0);
  for (const row of rows) {
    const change = changeOf(before.get(row.key), row);
    if (change) counts[change] += 1;
  }
  return counts;
}
