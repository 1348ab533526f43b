import { type TaskRef, taskKey } from '#contract/task-ref.ts';
import type { TaskView } from '#contract/task-view.ts';
import { untrackedTask } from './track-task.ts';

/** A task as the proxy keeps it: what we believe, and what the scheduler needs to know. `…At` here is monotonic. */
export interface Task {
  readonly key: string;
  readonly ref: TaskRef;
  view: TaskView;
  /** Of the last change that a browser must hear of. */
  revision: number;
  addedAt: number;
  lastAskedAt: number | null;
  /** Infinity: not before somebody asks for it. */
  notBefore: number;
  failures: number;
  isAsking: boolean;
  /** Somebody pressed "check now". */
  isWanted: boolean;
}

export type Tasks = ReturnType<typeof createTasks>;

/** Every task this server knows, and the order in which their views changed. Memory is bounded by `limit`. */
export function createTasks({ limit }: { limit: number }) {
  const byKey = new Map<string, Task>();
  const byApp = new Map<number, Set<Task>>();
  let revision = 0;

  return {
    get: (key: string) => byKey.get(key),
    all: () => byKey.values(),
    apps: () => byApp.keys(),
    ofApp: (sdkAppId: number): Iterable<Task> => byApp.get(sdkAppId) ?? [],
    revision: () => revision,
    size: () => byKey.size,

    /** The task of a ref, known from now on; null when no more can be kept. */
    add(ref: TaskRef, now: number): Task | null {
      const key = taskKey(ref);
      const known = byKey.get(key);
      if (known) return known;
      if (byKey.size >= limit) return null;
      revision += 1;
      const task: Task = {
        key,
        ref,
        view: untrackedTask(ref),
        revision,
        addedAt: now,
        lastAskedAt: null,
        notBefore: now,
        failures: 0,
        isAsking: false,
        isWanted: false,
      };
      byKey.set(key, task);
      const ofApp = byApp.get(ref.sdkAppId) ?? new Set();
      byApp.set(ref.sdkAppId, ofApp.add(task));
      return task;
    },

    remove(task: Task): void {
      byKey.delete(task.key);
      const ofApp = byApp.get(task.ref.sdkAppId);
      ofApp?.delete(task);
      if (ofApp?.size === 0) byApp.delete(task.ref.sdkAppId);
    },

    update(task: Task, view: TaskView): void {
      if (tellsSomethingNew(task.view, view)) {
        revision += 1;
        task.revision = revision;
      }
      task.view = view;
    },
  };
}

/** Times of asking and answering, and the RequestId, change with every call: they travel only for rows on a screen. */
function tellsSomethingNew(before: TaskView, after: TaskView): boolean {
  return (
    before.state !== after.state ||
    before.apiStatus !== after.apiStatus ||
    before.startTime !== after.startTime ||
    before.firstGoneAt !== after.firstGoneAt ||
    before.problem !== after.problem
  );
}
