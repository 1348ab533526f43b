import type { Stuck } from '#contract/stuck.ts';
import type { TaskView } from '#contract/task-view.ts';
import { isFailing } from '#contract/trouble.ts';
import { recordOf } from '../record-of.ts';

/** What can have happened to a task that a person wants to hear of, worst first. */
export const CHANGES = ['failing', 'stuck', 'notFound', 'ended', 'exiting', 'started', 'came'] as const;
export type Change = (typeof CHANGES)[number];

/** A task as this person saw it, in a few letters, so that thousands can be kept: its state, `!` failing, `~` stuck. */
export type Seen = string;

interface Row {
  key: string;
  view: TaskView;
  stuck: Stuck | null;
}

export function seenOf({ view, stuck }: Omit<Row, 'key'>): Seen {
  return `${view.state}${isFailing(view) ? '!' : ''}${stuck ? '~' : ''}`;
}

/** What happened to it since it was seen so, or not at all; the worst of it, or null for nothing worth a word. */
export function changeOf(before: Seen | undefined, { view, stuck }: Omit<Row, 'key'>): Change | null {
  const { state } = view;
  if (isFailing(view) && !before?.includes('!')) return 'failing';
  if (before === undefined) return 'came';
  if (stuck && !before.includes('~')) return 'stuck';
  if (before.replace(/[!~]/g, '') === state) return null;
  if (state === 'notFound' || state === 'ended' || state === 'exiting') return state;
  // The first answer about a task is no change of the task.
  return state === 'inProgress' && before !== 'unchecked' ? 'started' : null;
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
