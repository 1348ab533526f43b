import type { Task, TaskObserver } from './tasks.ts';

export interface Subset extends TaskObserver {
  apps: () => Iterable<number>;
  ofApp: (sdkAppId: number) => ReadonlySet<Task>;
}

/** The tasks of which something is true, by SdkAppId, kept up to date as they change. */
export function createSubset(isIn: (task: Task) => boolean): Subset {
  const byApp = new Map<number, Set<Task>>();
  const none: ReadonlySet<Task> = new Set();

  function removed(task: Task): void {
    const tasks = byApp.get(task.ref.sdkAppId);
    tasks?.delete(task);
    if (tasks?.size === 0) byApp.delete(task.ref.sdkAppId);
  }

  return {
    changed(task) {
      if (!isIn(task)) return removed(task);
      const tasks = byApp.get(task.ref.sdkAppId) ?? new Set();
      byApp.set(task.ref.sdkAppId, tasks.add(task));
    },
    removed,
    apps: () => byApp.keys(),
    ofApp: (sdkAppId) => byApp.get(sdkAppId) ?? none,
  };
}
