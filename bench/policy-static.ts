import type { TaskRef } from '#contract/task-ref.ts';
import { createLeases } from '#proxy/core/leases.ts';
import { createQueues } from '#proxy/core/queues.ts';
import { createScheduler } from '#proxy/core/scheduler.ts';
import { createTasks, type Task } from '#proxy/core/tasks.ts';
import type { Bench, Figure } from './bench.ts';

const RATE = 18;
/** docs/decisions: the share of live tasks that are on no screen. Said again here, not imported, to be checked. */
const PHI = 0.15;
const SDK_APP_ID = 1_400_000_000;

/** Of all tasks: how many are on a screen, and how many in each place are about to end. */
interface WeightSet {
  visible: number;
  endingVisible: number;
  endingHidden: number;
}

const WEIGHT_SETS: Record<string, WeightSet> = {
  'all on screens': { visible: 1, endingVisible: 0, endingHidden: 0 },
  'none on a screen': { visible: 0, endingVisible: 0, endingHidden: 0 },
  'one in ten ends': { visible: 1, endingVisible: 0.1, endingHidden: 0 },
  'half of them end': { visible: 1, endingVisible: 0.5, endingHidden: 0 },
  'a fifth on screens': { visible: 0.2, endingVisible: 0, endingHidden: 0 },
  'a third on screens, some end': { visible: 1 / 3, endingVisible: 0.1, endingHidden: 0.1 },
};

/**
 * Cost, the sum of s^2 x mean age, over the least that any policy can reach at this rate, (sum of s)^2 / 2r, for `count`
 * tasks whose weights do not change, answered at once. The worst of the six sets.
 */
export function policyStatic({ count, rounds }: { count: number; rounds: number }): number {
  return Math.max(...Object.values(WEIGHT_SETS).map((set) => costOverBound(count, rounds, set)));
}

function costOverBound(count: number, rounds: number, set: WeightSet): number {
  const leases = createLeases();
  const queues = createQueues({ attention: leases.attention });
  const tasks = createTasks({ limit: count, observer: queues });
  const onScreens = Math.round(count * set.visible);
  const visible: string[] = [];
  const weightOf = new Map<Task, number>();
  const all = Array.from({ length: count }, (_, i) => add(tasks, i));

  const isEnding = (i: number) =>
    i < onScreens ? i < set.endingVisible * onScreens : i - onScreens < set.endingHidden * (count - onScreens);
  let base = 0;
  for (const [i, task] of all.entries()) {
    if (isEnding(i)) tasks.update(task, { ...task.view, state: 'exiting' });
    if (i >= onScreens) continue;
    visible.push(task.key);
    base += isEnding(i) ? 2 : 1;
  }
  const hidden = base === 0 ? 1 : Math.min(1, ((PHI / (1 - PHI)) * base) / (count - onScreens));
  for (const [i, task] of all.entries()) weightOf.set(task, (isEnding(i) ? 2 : 1) * (i < onScreens ? 1 : hidden));

  const sum = all.reduce((total, task) => total + (weightOf.get(task) ?? 0), 0);
  const says = { apps: new Set([SDK_APP_ID]), keys: new Set<string>(), visible };
  leases.put('tab', 'viewer', 0, says, { everyMs: Number.POSITIVE_INFINITY });
  const scheduler = createScheduler({ backgroundRate: 0 });
  /** In one round the lightest task is asked once. */
  const roundMs = (sum / hidden / RATE) * 1_000;
  const from = 3 * roundMs;
  const until = from + rounds * roundMs;
  let cost = 0;
  for (let call = 0; (call * 1_000) / RATE < until; call += 1) {
    const now = (call * 1_000) / RATE;
    const task = scheduler.next(
      queues.choices(() => true, now),
      now,
    );
    if (task === null) throw new Error('nothing to ask: the minimum period must not bind here');
    const since = Math.max(task.lastAskedAt ?? from, from);
    if (now > from) cost += areaOfAge(now, task.lastAskedAt ?? 0, since) * (weightOf.get(task) ?? 0) ** 2;
    tasks.amend(task, { lastAskedAt: now, notBefore: now + 1_000 });
  }
  for (const task of all) {
    const last = task.lastAskedAt ?? 0;
    cost += areaOfAge(until, last, Math.max(last, from)) * (weightOf.get(task) ?? 0) ** 2;
  }
  return cost / (until - from) / (((sum * sum) / (2 * RATE)) * 1_000);
}

/** The integral of the age from `since` to `now` of what was asked at `last`. */
function areaOfAge(now: number, last: number, since: number): number {
  return ((now - last) ** 2 - (since - last) ** 2) / 2;
}

function add(tasks: ReturnType<typeof createTasks>, i: number): Task {
  const ref: TaskRef = { sdkAppId: SDK_APP_ID, region: 'ap-singapore', taskId: `task-${i}` };
  const task = tasks.add(ref, 0, 'one');
  if (task === null) throw new Error('full');
  tasks.amend(task, { lastAskedAt: 0 });
  return task;
}

export const policyStaticBench: Bench = {
  name: 'policy-static',
  shows: 'weighted age over the least possible, tasks that never change, the worst of 6 weight sets',
  run: (): Figure[] =>
    [200, 500, 1_000].map((count) => ({
      name: `cost/bound n=${count}`,
      value: policyStatic({ count, rounds: 10 }),
      atMost: 1.02,
    })),
};
