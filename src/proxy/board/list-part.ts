import { STATUSES, statusOf } from '#contract/status.ts';
import type { WatchAnswer } from '#contract/watch.ts';
import type { Task } from '../core/tasks.ts';

/**
 * The next tasks of a list that is told in parts, those that changed last first. What changes meanwhile changes later than
 * all that is left, and is told as a change: so no task is left out, and none has to be told twice.
 *
 * @param before the revision of the last one told; Infinity at the beginning
 * @returns them, and the `before` of the next part: 0 when there is none
 */
export function partOf(listed: readonly Task[], before: number, most: number): { tasks: Task[]; before: number } {
  const left = listed.filter(({ revision }) => revision < before).sort((a, b) => b.revision - a.revision);
  const tasks = left.slice(0, most);
  return { tasks, before: left.length > most ? (tasks.at(-1)?.revision ?? 0) : 0 };
}

/** How many of them there are in each status. */
export function countStatuses(listed: readonly Task[]): NonNullable<WatchAnswer['rest']>['statuses'] {
  const counts = Object.fromEntries(STATUSES.map((status) => [status, 0]));
  for (const { view } of listed) counts[statusOf(view)] = (counts[statusOf(view)] ?? 0) + 1;
  return counts as NonNullable<WatchAnswer['rest']>['statuses'];
}
