import { type TaskRef, taskKey } from '#contract/task-ref.ts';
import { type TaskView, untrackedTask } from '#contract/task-view.ts';

/** A task as the proxy keeps it: what we believe, and what the scheduler needs to know. `…At` here is monotonic. */
export interface Task {
  readonly key: string;
  readonly ref: TaskRef;
  /** Name of the account that asks about it. */
  readonly account: string;
  view: TaskView;
  /** Of the last change that a browser must hear of. */
  revision: number;
  addedAt: number;
  lastAskedAt: number | null;
  /** When an answer about it, of whatever kind, last came. */
  heardAt: number;
  /** Infinity: on demand only. */
  notBefore: number;
  /** When a viewer last had it on a list or on the screen. */
  wantedAt: number;
  failures: number;
  isAsking: boolean;
  /** It jumps the queue in the turn of this person, who pressed "check now" or just added it; null when no one does. */
  wish: { by: string; at: number } | null;
  /** Who added it; '' when that is not known, after a restart. */
  readonly addedBy: string;
  /** It ended long ago, and is here for who has it on a list of keys: not among the tasks of its SdkAppId. */
  isArchived: boolean;
}

/** Every task this server knows, and the order in which their views changed. Memory is bounded by `limit`. */
export function createTasks({ limit }: { limit: number }) {
  const byKey = new Map<string, Task>();
  const byApp = new Map<number, Set<Task>>();
  const byAccount = new Map<string, Set<Task>>();
  const byPerson = new Map<string, Set<Task>>();
  let revision = 0;

  /** The task of a ref, known from now on; null when no more can be kept. */
  function add(ref: TaskRef, now: number, account: string, addedBy = ''): Task | null {
    const key = taskKey(ref);
    const known = byKey.get(key);
    if (known) return known;
    if (byKey.size >= limit) return null;
    revision += 1;
    const task: Task = {
      key,
      ref,
      account,
      view: untrackedTask(ref),
      revision,
      addedAt: now,
      lastAskedAt: null,
      heardAt: Number.NEGATIVE_INFINITY,
      notBefore: now,
      wantedAt: now,
      failures: 0,
      isAsking: false,
      wish: null,
      addedBy,
      isArchived: false,
    };
    byKey.set(key, task);
    put(byApp, ref.sdkAppId, task);
    put(byAccount, account, task);
    put(byPerson, addedBy, task);
    return task;
  }

  function update(task: Task, view: TaskView): void {
    if (tellsSomethingNew(task.view, view)) {
      revision += 1;
      task.revision = revision;
    }
    task.view = view;
  }

  return {
    get: (key: string) => byKey.get(key),
    all: () => byKey.values(),
    apps: () => byApp.keys(),
    ofApp: (sdkAppId: number): Iterable<Task> => byApp.get(sdkAppId) ?? [],
    ofAccount: (name: string): Iterable<Task> => byAccount.get(name) ?? [],
    /** In the order in which they were added; the tasks of the person who added the most, first. */
    byPerson: (): [addedBy: string, tasks: ReadonlySet<Task>][] =>
      [...byPerson].sort(([, a], [, b]) => b.size - a.size),
    addedBy: (person: string): ReadonlySet<Task> => byPerson.get(person) ?? new Set(),
    count: () => byKey.size,
    revision: () => revision,
    /** Something beside the views changed that a browser must hear of: the revision from which on it may. */
    touch: () => {
      revision += 1;
      return revision;
    },
    add,
    update,

    /** A task as it was remembered, to be asked again from `notBefore` on. */
    restore(view: TaskView, account: string, at: { lastAskedAt: number | null; notBefore: number }): void {
      const ref = { sdkAppId: view.sdkAppId, region: view.region, taskId: view.taskId };
      const task = add(ref, at.notBefore, account);
      if (!task) return;
      Object.assign(task, at);
      update(task, view);
    },

    archive(task: Task): void {
      task.isArchived = true;
      take(byApp, task.ref.sdkAppId, task);
    },

    unarchive(task: Task): void {
      task.isArchived = false;
      put(byApp, task.ref.sdkAppId, task);
      revision += 1;
      task.revision = revision;
    },

    remove(task: Task): void {
      byKey.delete(task.key);
      take(byApp, task.ref.sdkAppId, task);
      take(byAccount, task.account, task);
      take(byPerson, task.addedBy, task);
    },
  };
}

function put<K>(index: Map<K, Set<Task>>, key: K, task: Task): void {
  index.set(key, (index.get(key) ?? new Set()).add(task));
}

function take<K>(index: Map<K, Set<Task>>, key: K, task: Task): void {
  const tasks = index.get(key);
  tasks?.delete(task);
  if (tasks?.size === 0) index.delete(key);
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
