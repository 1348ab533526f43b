import type { Status } from '#contract/status.ts';
import { type TaskRef, taskKey } from '#contract/task-ref.ts';
import { type TaskView, untrackedTask } from '#contract/task-view.ts';
import { type AppTasks, createAppTasks } from './app-tasks.ts';

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
}

/** A task that is counted anew with each change of what the sums of its SdkAppId depend on, whichever part of us makes it. */
class CountedTask implements Task {
  readonly key: string;
  readonly ref: TaskRef;
  readonly account: string;
  readonly addedBy: string;
  revision: number;
  addedAt: number;
  heardAt = Number.NEGATIVE_INFINITY;
  notBefore: number;
  wantedAt: number;
  failures = 0;
  readonly #count: (task: Task) => void;
  #view: TaskView;
  #lastAskedAt: number | null = null;
  #isAsking = false;
  #wish: Task['wish'] = null;

  constructor(
    { now, ...about }: Pick<Task, 'key' | 'ref' | 'account' | 'addedBy' | 'revision'> & { now: number },
    count: (task: Task) => void,
  ) {
    this.key = about.key;
    this.ref = about.ref;
    this.account = about.account;
    this.addedBy = about.addedBy;
    this.revision = about.revision;
    this.addedAt = now;
    this.notBefore = now;
    this.wantedAt = now;
    this.#view = untrackedTask(about.ref);
    this.#count = count;
  }

  get view() {
    return this.#view;
  }
  set view(view) {
    this.#view = view;
    this.#count(this);
  }

  get lastAskedAt() {
    return this.#lastAskedAt;
  }
  set lastAskedAt(at) {
    this.#lastAskedAt = at;
    this.#count(this);
  }

  get isAsking() {
    return this.#isAsking;
  }
  set isAsking(isAsking) {
    this.#isAsking = isAsking;
    this.#count(this);
  }

  get wish() {
    return this.#wish;
  }
  set wish(wish) {
    this.#wish = wish;
    this.#count(this);
  }
}

/** Of an SdkAppId of which no task is known. */
const NONE = createAppTasks();

/** Every task this server knows, and the order in which their views changed. Memory is bounded by `limit`. */
export function createTasks({ limit }: { limit: number }) {
  const byKey = new Map<string, Task>();
  const byApp = new Map<number, AppTasks>();
  /** The SdkAppIds that each account asks about. */
  const appsOf = new Map<string, Set<number>>();
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
    const app = byApp.get(ref.sdkAppId) ?? createAppTasks();
    const task = new CountedTask({ key, ref, account, addedBy, revision, now }, app.count);
    byKey.set(key, task);
    byApp.set(ref.sdkAppId, app);
    app.add(task);
    put(appsOf, account, ref.sdkAppId);
    put(byAccount, account, task);
    put(byPerson, addedBy, task);
    return task;
  }

  function update(task: Task, view: TaskView): void {
    if (tellsSomethingNew(task.view, view)) {
      revision += 1;
      task.revision = revision;
      if (byKey.get(task.key) === task) byApp.get(task.ref.sdkAppId)?.changed.put(task, revision);
    }
    task.view = view;
  }

  return {
    get: (key: string) => byKey.get(key),
    all: () => byKey.values(),
    apps: () => byApp.keys(),
    ofApp: (sdkAppId: number): AppTasks => byApp.get(sdkAppId) ?? NONE,
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

    /** A task as it was remembered, to be asked again from `notBefore` on. */
    restore(view: TaskView, account: string, at: { lastAskedAt: number | null; notBefore: number }): void {
      const ref = { sdkAppId: view.sdkAppId, region: view.region, taskId: view.taskId };
      const task = add(ref, at.notBefore, account);
      if (!task) return;
      Object.assign(task, at);
      update(task, view);
    },

    remove(task: Task): void {
      if (byKey.get(task.key) !== task) return;
      byKey.delete(task.key);
      const { sdkAppId } = task.ref;
      const app = byApp.get(sdkAppId);
      app?.remove(task);
      if (app?.size() === 0) {
        byApp.delete(sdkAppId);
        take(appsOf, task.account, sdkAppId);
      }
      take(byAccount, task.account, task);
      take(byPerson, task.addedBy, task);
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
