import type { AppSummary } from '#contract/app-summary.ts';
import type { Pace } from '#contract/pace.ts';
import { type TaskRef, taskKey } from '#contract/task-ref.ts';
import { TASK_STATES, type TaskAnswer, type TaskState, type TaskView } from '#contract/task-view.ts';
import type { WatchAnswer, WatchRequest } from '#contract/watch.ts';
import type { Clock } from './clock.ts';
import type { Answer } from './core/answer.ts';
import { createLeases } from './core/leases.ts';
import { createOutageWatch } from './core/outage.ts';
import { createPacer } from './core/pacer.ts';
import { createScheduler } from './core/scheduler.ts';
import { createTasks, type Task } from './core/tasks.ts';
import { MIN_PERIOD_MS } from './core/when-to-ask.ts';
import { createPoller, type Describe } from './poller.ts';

export const MAX_TASKS = 50_000;
export const MAX_TASKS_PER_LEASE = 10_000;
const MAX_LEASES = 1_000;

/** A tab comes back four times in the period in which its rows are asked; sooner while a row waits for its first answer. */
const POLL_MS = { least: 1_000, most: 5_000, firstAnswer: 250 };

/** States in which Tencent is still asked regularly. */
const LIVE: ReadonlySet<TaskState> = new Set(['idle', 'inProgress', 'exiting']);

export interface BoardDeps {
  clock: Clock;
  random: () => number;
  describe: Describe;
  quota: number;
  rate: number;
  backgroundRate: number;
  /** Monotonic time before which no call may go. */
  holdUntil: number;
  logger: { warn(fields: object, message: string): void };
}

/** No more tasks or leases can be kept: an answer to the caller, not a fault. */
export type BoardFull = { full: string };

export type Board = ReturnType<typeof createBoard>;

/** What the proxy knows and believes, and the poller that keeps it fresh: everything that the routes answer from. */
export function createBoard(deps: BoardDeps) {
  const { clock } = deps;
  const tasks = createTasks({ limit: MAX_TASKS });
  const leases = createLeases({ limit: MAX_LEASES });
  const pacer = createPacer({ quota: deps.quota, rate: deps.rate, holdUntil: deps.holdUntil });
  const scheduler = createScheduler({ backgroundRate: deps.backgroundRate });
  const outages = createOutageWatch();
  const firstAnswerWaiters = new Map<string, Set<() => void>>();

  const poller = createPoller({
    ...deps,
    pacer,
    scheduler,
    tasks,
    leases,
    onAnswer(task, answer) {
      outages.seen(answer, clock.wall());
      if (answer.kind !== 'status' && answer.kind !== 'gone') tellOperator(task, answer);
      for (const tell of firstAnswerWaiters.get(task.key) ?? []) tell();
    },
  });

  /** A refusal below our own count proves that somebody else spends the quota: the log must show both. */
  function tellOperator(task: Task, { kind, code, message, requestId }: Exclude<Answer, { kind: 'status' }>): void {
    const { inLastSecond } = pacer.snapshot(clock.monotonic());
    deps.logger.warn({ task: task.key, kind, code, message, requestId, inLastSecond }, 'no answer about a task');
  }

  const add = (ref: TaskRef): Task | null => {
    const now = clock.monotonic();
    return tasks.add(ref, now) ?? (makeRoom(now) ? tasks.add(ref, now) : null);
  };

  /** Forgets what has ended or never was and nobody lists: true when that made room. */
  function makeRoom(now: number): boolean {
    const { listed, apps } = leases.attention(now);
    const idle = [...tasks.all()].filter(
      (task) => !LIVE.has(task.view.state) && !listed.has(task.key) && !apps.has(task.ref.sdkAppId) && !task.isAsking,
    );
    for (const task of idle) tasks.remove(task);
    return idle.length > 0;
  }

  function pace(): Pace {
    const now = clock.monotonic();
    const { usedPerSecond, ratePerSecond, othersUseQuota } = pacer.snapshot(now);
    const period = scheduler.visiblePeriodMs(tasks.all(), leases.attention(now), ratePerSecond);
    let liveTasks = 0;
    for (const task of tasks.all()) if (LIVE.has(task.view.state)) liveTasks += 1;
    return {
      usedPerSecond,
      ceilingPerSecond: deps.rate,
      quotaPerSecond: deps.quota,
      liveTasks,
      visiblePeriodMs: period === null ? null : Math.max(MIN_PERIOD_MS, period),
      othersUseQuota,
    };
  }

  const nextPollMs = ({ visiblePeriodMs }: Pace) =>
    Math.min(POLL_MS.most, Math.max(POLL_MS.least, (visiblePeriodMs ?? Number.POSITIVE_INFINITY) / 4));

  const awaitsFirstAnswer = (task: Task) => task.view.answeredAt === null && task.view.problem === null;

  function taskAnswer(task: Task): TaskAnswer {
    const nextMs = awaitsFirstAnswer(task) ? POLL_MS.firstAnswer : nextPollMs(pace());
    return { ...task.view, now: clock.wall(), nextPollMs: Math.round(nextMs) };
  }

  return {
    start: poller.start,
    stop: poller.stop,
    pace,

    /** Tasks that somebody else than a browser knows of. */
    follow(refs: Iterable<TaskRef>): void {
      for (const ref of refs) add(ref);
      poller.wake();
    },

    /** One task, shown to somebody: waits up to `patienceMs` for its first answer, else tells at once what is believed. */
    async task(ref: TaskRef, patienceMs: number): Promise<TaskAnswer | BoardFull> {
      const task = add(ref);
      if (!task) return full;
      const { key } = task;
      const only = { apps: new Set<number>(), keys: new Set([key]), visible: [key] };
      leases.put(`task ${key}`, clock.monotonic(), only);
      poller.wake();
      if (awaitsFirstAnswer(task)) await firstAnswer(key, patienceMs);
      return taskAnswer(task);
    },

    /** A person wants a task asked again: at the next turn, whatever its state, within the budget. */
    check(ref: TaskRef): TaskAnswer | BoardFull {
      const task = add(ref);
      if (!task) return full;
      task.isWanted = true;
      task.notBefore = task.lastAskedAt === null ? clock.monotonic() : task.lastAskedAt + MIN_PERIOD_MS;
      poller.wake();
      return taskAnswer(task);
    },

    watch(request: WatchRequest): WatchAnswer | BoardFull {
      const now = clock.monotonic();
      const known = leases.renew(request.lease, now);
      const { list, visible } = request;
      let lease = known;
      if (list || visible) {
        const before = known ?? { apps: new Set<number>(), keys: new Set<string>(), visible: [] };
        for (const ref of [...(list?.refs ?? []), ...(visible ?? [])]) if (!add(ref)) return full;
        const keys = list?.refs.map(taskKey) ?? [];
        const says = {
          apps: list ? new Set([...(list.mode === 'add' ? before.apps : []), ...list.apps]) : before.apps,
          keys: list ? new Set([...(list.mode === 'add' ? before.keys : []), ...keys]) : before.keys,
          visible: visible?.map(taskKey) ?? before.visible,
        };
        if (says.keys.size > MAX_TASKS_PER_LEASE)
          return { full: `One view lists at most ${MAX_TASKS_PER_LEASE} tasks.` };
        lease = leases.put(request.lease, now, says);
        if (!lease) return fullOfLeases;
        poller.wake();
      }
      const p = pace();
      const renew = known === null && !list;
      const onScreen = lease?.visible.map((key) => tasks.get(key)) ?? [];
      const listed = function* () {
        for (const app of lease?.apps ?? []) yield* tasks.ofApp(app);
        for (const key of lease?.keys ?? []) {
          const task = tasks.get(key);
          if (task && !lease?.apps.has(task.ref.sdkAppId)) yield task;
        }
      };
      return {
        now: clock.wall(),
        renew,
        revision: tasks.revision(),
        views: [...listed()].filter((task) => task.revision > request.revision).map((task) => task.view),
        checked: onScreen.map((task) => [task?.view.askedAt ?? null, task?.view.answeredAt ?? null]),
        nextPollMs: Math.round(
          onScreen.some((task) => task && awaitsFirstAnswer(task)) ? POLL_MS.firstAnswer : nextPollMs(p),
        ),
        pace: p,
        outage: outages.current(),
      };
    },

    /** Whoever sees the counts looks at every SdkAppId: they are asked as what is listed, not as background. */
    apps(): AppSummary[] {
      leases.put('all apps', clock.monotonic(), { apps: new Set(tasks.apps()), keys: new Set(), visible: [] });
      return [...tasks.apps()].map((sdkAppId) =>
        summary(
          sdkAppId,
          [...tasks.ofApp(sdkAppId)].map((task) => task.view),
        ),
      );
    },

    tasksOf: (sdkAppId: number): TaskView[] => [...tasks.ofApp(sdkAppId)].map((task) => task.view),
  };

  function firstAnswer(key: string, patienceMs: number): Promise<void> {
    return new Promise((resolve) => {
      const waiters = firstAnswerWaiters.get(key) ?? new Set();
      const done = () => {
        cancel();
        waiters.delete(done);
        if (waiters.size === 0) firstAnswerWaiters.delete(key);
        resolve();
      };
      const cancel = clock.after(patienceMs, done);
      firstAnswerWaiters.set(key, waiters.add(done));
    });
  }
}

const full: BoardFull = { full: `This server keeps at most ${MAX_TASKS} tasks, and all of them are live or listed.` };
const fullOfLeases: BoardFull = { full: `At most ${MAX_LEASES} views can be open on this server at once.` };

function summary(sdkAppId: number, views: TaskView[]): AppSummary {
  const counts = Object.fromEntries(TASK_STATES.map((state) => [state, 0])) as Record<TaskState, number>;
  for (const view of views) counts[view.state] += 1;
  const answered = views.filter((view) => LIVE.has(view.state)).map((view) => view.answeredAt);
  const times = answered.filter((at) => at !== null);
  return {
    sdkAppId,
    counts,
    failing: views.filter((view) => view.problem !== null && view.problem.kind !== 'gone').length,
    oldestAnswerAt: times.length > 0 ? Math.min(...times) : null,
  };
}
