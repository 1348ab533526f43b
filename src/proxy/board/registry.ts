import { isLive } from '#contract/status.ts';
import { type TaskRef, taskKey } from '#contract/task-ref.ts';
import type { TaskView } from '#contract/task-view.ts';
import type { Clock } from '../clock.ts';
import { CAPS } from '../core/caps.ts';
import type { Leases } from '../core/leases.ts';
import { createTasks, type Task, type TaskObserver } from '../core/tasks.ts';
import { isSettled, MIN_PERIOD_MS } from '../core/when-to-ask.ts';
import type { CapacityError } from './capacity-error.ts';

/** Made at once, so that a server that is full does not look for room with every task. */
const ROOM = 500;
/** Where no room could be made, it is not tried again for so long. */
const NO_ROOM_MS = 1_000;
/** Of one's own, room is looked for in so many a time, and in the next ones soon: to look through all takes 10 ms. */
const OWN_LOOK = { tasks: 2_000, everyMs: 100 };

export const NO_ROOM_FOR_TASK: CapacityError = {
  full:
    `This server holds at most ${CAPS.tasks.all} tasks, ${CAPS.tasks.ofOne} per person: ` +
    'no more can be added until some have ended or left the lists.',
};

interface RegistryDeps {
  clock: Pick<Clock, 'wall' | 'monotonic'>;
  leases: Leases;
  /** The name of the account that serves an SdkAppId. */
  accountNameOf: (sdkAppId: number) => string | undefined;
  /** A task is not known any more, for whatever reason. */
  onRemoved: (task: Task) => void;
  /** Who asks about the tasks. */
  observer: TaskObserver;
}

export type Registry = ReturnType<typeof createRegistry>;

/** The tasks this server knows: each gets the account that asks about it, and room when there is or can be some. */
export function createRegistry({ clock, leases, accountNameOf, onRemoved, observer }: RegistryDeps) {
  const tasks = createTasks({ limit: CAPS.tasks.all, observer });
  /** By person who has all that one may have; '' for the server that is full. */
  const noRoomUntil = new Map<string, number>();
  /** How far one's own tasks were looked through. */
  const turns = new Map<string, SetIterator<Task>>();

  function remove(task: Task): void {
    tasks.remove(task);
    onRemoved(task);
  }

  /** Forgets some of these tasks that have ended or never were, the oldest first, but not what is on these lists. */
  function forgetSome(found: Iterable<Task>, kept: ReturnType<Leases['ofOthers']>) {
    const idle: Task[] = [];
    for (const task of found) {
      const isKept = isLive(task.view) || task.isAsking || kept.keys.has(task.key) || kept.apps.has(task.ref.sdkAppId);
      if (!isKept && idle.push(task) === ROOM) break;
    }
    for (const task of idle) remove(task);
    return idle.length > 0;
  }

  /** Looks for room, but not with every task where there was none a moment ago. */
  function look(of: string, now: number, againMs: number, makeRoom: () => boolean): boolean {
    if (now < (noRoomUntil.get(of) ?? Number.NEGATIVE_INFINITY)) return false;
    noRoomUntil.delete(of);
    if (makeRoom()) return true;
    noRoomUntil.set(of, now + againMs);
    return false;
  }

  /** Who added more than their share makes room first, whatever they list themselves; then what no one lists. */
  function makeRoom(now: number): boolean {
    const { visible, listed, apps } = leases.attention(now);
    const isShown = { keys: { has: (key: string) => visible.has(key) || listed.has(key) }, apps };
    for (const [person, theirs] of tasks.byPerson()) {
      if (person === '' || theirs.size <= CAPS.tasks.share) continue;
      if (forgetSome(theirs, leases.ofOthers(person))) return true;
    }
    return forgetSome(tasks.all(), isShown);
  }

  /** The tasks of a person in their turn, so many a time. */
  function* nextOf(person: string): Generator<Task> {
    const theirs = turns.get(person) ?? tasks.addedBy(person).values();
    turns.set(person, theirs);
    for (let n = 0; n < OWN_LOOK.tasks; n += 1) {
      const { done, value } = theirs.next();
      if (done) {
        turns.delete(person);
        return;
      }
      yield value;
    }
  }

  /** Of this person's own, when they have as many as one may. */
  function makeOwnRoom(person: string, now: number): boolean {
    const { visible, listed, apps } = leases.attention(now);
    return forgetSome(nextOf(person), { keys: { has: (key) => visible.has(key) || listed.has(key) }, apps });
  }

  /**
   * The task of a ref, known from now on; null when it is not served here or cannot be kept.
   *
   * @param by who adds it; '' for the server itself
   */
  function add(ref: TaskRef, by: string): Task | null {
    const known = tasks.get(taskKey(ref));
    if (known) return known;
    const account = accountNameOf(ref.sdkAppId);
    if (account === undefined) return null;
    const now = clock.monotonic();
    const hasAll = by !== '' && tasks.addedBy(by).size >= CAPS.tasks.ofOne;
    if (hasAll && !look(by, now, OWN_LOOK.everyMs, () => makeOwnRoom(by, now))) return null;
    if (tasks.count() >= CAPS.tasks.all && !look('', now, NO_ROOM_MS, () => makeRoom(now))) return null;
    return tasks.add(ref, now, account, by);
  }

  /** Shown with its true age, and asked again where it was due. */
  function dueOf(view: TaskView): Pick<Task, 'lastAskedAt' | 'notBefore'> {
    const now = clock.monotonic();
    const lastAskedAt = view.askedAt === null ? null : now - Math.max(0, clock.wall() - view.askedAt);
    const due = Math.max(now, (lastAskedAt ?? now) + MIN_PERIOD_MS);
    return { lastAskedAt, notBefore: isSettled(view) ? Number.POSITIVE_INFINITY : due };
  }

  return {
    ...tasks,
    remove,
    add,

    /** A task that is kept and not known, as it was; null when there is no room for it. */
    recall(view: TaskView, by: string): Task | null {
      const { sdkAppId, region, taskId } = view;
      const known = tasks.get(taskKey(view));
      if (known) return null;
      const task = add({ sdkAppId, region, taskId }, by);
      if (!task) return null;
      tasks.amend(task, dueOf(view));
      tasks.update(task, view);
      return task;
    },

    /** What the process before us knew: shown at once with its true age, and asked again where it was due. */
    restore(views: Iterable<TaskView>): void {
      for (const view of views) {
        const account = accountNameOf(view.sdkAppId);
        const own = tasks.get(taskKey(view))?.view;
        // Found late, when we had begun without: ours is better only if it, too, has seen the task alive.
        const isOurs = own && own.lastAlive !== null && (own.answeredAt ?? 0) >= (view.answeredAt ?? 0);
        if (account === undefined || isOurs) continue;
        tasks.restore(view, account, dueOf(view));
      }
    },

    /** It jumps the queue, in this person's turn; but nothing is asked more than once a second. */
    prioritise(task: Task, by: string): void {
      tasks.amend(task, { wish: { by, at: clock.monotonic() } });
    },
  };
}
