import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { type TaskRef, taskKey } from '#contract/task-ref.ts';
import { followOtherTabs, keepingTrouble, keptStorage } from './kept-storage.ts';
import { type KeptTask, parseWatchlist, tidied } from './parse-watchlist.ts';

const NAME = 'scribeboard.watchlist';
/** 2 added notes and pins; an older list is one without them. */
const VERSION = 2;

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
    return [...tasks, ...added.map(plain)];
  });
}

export function forgetTask(ref: TaskRef): void {
  const key = taskKey(ref);
  change((tasks) => tasks.filter((task) => taskKey(task) !== key));
}

/** Naming a task keeps it. */
export function labelTask(ref: TaskRef, label: string): void {
  describeTask(ref, { label });
}

/** So does anything else that a person says about it. */
export function describeTask(ref: TaskRef, said: Partial<Pick<KeptTask, 'label' | 'note' | 'pinned'>>): void {
  const key = taskKey(ref);
  change((tasks) => {
    const known = tasks.find((task) => taskKey(task) === key);
    const described = tidied({ ...(known ?? plain(ref)), ...said });
    return known ? tasks.map((task) => (task === known ? described : task)) : [...tasks, described];
  });
}

function plain({ sdkAppId, region, taskId }: TaskRef): KeptTask {
  return { sdkAppId, region, taskId, label: '', note: '', pinned: false };
}

/** Reads before it writes, so that what another tab added a moment ago is not lost; unless only this tab has the list. */
function change(next: (tasks: readonly KeptTask[]) => readonly KeptTask[]): void {
  if (keepingTrouble.getState().trouble === null) reread();
  useWatchlist.setState(({ tasks }) => ({ tasks: next(tasks) }));
}

function reread(): void {
  void useWatchlist.persist.rehydrate();
}
