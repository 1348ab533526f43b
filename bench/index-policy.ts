import { taskKey } from '#contract/task-ref.ts';
import { LEASE_MS } from '#contract/watch.ts';
import { createLeases } from '#proxy/core/leases.ts';
import { createQueues } from '#proxy/core/queues.ts';
import { createScheduler } from '#proxy/core/scheduler.ts';
import { createTasks, type Task } from '#proxy/core/tasks.ts';
import { trackTask } from '#proxy/core/track-task.ts';
import { whenToAsk } from '#proxy/core/when-to-ask.ts';
import type { Policy } from './policy-simulation.ts';
import { type Life, type Screen, SDK_APP_ID, type World } from './virtual-world.ts';

const RENEW_EVERY_MS = LEASE_MS / 3;
const STATUS = { kind: 'status', status: 'InProgress', startTime: null, requestId: null } as const;
const GONE = { kind: 'gone', code: 'ResourceNotFound', message: '', requestId: null } as const;

/**
 * The product: real scheduler, tasks, leases and tracking, put together as the poller does it but without promises.
 * All viewers list the SdkAppId; what ended before the beginning is known to have ended, of the rest nothing is known.
 */
export function createIndexPolicy(world: World): Policy {
  const leases = createLeases(
    { all: world.screens.length, ofOne: 1 },
    {
      task(key) {
        const task = tasks.get(key);
        if (task) queues.changed(task);
      },
      app: (sdkAppId) => queues.appChanged(sdkAppId),
    },
  );
  const queues = createQueues({ attention: leases.attention });
  const tasks = createTasks({ limit: 2 * world.rows.length, observer: queues });
  const scheduler = createScheduler({ backgroundRate: 0 });
  const lifeOf = new Map<Task, Life>();
  let renewedAt = Number.NEGATIVE_INFINITY;

  function add(life: Life, now: number): Task {
    const task = tasks.add(life.ref, now, 'one');
    if (task === null) throw new Error('full');
    lifeOf.set(task, life);
    return task;
  }

  function look(screen: Screen, now: number): void {
    const visible = world.rowsOf(screen).map((life) => taskKey(life.ref));
    leases.put(leaseOf(screen), leaseOf(screen), now, { apps: new Set([SDK_APP_ID]), keys: new Set(), visible });
  }

  const leaseOf = (screen: Screen) => `screen ${world.screens.indexOf(screen)}`;

  for (const life of world.rows) {
    const task = add(life, 0);
    if (life.goneAt > 0) continue;
    for (const answer of [STATUS, GONE, GONE]) {
      tasks.update(task, trackTask(task.view, answer, 0));
      tasks.amend(task, { notBefore: whenToAsk(task.view, answer, 0, 0.5).waitMs });
    }
    tasks.amend(task, { lastAskedAt: 0 });
  }

  return {
    next(now) {
      if (now - renewedAt > RENEW_EVERY_MS) {
        for (const screen of world.screens) leases.renew(leaseOf(screen), now);
        renewedAt = now;
      }
      const task = scheduler.next(
        queues.choices(() => true, now),
        now,
      );
      if (task === null) return null;
      tasks.amend(task, { isAsking: true, lastAskedAt: now });
      return lifeOf.get(task) ?? null;
    },
    waitMs: (now) => queues.waitMs(now),
    answered(life, answer, sentAt, now) {
      const task = tasks.get(taskKey(life.ref));
      if (!task) return;
      tasks.update(task, trackTask(task.view, answer, now));
      const { waitMs, failures } = whenToAsk(task.view, answer, task.failures, 0.5);
      tasks.amend(task, { isAsking: false, failures, notBefore: sentAt + waitMs });
    },
    onScreen: look,
    onReplaced(gone, fresh, now) {
      const task = tasks.get(taskKey(gone.ref));
      if (task) {
        tasks.remove(task);
        lifeOf.delete(task);
      }
      add(fresh, now);
    },
  };
}
