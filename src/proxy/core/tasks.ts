import type { Status } from '#contract/status.ts';
import { type TaskRef, taskKey } from '#contract/task-ref.ts';
import { type TaskView, untrackedTask } from '#contract/task-view.ts';
import { type AppTasks, createAppTasks } from './app-tasks.ts';

/**
 * A task as the proxy keeps it: what we believe, and what the scheduler needs to know. `…At` here is monotonic. What decides when
 * it is asked is written here only, so that no change of it is missed.
 */
export interface Task {
  readonly key: string;
  readonly ref: TaskRef;
  /** Grows with each task that is added: what is otherwise equal is asked in this order. */
  readonly order: number;
  /** Name of the account that asks about it. */
  readonly account: string;
  readonly view: TaskView;
  /** Of the last change that a browser must hear of. */
  revision: number;
  addedAt: number;
  readonly lastAskedAt: number | null;
  /** When an answer about it, of whatever kind, last came. */
  heardAt: number;
  /** Infinity: on demand only. */
  readonly notBefore: number;
  /** When a viewer last had it on a list or on the screen. */
  wantedAt: number;
  readonly failures: number;
  readonly isAsking: boolean;
  /** It jumps the queue in the turn of this person, who pressed "check now" or just added it; null when no one does. */
  readonly wish: { by: string; at: number } | null;
  /** Who added it; '' when that is not known, after a restart. */
  readonly addedBy: string;
  /** It ended long ago, and is here for who has it on a list of keys: not among the tasks of its SdkAppId. */
  isArchived: boolean;
}

/** What is done with a task: it is asked, waits, fails, is wished for. */
export type Asking = Pick<Task, 'lastAskedAt' | 'notBefore' | 'failures' | 'isAsking' | 'wish'>;

/** Who must hear of every task that is new, changes, or is not known any more. */
export interface TaskObserver {
  changed: (task: Task) => void;
  removed: (task: Task) => void;
}

const NO_OBSERVER: TaskObserver = { changed: () => {}, removed: () => {} };

export type Tasks = ReturnType<typeof createTasks>;

/** Of an SdkAppId of which no task is known. */
const NONE = createAppTasks();

/** Every task this server knows, and the order in which their views changed. Memory is bounded by `limit`. */
export function createTasks({ limit, observer = NO_OBSERVER }: { limit: number; observer?: TaskObserver | undefined }) {
  const byKey = new Map<string, Task>();
  const byApp = new Map<number, AppTasks>();
  /** The SdkAppIds that each account asks about. */
  const appsOf = new Map<string, Set<number>>();
  const byPerson = new Map<string, Set<Task>>();
  let revision = 0;
  let order = 0;

  /** The task of a ref, known from now on; null when no more can be kept. */
  function add(ref: TaskRef, now: number, account: string, addedBy = ''): Task | null {
    const key = taskKey(ref);
    const known = byKey.get(key);
    if (known) return known;
    if (byKey.size >= limit) return null;
    revision += 1;
    order += 1;
    const app = byApp.get(ref.sdkAppId) ?? createAppTasks();
    const task: Task = {
      key,
      ref,
      order,
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
    byApp.set(ref.sdkAppId, app);
    app.add(task);
    put(appsOf, account, ref.sdkAppId);
    put(byPerson, addedBy, task);
    observer.changed(task);
    return task;
  }

  function update(task: Task, view: TaskView): void {
    if (tellsSomethingNew(task.view, view)) {
      revision += 1;
      task.revision = revision;
      if (byKey.get(task.key) === task) byApp.get(task.ref.sdkAppId)?.changed.put(task, revision);
    }
    write(task, { view });
  }

  function write(task: Task, change: Partial<Asking & Pick<Task, 'view'>>): void {
    Object.assign(task, change);
    // Not of one that was removed while it was asked about.
    if (byKey.get(task.key) !== task) return;
    byApp.get(task.ref.sdkAppId)?.count(task);
    observer.changed(task);
  }

  return {
    get: (key: string) => byKey.get(key),
    all: () => byKey.values(),
    apps: () => byApp.keys(),
    ofApp: (sdkAppId: number): AppTasks => byApp.get(sdkAppId) ?? NONE,
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

    /** An answer about it came. */
    heard(task: Task, view: TaskView, now: number): void {
      task.heardAt = now;
      byApp.get(task.ref.sdkAppId)?.heard.put(task, now);
      update(task, view);
    },

    /** How many tasks of an account are live, of the SdkAppIds that a viewer may see. */
    live(account: string, mayRead: (sdkAppId: number) => boolean): number {
      let count = 0;
      for (const app of appsOf.get(account) ?? []) if (mayRead(app)) count += byApp.get(app)?.live() ?? 0;
      return count;
    },

    *inStatus(status: Status): Generator<Task> {
      for (const app of byApp.values()) yield* app.inStatus(status);
    },

    /** The one way to change what decides when a task is asked. */
    amend: (task: Task, change: Partial<Asking>): void => write(task, change),

    /** A task as it was remembered, to be asked again from `notBefore` on. */
    restore(view: TaskView, account: string, at: { lastAskedAt: number | null; notBefore: number }): void {
      const ref = { sdkAppId: view.sdkAppId, region: view.region, taskId: view.taskId };
      const task = add(ref, at.notBefore, account);
      if (!task) return;
      write(task, at);
      update(task, view);
    },

    /** It is told from now on to those only who have its key on a list. */
    archive(task: Task): void {
      task.isArchived = true;
      byApp.get(task.ref.sdkAppId)?.archive(task);
    },

    unarchive(task: Task): void {
      task.isArchived = false;
      revision += 1;
      task.revision = revision;
      byApp.get(task.ref.sdkAppId)?.add(task);
    },

    remove(task: Task): void {
      if (byKey.get(task.key) !== task) return;
      byKey.delete(task.key);
      const { sdkAppId } = task.ref;
      const app = byApp.get(sdkAppId);
      app?.remove(task);
      if (app?.isEmpty()) {
        byApp.delete(sdkAppId);
        take(appsOf, task.account, sdkAppId);
      }
      take(byPerson, task.addedBy, task);
      observer.removed(task);
    },
  };
}

function put<K, V>(index: Map<K, Set<V>>, key: K, value: V): void {
  index.set(key, (index.get(key) ?? new Set()).add(value));
}

function take<K, V>(index: Map<K, Set<V>>, key: K, value: V): void {
  const values = index.get(key);
  values?.delete(value);
  if (values?.size === 0) index.delete(key);
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
