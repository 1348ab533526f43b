import { DUE_STATUSES, isLive, LIVE_STATUSES, STATUSES, type Status, statusOf } from '#contract/status.ts';
import { createChangeOrder } from './change-order.ts';
import { awaitsFirstAnswer } from './first-pass.ts';
import { createPriorityQueue } from './priority-queue.ts';
import type { Task } from './tasks.ts';

export type AppTasks = ReturnType<typeof createAppTasks>;

/**
 * The tasks of one SdkAppId: in the order in which they changed and in which they were heard of, and in the sets and sums that
 * every viewer is told from. All of these follow each change of a task, here and nowhere else, so that to answer a viewer
 * counts nothing. `app-tasks.property.test.ts` compares them with a full count.
 */
export function createAppTasks() {
  /** In the order in which they were added, as each is counted. */
  const statuses = new Map<Task, Status>();
  const byStatus = Object.fromEntries(STATUSES.map((status) => [status, new Set()])) as Record<Status, Set<Task>>;
  const waiting = new Set<Task>();
  const waitingAsked = new Set<Task>();
  const near = new Set<Task>();
  const answered = createPriorityQueue<Task>();
  const regions = new Map<string, number>();
  const changed = createChangeOrder<Task>();
  const heard = createChangeOrder<Task>();

  const sizeOf = (wanted: readonly Status[]) => wanted.reduce((sum, status) => sum + byStatus[status].size, 0);

  /** A task is what it is now: in each set that it belongs to, and in no other. */
  function count(task: Task): void {
    const before = statuses.get(task);
    if (before === undefined) return;
    const { view } = task;
    const status = statusOf(view);
    if (status !== before) {
      byStatus[before].delete(task);
      byStatus[status].add(task);
      statuses.set(task, status);
    }
    const awaitsFirst = awaitsFirstAnswer(task);
    const isWaiting = awaitsFirst || task.lastAskedAt === null;
    keep(waiting, task, isWaiting);
    keep(waitingAsked, task, isWaiting && task.isAsking);
    keep(near, task, awaitsFirst && (task.isAsking || task.wish !== null));
    if (view.answeredAt !== null && isLive(view)) answered.put(task, view.answeredAt);
    else answered.delete(task);
  }

  function leave(task: Task): void {
    const status = statuses.get(task);
    if (status === undefined) return;
    statuses.delete(task);
    byStatus[status].delete(task);
    for (const set of [waiting, waitingAsked, near, answered]) set.delete(task);
    const { region } = task.ref;
    const others = (regions.get(region) ?? 1) - 1;
    if (others > 0) regions.set(region, others);
    else regions.delete(region);
  }

  return {
    changed,
    heard,

    add(task: Task): void {
      const status = statusOf(task.view);
      statuses.set(task, status);
      byStatus[status].add(task);
      const { region } = task.ref;
      regions.set(region, (regions.get(region) ?? 0) + 1);
      changed.put(task, task.revision);
      count(task);
    },

    /** What is believed of a task, or whether it is being asked or wished for, is not what it was. */
    count,

    /** It is in no set and no sum any more, but what changes of it still is in the orders. */
    archive: leave,

    remove(task: Task): void {
      leave(task);
      changed.delete(task);
      heard.delete(task);
    },

    /** Not even an archived task is left. */
    isEmpty: () => changed.size() === 0,
    all: (): Iterable<Task> => statuses.keys(),
    size: () => statuses.size,
    inStatus: (status: Status): ReadonlySet<Task> => byStatus[status],
    counts: () =>
      Object.fromEntries(STATUSES.map((status) => [status, byStatus[status].size])) as Record<Status, number>,
    live: () => sizeOf(LIVE_STATUSES),
    /** Of which an answer is expected. */
    due: () => sizeOf(DUE_STATUSES),
    isDue: (task: Task) => DUE_STATUSES.some((status) => byStatus[status].has(task)),
    /** The oldest `answeredAt` of those that are live; null when none was answered. */
    oldestAnswerAt: () => answered.first()?.rank ?? null,
    hasRegion: (region: string) => regions.has(region),
    /** Their first answer is yet to come; `waitingAsked`: and has been asked for. */
    waiting: waiting as ReadonlySet<Task>,
    waitingAsked: waitingAsked as ReadonlySet<Task>,
    /** Their first answer comes within a moment. */
    near: near as ReadonlySet<Task>,
  };
}

function keep(set: Set<Task>, task: Task, belongs: boolean): void {
  if (belongs) set.add(task);
  else set.delete(task);
}
