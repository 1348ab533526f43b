import { type TaskRef, taskKey } from '#contract/task-ref.ts';
import { tidied, undescribed, type WatchlistTask } from './parse-watchlist.ts';
import { storageStatus } from './persisted-storage.ts';
import { useWatchlist } from './watchlist.ts';

/** A list that was told before it was heard that a task is removed is told within this time. */
const JUST_MS = 10_000;
/** When tasks were added on this page, by `taskKey`. */
const addedAt = new Map<string, number>();

export const wasJustAdded = (key: string): boolean => performance.now() - (addedAt.get(key) ?? -JUST_MS) < JUST_MS;

export function addToWatchlist(refs: readonly TaskRef[]): void {
  change((tasks) => {
    const known = new Set(tasks.map(taskKey));
    const added = refs.filter((ref) => !known.has(taskKey(ref)));
    return [...tasks, ...added.map(undescribed)];
  });
}

export function removeFromWatchlist(refs: readonly TaskRef[]): void {
  const keys = new Set(refs.map(taskKey));
  change((tasks) => tasks.filter((task) => !keys.has(taskKey(task))));
}

/** Many at once, with all that is said about them: each takes the place of its like, or stands at the end. */
export function putTasks(described: readonly WatchlistTask[]): void {
  change((tasks) => [...new Map([...tasks, ...described.map(tidied)].map((task) => [taskKey(task), task])).values()]);
}

/** Naming a task adds it to the watchlist. */
export function labelTask(ref: TaskRef, label: string): void {
  describeTask(ref, { label });
}

/** So does anything else that a person says about it. */
export function describeTask(ref: TaskRef, said: Partial<Pick<WatchlistTask, 'label' | 'note' | 'pinned'>>): void {
  const key = taskKey(ref);
  change((tasks) => {
    const known = tasks.find((task) => taskKey(task) === key);
    const described = tidied({ ...(known ?? undescribed(ref)), ...said });
    return known ? tasks.map((task) => (task === known ? described : task)) : [...tasks, described];
  });
}

/** Reads before it writes, so that what another tab added a moment ago is not lost; unless only this tab has the list. */
function change(next: (tasks: readonly WatchlistTask[]) => readonly WatchlistTask[]): void {
  if (storageStatus.getState().trouble === null) void useWatchlist.persist.rehydrate();
  const before = new Set(useWatchlist.getState().tasks.map(taskKey));
  useWatchlist.setState(({ tasks }) => ({ tasks: next(tasks) }));
  for (const key of useWatchlist.getState().tasks.map(taskKey))
    if (!before.has(key)) addedAt.set(key, performance.now());
}
