import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { type TaskRef, taskKey } from '#contract/task-ref.ts';
import { followOtherTabs, keepingTrouble, keptStorage } from './kept-storage.ts';
import { type KeptTask, parseWatchlist, trimLabel } from './parse-watchlist.ts';

const NAME = 'scribeboard.watchlist';
const VERSION = 1;

/** The tasks that a person follows, kept in this browser. Never what was fetched about them. */
export const useWatchlist = create<{ tasks: readonly KeptTask[] }>()(
  persist(() => ({ tasks: [] as readonly KeptTask[] }), {
    name: NAME,
    version: VERSION,
    storage: keptStorage(VERSION),
    // Other versions and damaged lists are read by the same tolerant parser, in `merge`.
    migrate: (stored) => stored as { tasks: readonly KeptTask[] },
    merge: (stored, current) => (stored === undefined ? current : { tasks: parseWatchlist(stored) }),
  }),
);

followOtherTabs(NAME, reread);

export function keepTasks(refs: readonly TaskRef[]): void {
  change((tasks) => {
    const known = new Set(tasks.map(taskKey));
    const added = refs.filter((ref) => !known.has(taskKey(ref)));
    return [...tasks, ...added.map(({ sdkAppId, region, taskId }) => ({ sdkAppId, region, taskId, label: '' }))];
  });
}

export function forgetTask(ref: TaskRef): void {
  const key = taskKey(ref);
  change((tasks) => tasks.filter((task) => taskKey(task) !== key));
}

/** Naming a task keeps it. */
export function labelTask({ sdkAppId, region, taskId }: TaskRef, label: string): void {
  const named = { sdkAppId, region, taskId, label: trimLabel(label) };
  const key = taskKey(named);
  change((tasks) =>
    tasks.some((task) => taskKey(task) === key)
      ? tasks.map((task) => (taskKey(task) === key ? named : task))
      : [...tasks, named],
  );
}

/** Reads before it writes, so that what another tab added a moment ago is not lost; unless only this tab has the list. */
function change(next: (tasks: readonly KeptTask[]) => readonly KeptTask[]): void {
  if (keepingTrouble.getState().trouble === null) reread();
  useWatchlist.setState(({ tasks }) => ({ tasks: next(tasks) }));
}

function reread(): void {
  void useWatchlist.persist.rehydrate();
}
