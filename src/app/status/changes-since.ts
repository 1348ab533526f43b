import type { TaskView } from '#contract/task-view.ts';
import { isFailing } from './trouble.ts';

/** What can have happened to a task that a person wants to hear of, worst first. */
export const CHANGES = ['failing', 'notFound', 'ended', 'exiting', 'started', 'came'] as const;
export type Change = (typeof CHANGES)[number];

type Views = ReadonlyMap<string, TaskView>;

/** How many tasks changed in which way between two moments; each task counts once, by the worst of it. */
export function changesSince(before: Views, after: Views): Record<Change, number> {
  const counts: Record<Change, number> = { failing: 0, notFound: 0, ended: 0, exiting: 0, started: 0, came: 0 };
  for (const [key, view] of after) {
    const change = changeOf(before.get(key), view);
    if (change) counts[change] += 1;
  }
  return counts;
}

function changeOf(before: TaskView | undefined, after: TaskView): Change | null {
  if (before === after) return null;
  if (isFailing(after) && !(before && isFailing(before))) return 'failing';
  if (before === undefined) return 'came';
  if (before.state === after.state) return null;
  if (after.state === 'notFound' || after.state === 'ended' || after.state === 'exiting') return after.state;
  return after.state === 'inProgress' ? 'started' : null;
}
