import type { AppSummary } from '#contract/app-summary.ts';
import type { HistoryAnswer, Transition } from '#contract/history.ts';
import type { Outage, Pace } from '#contract/pace.ts';
import { STATUSES, statusOf } from '#contract/status.ts';
import { limitsOf, type StuckLimits, stuckOf } from '#contract/stuck.ts';
import { type TaskRef, taskKey } from '#contract/task-ref.ts';
import type { TaskAnswer, TaskView } from '#contract/task-view.ts';
import { troubleOf } from '#contract/trouble.ts';
import type { WatchAnswer, WatchRequest } from '#contract/watch.ts';
import type { Clock } from '../clock.ts';
import { accountFor } from '../config/config.ts';
import type { Answer } from '../core/answer.ts';
import { createLeases } from '../core/leases.ts';
import { createTasks, type Task } from '../core/tasks.ts';
import { isLive, trackTask } from '../core/track-task.ts';
import { isSettled, MIN_PERIOD_MS } from '../core/when-to-ask.ts';
import type { Store } from '../store/store.ts';
import { createExchanges } from '../upstream/exchanges.ts';
import { type Account, type AccountDeps, createAccount } from './account.ts';

const MAX_TASKS = 50_000;
export const MAX_TASKS_PER_LEASE = 10_000;
const MAX_LEASES = 1_000;
const MAX_EXCHANGES = 2_000;
/** A server that was away for less was only restarted: who watched saw no more than a pause. */
const AWAY_MS = 120_000;

/** Who has just added a few tasks waits for them, though the tab cannot yet say that they are on the screen. */
const MOST_JUST_ADDED = 30;
/** A person who presses "refresh" again and again must not keep the other screens waiting. */
const REFRESH_EVERY_MS = 5_000;

/** A tab comes back four times in the period in which its rows are asked; sooner while a row waits for its first answer. */
const POLL_MS = { least: 1_000, most: 5_000, firstAnswer: 250, away: 30_000 };

export interface BoardDeps {
  clock: Clock;
  store: Store;
  /** At least one. */
  accounts: Omit<AccountDeps, 'clock' | 'tasks' | 'leases' | 'onCall' | 'onExchange' | 'onAnswer'>[];
  logger: { warn(fields: object, message: string): void };
}

/** Not served here, or no more can be kept: an answer to the caller, not a fault. */
export type BoardFull = { full: string };

export type Board = ReturnType<typeof createBoard>;

/** What the proxy knows and believes, and the accounts that keep it fresh: everything that the routes answer from. */
export function createBoard({ clock, store, logger, ...deps }: BoardDeps) {
  const tasks = createTasks({ limit: MAX_TASKS });
  const leases = createLeases({ limit: MAX_LEASES });
  const exchanges = createExchanges({ limit: MAX_EXCHANGES });
  const startedAt = clock.wall();
  const firstAnswerWaiters = new Map<string, Set<() => void>>();
  let labels = new Map<number, string>();

  const accounts = deps.accounts.map((account) => ({
    sdkAppIds: account.config.sdkAppIds,
    ...createAccount({
      ...account,
      clock,
      leases,
      tasks: () => tasks.ofAccount(account.config.name),
      onCall: store.noteCall,
      onExchange: exchanges.keep,
      onAnswer(task, answer, inLastSecond) {
        learn(task, answer);
        if (answer.kind !== 'status' && answer.kind !== 'gone') {
          const { kind, code, message, requestId } = answer;
          // A refusal below our own count proves that somebody else spends the quota: the log must show both.
          logger.warn({ task: task.key, kind, code, message, requestId, inLastSecond }, 'no answer about a task');
        }
      },
    }),
  }));
  const accountOf = (sdkAppId: number): Account | undefined => accountFor(sdkAppId, accounts);
  const wake = () => {
    for (const account of accounts) account.wake();
  };

  function learn(task: Task, answer: Answer): void {
    const before = task.view;
    const after = trackTask(before, answer, clock.wall());
    task.heardAt = clock.monotonic();
    tasks.update(task, after);
    store.save(after, transitionOf(before, after) ?? returnOf(before, after, startedAt));
    for (const tell of firstAnswerWaiters.get(task.key) ?? []) tell();
  }

  function add(ref: TaskRef): Task | null {
    const { name } = accountOf(ref.sdkAppId) ?? {};
    if (name === undefined) return null;
    const now = clock.monotonic();
    return tasks.add(ref, now, name) ?? (makeRoom(now) ? tasks.add(ref, now, name) : null);
  }

  /** Forgets what has ended or never was and nobody lists: true when that made room. */
  function makeRoom(now: number): boolean {
    const { visible, listed, apps } = leases.attention(now);
    const isShown = ({ key, ref }: Task) => visible.has(key) || listed.has(key) || apps.has(ref.sdkAppId);
    const idle = [...tasks.all()].filter((task) => !isLive(task.view) && !isShown(task) && !task.isAsking);
    for (const task of idle) tasks.remove(task);
    return idle.length > 0;
  }

  /** It jumps the queue; but nothing is asked more than once a second. */
  function want(task: Task): void {
    task.isWanted = true;
    task.notBefore = task.lastAskedAt === null ? clock.monotonic() : task.lastAskedAt + MIN_PERIOD_MS;
  }

  const nextPollMs = ({ visiblePeriodMs }: Pick<Pace, 'visiblePeriodMs'>) =>
    Math.min(POLL_MS.most, Math.max(POLL_MS.least, (visiblePeriodMs ?? Number.POSITIVE_INFINITY) / 4));

  const awaitsFirstAnswer = (task: Task) => task.view.answeredAt === null && task.view.problem === null;

  function taskAnswer(task: Task): TaskAnswer {
    const account = accountOf(task.ref.sdkAppId);
    const nextMs = awaitsFirstAnswer(task) || !account ? POLL_MS.firstAnswer : nextPollMs(account.pace());
    return { ...task.view, now: clock.wall(), nextPollMs: Math.round(nextMs), outage: account?.outage() ?? null };
  }

  return {
    start(): void {
      for (const account of accounts) account.start();
    },

    /** Asks nobody any more. */
    stop(): void {
      for (const account of accounts) account.stop();
    },

    /** A call that was sent has not been answered yet. */
    isAsking: () => accounts.some((account) => account.outstanding() > 0),

    /** Tasks that somebody else than a browser knows of. */
    follow(refs: Iterable<TaskRef>): void {
      for (const ref of refs) add(ref);
      wake();
    },

    /** One task, shown to somebody: waits up to `patienceMs` for its first answer, else tells at once what is believed. */
    async task(ref: TaskRef, patienceMs: number): Promise<TaskAnswer | BoardFull> {
      const task = add(ref);
      if (!task) return full;
      leases.look(task.key, clock.monotonic());
      wake();
      if (awaitsFirstAnswer(task)) await firstAnswer(task.key, patienceMs);
      return taskAnswer(task);
    },

    /** A person wants a task asked again: at the next turn, whatever its state, within the budget. */
    check(ref: TaskRef): TaskAnswer | BoardFull {
      const task = add(ref);
      if (!task) return full;
      want(task);
      wake();
      return taskAnswer(task);
    },

    /** What the process before us knew: shown at once with its true age, and asked again where it was due. */
    restore(views: Iterable<TaskView>, known: Map<number, string> = labels): void {
      labels = known;
      const now = clock.monotonic();
      for (const view of views) {
        const account = accountOf(view.sdkAppId);
        const own = tasks.get(taskKey(view))?.view;
        // Found late, when we had begun without: ours is better only if it, too, has seen the task alive.
        const isOurs = own && own.lastAlive !== null && (own.answeredAt ?? 0) >= (view.answeredAt ?? 0);
        if (!account || isOurs) continue;
        const lastAskedAt = view.askedAt === null ? null : now - Math.max(0, clock.wall() - view.askedAt);
        const due = Math.max(now, (lastAskedAt ?? now) + MIN_PERIOD_MS);
        const notBefore = isSettled(view) ? Number.POSITIVE_INFINITY : due;
        tasks.restore(view, account.name, { lastAskedAt, notBefore });
      }
      wake();
    },

    /** Names an SdkAppId for everybody, also one of which no task is known. */
    setAppLabel(sdkAppId: number, label: string | null): void {
      if (label === null) labels.delete(sdkAppId);
      else labels.set(sdkAppId, label);
      store.setAppLabel(sdkAppId, label);
    },

    exchanges: exchanges.of,

    history: async (ref: TaskRef): Promise<HistoryAnswer> => ({ now: clock.wall(), ...(await store.history(ref)) }),

    /** @param mayRead whether who watches may see an SdkAppId: no task of another one is listed here, nor counted */
    watch(request: WatchRequest, mayRead: (sdkAppId: number) => boolean): WatchAnswer | BoardFull {
      const now = clock.monotonic();
      const known = leases.renew(request.lease, now, request.away === true);
      const { list, visible } = request;
      let lease = known;
      if (list || visible) {
        const before = known ?? { apps: new Set<number>(), keys: new Set<string>(), visible: [] };
        let justAdded = 0;
        for (const ref of [...(list?.refs ?? []), ...(visible ?? [])]) {
          const isNew = !tasks.get(taskKey(ref));
          const task = add(ref);
          if (!task) return full;
          if (isNew && justAdded++ < MOST_JUST_ADDED) want(task);
        }
        const keys = list?.refs.map(taskKey) ?? [];
        const says = {
          apps: list ? new Set([...(list.mode === 'add' ? before.apps : []), ...list.apps]) : before.apps,
          keys: list ? new Set([...(list.mode === 'add' ? before.keys : []), ...keys]) : before.keys,
          visible: visible?.map(taskKey) ?? before.visible,
        };
        if (says.keys.size > MAX_TASKS_PER_LEASE)
          return { full: `One view lists at most ${MAX_TASKS_PER_LEASE} tasks.` };
        lease = leases.put(request.lease, now, says, request.away);
        if (!lease) return fullOfLeases;
        wake();
      }
      const onScreen = lease?.visible.map((key) => tasks.get(key)) ?? [];
      const listed = [...listedBy(lease)];
      if (request.refresh && lease && now - lease.refreshedAt >= REFRESH_EVERY_MS) {
        lease.refreshedAt = now;
        for (const task of onScreen) if (task && task.notBefore !== Number.POSITIVE_INFINITY) want(task);
        wake();
      }
      const seen = new Set(onScreen);
      const toldAt = lease?.toldAt ?? now;
      if (lease) lease.toldAt = now;
      const concerned = accountsOf(lease?.apps ?? [], listed);
      const pace = sumOf(concerned.map((account) => account.pace()));
      return {
        now: clock.wall(),
        renew: known === null && !list,
        revision: tasks.revision(),
        views: listed.filter((task) => task.revision > request.revision).map((task) => task.view),
        checked: onScreen.map((task) => [task?.view.askedAt ?? null, task?.view.answeredAt ?? null]),
        heard: listed
          .filter((task) => task.heardAt >= toldAt && task.revision <= request.revision && !seen.has(task))
          .map(({ key, view }) => [key, view.askedAt, view.answeredAt]),
        nextPollMs: request.away
          ? POLL_MS.away
          : Math.round(
              [...onScreen, ...listed.filter(isOnItsWay)].some((task) => task && awaitsFirstAnswer(task))
                ? POLL_MS.firstAnswer
                : nextPollMs(pace),
            ),

        pace: { ...pace, liveTasks: concerned.reduce((total, account) => total + account.liveTasks(mayRead), 0) },
        outage:
          concerned.map((account) => account.outage()).find((outage): outage is Outage => outage !== null) ?? null,
      };
    },

    /** Whoever sees the counts looks at every SdkAppId that they may see: these are asked as what is listed, not as background. */
    apps(viewer: string, mayRead: (sdkAppId: number) => boolean, limits: readonly StuckLimits[]): AppSummary[] {
      const apps = new Set([...tasks.apps()].filter(mayRead));
      leases.put(`${viewer} all apps`, clock.monotonic(), { apps, keys: new Set(), visible: [] });
      const known = new Set([...apps, ...[...labels.keys()].filter(mayRead)]);
      return [...known].map((sdkAppId) => ({
        label: labels.get(sdkAppId) ?? null,
        ...summary(sdkAppId, viewsOf(sdkAppId), limitsOf(limits, sdkAppId)),
      }));
    },

    tasksOf: viewsOf,
  };

  function viewsOf(sdkAppId: number): TaskView[] {
    return [...tasks.ofApp(sdkAppId)].map((task) => task.view);
  }

  function* listedBy(lease: { apps: ReadonlySet<number>; keys: ReadonlySet<string> } | null): Iterable<Task> {
    for (const app of lease?.apps ?? []) yield* tasks.ofApp(app);
    for (const key of lease?.keys ?? []) {
      const task = tasks.get(key);
      if (task && !lease?.apps.has(task.ref.sdkAppId)) yield task;
    }
  }

  /** Those that serve what is listed; the first one for a list that is empty. */
  function accountsOf(apps: Iterable<number>, listed: readonly Task[]): Account[] {
    const names = new Set([...apps].map((app) => accountOf(app)?.name));
    for (const task of listed) names.add(task.account);
    const found = accounts.filter((account) => names.has(account.name));
    return found.length > 0 ? found : accounts.slice(0, 1);
  }

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

/** Its answer comes within a moment. */
function isOnItsWay({ isWanted, isAsking }: Task): boolean {
  return isWanted || isAsking;
}

const full: BoardFull = { full: `This server keeps at most ${MAX_TASKS} tasks, and all of them are live or listed.` };
const fullOfLeases: BoardFull = { full: `At most ${MAX_LEASES} views can be open on this server at once.` };

function transitionOf(before: TaskView, after: TaskView): Transition | null {
  if (before.state === after.state && before.apiStatus === after.apiStatus) return null;
  if (after.stateSince === null || after.answeredAt === null) return null;
  // An end is believed with the second "gone" answer, but it was seen with the first.
  const isEnd = after.state === 'ended';
  return {
    at: (isEnd ? after.firstGoneAt : null) ?? after.answeredAt,
    notBefore: (isEnd ? before.lastAlive?.at : null) ?? before.answeredAt,
    from: before.state,
    to: after.state,
    apiStatus: after.apiStatus,
    requestId: after.requestId,
  };
}

/** While this server was away nobody looked: that a task is as it was says nothing about the time between. */
function returnOf(before: TaskView, after: TaskView, startedAt: number): Transition | null {
  const { answeredAt, state, apiStatus, requestId } = after;
  if (answeredAt === null || before.answeredAt === null || before.answeredAt >= startedAt) return null;
  if (after.lastAlive?.at !== answeredAt || answeredAt - before.answeredAt < AWAY_MS) return null;
  return { at: answeredAt, notBefore: before.answeredAt, from: state, to: state, apiStatus, requestId };
}

type SharedPace = Omit<Pace, 'liveTasks'>;

/** Accounts have quotas of their own: calls add up, periods do not. */
function sumOf(paces: SharedPace[]): SharedPace {
  const sum = (part: (pace: SharedPace) => number) => paces.reduce((total, pace) => total + part(pace), 0);
  const periods = paces.map((pace) => pace.visiblePeriodMs).filter((period) => period !== null);
  return {
    usedPerSecond: sum((pace) => pace.usedPerSecond),
    ceilingPerSecond: sum((pace) => pace.ceilingPerSecond),
    quotaPerSecond: sum((pace) => pace.quotaPerSecond),
    visiblePeriodMs: periods.length > 0 ? Math.max(...periods) : null,
    hiddenTasks: sum((pace) => pace.hiddenTasks),
    hiddenTaskCostMs: Math.max(...paces.map((pace) => pace.hiddenTaskCostMs)),
    othersUseQuota: paces.some((pace) => pace.othersUseQuota),
  };
}

function summary(
  sdkAppId: number,
  views: TaskView[],
  limits: Omit<StuckLimits, 'sdkAppId'>,
): Omit<AppSummary, 'label'> {
  const counts = Object.fromEntries(STATUSES.map((status) => [status, 0])) as AppSummary['counts'];
  const troubles = { failing: 0, other: 0, stuck: 0, notFound: 0 };
  for (const view of views) {
    counts[statusOf(view)] += 1;
    const trouble = troubleOf(view, { stale: false, stuck: stuckOf(view, limits) !== null });
    if (trouble !== null && trouble !== 'stale') troubles[trouble] += 1;
  }
  const times = views
    .filter(isLive)
    .map((view) => view.answeredAt)
    .filter((at) => at !== null);
  return {
    sdkAppId,
    counts,
    troubles,
    oldestAnswerAt: times.length > 0 ? Math.min(...times) : null,
  };
}
