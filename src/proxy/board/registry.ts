import { isLive } from '#contract/status.ts';
import { type TaskRef, taskKey } from '#contract/task-ref.ts';
import type { TaskView } from '#contract/task-view.ts';
import type { Clock } from '../clock.ts';
import type { Leases } from '../core/leases.ts';
import { createTasks, type Task } from '../core/tasks.ts';
import { isSettled, MIN_PERIOD_MS } from '../core/when-to-ask.ts';
import type { CapacityError } from './capacity-error.ts';

const MAX_TASKS = 50_000;

export const NO_ROOM_FOR_TASK: CapacityError = {
  full: `This server keeps at most ${MAX_TASKS} tasks, and all of them are live or listed.`,
};

interface RegistryDeps {
  clock: Pick<Clock, 'wall' | 'monotonic'>;
  leases: Leases;
  /** The name of the account that serves an SdkAppId. */
  accountNameOf: (sdkAppId: number) => string | undefined;
  /** A task is not known any more, for whatever reason. */
  onRemoved: (task: Task) => void;
}

export type Registry = ReturnType<typeof createRegistry>;

/** The tasks this server knows: each gets the account that asks about it, and room when there is or can be some. */
export function createRegistry({ clock, leases, accountNameOf, onRemoved }: RegistryDeps) {
  const tasks = createTasks({ limit: MAX_TASKS });

  function remove(task: Task): void {
    tasks.remove(task);
    onRemoved(task);
  }

  /** Forgets what has ended or never was and is not listed: true when that made room. */
  function makeRoom(now: number): boolean {
    const { visible, listed, apps } = leases.attention(now);
    const isShown = ({ key, ref }: Task) => visible.has(key) || listed.has(key) || apps.has(ref.sdkAppId);
    const idle = [...tasks.all()].filter((task) => !isLive(task.view) && !isShown(task) && !task.isAsking);
    for (const task of idle) remove(task);
    return idle.length > 0;
  }

  return {
    ...tasks,
    remove,

    /** The task of a ref, known from now on; null when it is not served here or cannot be kept. */
    add(ref: TaskRef): Task | null {
      const account = accountNameOf(ref.sdkAppId);
      if (account === undefined) return null;
      const now = clock.monotonic();
      return tasks.add(ref, now, account) ?? (makeRoom(now) ? tasks.add(ref, now, account) : null);
    },

    /** What the process before us knew: shown at once with its true age, and asked again where it was due. */
    restore(views: Iterable<TaskView>): void {
      const now = clock.monotonic();
      for (const view of views) {
        const account = accountNameOf(view.sdkAppId);
        const own = tasks.get(taskKey(view))?.view;
        // Found late, when we had begun without: ours is better only if it, too, has seen the task alive.
        const isOurs = own && own.lastAlive !== null && (own.answeredAt ?? 0) >= (view.answeredAt ?? 0);
        if (account === undefined || isOurs) continue;
        const lastAskedAt = view.askedAt === null ? null : now - Math.max(0, clock.wall() - view.askedAt);
        const due = Math.max(now, (lastAskedAt ?? now) + MIN_PERIOD_MS);
        const notBefore = isSettled(view) ? Number.POSITIVE_INFINITY : due;
        tasks.restore(view, account, { lastAskedAt, notBefore });
      }
    },

    /** It jumps the queue; but nothing is asked more than once a second. */
    prioritise(task: Task): void {
      task.isWanted = true;
      task.notBefore = task.lastAskedAt === null ? clock.monotonic() : task.lastAskedAt + MIN_PERIOD_MS;
    },
  };
}
