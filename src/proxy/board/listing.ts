import { STATUSES, type Status, statusOf } from '#contract/status.ts';
import type { AppTasks } from '../core/app-tasks.ts';
import type { ChangeOrder } from '../core/change-order.ts';
import type { Lease } from '../core/leases.ts';
import type { Task } from '../core/tasks.ts';
import type { Registry } from './registry.ts';

/** What is listed of one SdkAppId: all of its tasks and those with these keys that are archived, or those with these keys. */
interface Part {
  sdkAppId: number;
  tasks: AppTasks;
  isWhole: boolean;
  keys: ReadonlySet<string>;
}

export type Listing = ReturnType<typeof createListing>;

/**
 * What a list has of the tasks that are known. Of an SdkAppId that is listed whole, everything is read from its sums and
 * orders; of keys, from these or by going through the keys, whichever is less.
 */
export function createListing({ apps, keys }: Pick<Lease, 'apps' | 'keys'>, registry: Pick<Registry, 'get' | 'ofApp'>) {
  const parts: Part[] = [];
  for (const sdkAppId of apps) {
    parts.push({ sdkAppId, tasks: registry.ofApp(sdkAppId), isWhole: true, keys: keys.ofApp(sdkAppId) });
  }
  for (const sdkAppId of keys.apps()) {
    const theirs = keys.ofApp(sdkAppId);
    if (!apps.has(sdkAppId) && some(theirs, (key) => registry.get(key) !== undefined))
      parts.push({ sdkAppId, tasks: registry.ofApp(sdkAppId), isWhole: false, keys: theirs });
  }

  function* allOf({ tasks, isWhole, keys: listed }: Part): Generator<Task> {
    if (isWhole) yield* tasks.all();
    for (const task of knownOf(listed)) if (!isWhole || task.isArchived) yield task;
  }

  function* knownOf(listed: Iterable<string>): Generator<Task> {
    for (const key of listed) {
      const task = registry.get(key);
      if (task) yield task;
    }
  }

  const isIn = ({ isWhole, keys: listed }: Part, task: Task) => (isWhole && !task.isArchived) || listed.has(task.key);

  /** Of a set of tasks of the same SdkAppId, those that are listed. */
  function* listedOf(part: Part, set: ReadonlySet<Task>): Generator<Task> {
    if (part.isWhole) yield* set;
    else if (set.size > part.keys.size) {
      for (const task of allOf(part)) if (set.has(task)) yield task;
    } else {
      for (const task of set) if (part.keys.has(task.key)) yield task;
    }
  }

  /** Those that are listed of what is new in an order: from its end, unless there is more to read than there are keys. */
  function newIn(part: Part, order: ChangeOrder<Task>, isNew: (at: number) => boolean): Task[] {
    const found: Task[] = [];
    let read = 0;
    for (const { key: task, at } of order.newestFirst()) {
      if (!isNew(at)) break;
      if (!part.isWhole && read++ === part.keys.size)
        return [...allOf(part)].filter((listed) => isNew(order.at(listed) ?? Number.NEGATIVE_INFINITY));
      if (isIn(part, task)) found.push(task);
    }
    return found.reverse();
  }

  /** One more than `most` of those that changed before a revision, the newest first. */
  function oldIn(part: Part, before: number, most: number): Task[] {
    const found: Task[] = [];
    for (const { key: task, at } of part.tasks.changed.newestFirst()) {
      if (at < before && isIn(part, task)) found.push(task);
      if (found.length > most) break;
    }
    return found;
  }

  return {
    /** The SdkAppIds that are listed whole, and those of which a task is known that is listed by its key. */
    apps: parts.map(({ sdkAppId }) => sdkAppId),
    hasTask: (key: string, sdkAppId: number) => apps.has(sdkAppId) || keys.ofApp(sdkAppId).has(key),
    hasRegion(sdkAppId: number, region: string): boolean {
      const part = parts.find((part) => part.sdkAppId === sdkAppId);
      if (!part?.tasks.hasRegion(region)) return false;
      return part.isWhole || some(allOf(part), ({ ref }) => ref.region === region);
    },

    count: (): number =>
      parts.reduce((sum, part) => sum + (part.isWhole ? part.tasks.size() : countOf(allOf(part))), 0),

    /** Those whose first answer is yet to come, and on its way or in turn: not held back by a breaker. */
    countWaiting: (mayAsk: (task: Task) => boolean): number =>
      parts.reduce((sum, part) => {
        const [one] = part.tasks.waiting;
        if (!one) return sum;
        // What holds back one of an SdkAppId holds back all of it.
        const { waiting, waitingAsked } = part.tasks;
        if (part.isWhole) return sum + (mayAsk(one) ? waiting : waitingAsked).size;
        return sum + countOf(listedOf(part, mayAsk(one) ? waiting : waitingAsked));
      }, 0),

    isFirstAnswerNear: (): boolean => parts.some((part) => some(listedOf(part, part.tasks.near), () => true)),

    /** The SdkAppIds of which something is listed that is live, or unchecked. */
    dueApps: (): number[] =>
      parts.flatMap((part) => {
        const { sdkAppId, tasks } = part;
        if (tasks.due() === 0) return [];
        return part.isWhole || some(allOf(part), (task) => tasks.isDue(task)) ? sdkAppId : [];
      }),

    /** Those that changed after a revision, in the order in which they did; after 0, all in the order of the list. */
    changedSince: (revision: number): Task[] =>
      parts.flatMap((part) =>
        revision === 0 ? [...allOf(part)] : newIn(part, part.tasks.changed, (at) => at > revision),
      ),

    /**
     * The next tasks of a list that is told in parts, those that changed last first. What changes meanwhile changes later than
     * all that is left, and is told as a change: so no task is left out.
     *
     * @param before the revision of the last one told; Infinity at the beginning
     * @returns them, and the `before` of the next part: 0 when there is none
     */
    partBefore(before: number, most: number): { tasks: Task[]; before: number } {
      const left = parts.flatMap((part) => oldIn(part, before, most));
      if (parts.length > 1) left.sort((a, b) => b.revision - a.revision);
      const tasks = left.slice(0, most);
      return { tasks, before: left.length > most ? (tasks.at(-1)?.revision ?? 0) : 0 };
    },

    /** How many of them there are in each status. */
    statuses(): Record<Status, number> {
      const sums = recordOfStatuses();
      for (const part of parts) {
        const counts = part.isWhole ? part.tasks.counts() : null;
        if (counts) for (const status of STATUSES) sums[status] += counts[status];
        for (const task of knownOf(part.keys)) if (!part.isWhole || task.isArchived) sums[statusOf(task.view)] += 1;
      }
      return sums;
    },

    /** Those of which something was heard then or later. */
    heardSince: (time: number): Task[] => parts.flatMap((part) => newIn(part, part.tasks.heard, (at) => at >= time)),
  };
}

function recordOfStatuses(): Record<Status, number> {
  return Object.fromEntries(STATUSES.map((status) => [status, 0])) as Record<Status, number>;
}

function some<T>(items: Iterable<T>, is: (item: T) => boolean): boolean {
  for (const item of items) if (is(item)) return true;
  return false;
}

function countOf(tasks: Iterable<Task>): number {
  let count = 0;
  for (const _ of tasks) count += 1;
  return count;
}
