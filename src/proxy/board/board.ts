import type { AppSummary, AppsAnswer } from '#contract/app-summary.ts';
import type { EndedAnswer } from '#contract/ended.ts';
import type { HistoryAnswer } from '#contract/history.ts';
import type { Incident, KeptIncident } from '#contract/incident.ts';
import type { Limits } from '#contract/limits.ts';
import { isLive } from '#contract/status.ts';
import { type TaskRef, taskKey } from '#contract/task-ref.ts';
import type { TaskAnswer, TaskView } from '#contract/task-view.ts';
import type { Background } from '../background.ts';
import type { Clock } from '../clock.ts';
import type { Answer } from '../core/answer.ts';
import { CAPS } from '../core/caps.ts';
import { awaitsFirstAnswer } from '../core/first-pass.ts';
import { createLeases } from '../core/leases.ts';
import { createShares } from '../core/shares.ts';
import type { Task } from '../core/tasks.ts';
import { createTokenBuckets } from '../core/token-buckets.ts';
import { trackTask } from '../core/track-task.ts';
import { returnOf, transitionOf } from '../core/transitions.ts';
import { MIN_PERIOD_MS } from '../core/when-to-ask.ts';
import { toEnd } from '../steps.ts';
import type { EndedSearch, Store } from '../store/store.ts';
import { createExchanges } from '../upstream/exchanges.ts';
import { type Account, type AccountDeps, createAccount } from './account.ts';
import { accountFor } from './account-for.ts';
import { createAttention } from './attention.ts';
import type { CapacityError } from './capacity-error.ts';
import { earliestAnswer } from './earliest-answer.ts';
import { createEnded } from './ended.ts';
import { createFirstAnswers } from './first-answers.ts';
import { createForgetStrays } from './forget-strays.ts';
import { stepUp } from './pace-for.ts';
import { FIRST_ANSWER_POLL_MS, pollIntervalMs } from './poll-interval.ts';
import { createRegistry, NO_ROOM_FOR_TASK } from './registry.ts';
import { createRemovals } from './removals.ts';
import { serverOutage } from './server-outage.ts';
import { createWatch, OPERATOR } from './watch.ts';

const MAX_EXCHANGES = 2_000;
const MAX_INCIDENTS_TOLD = 200;
/** Tasks kept before anything is known of them: a list at once, then no more than would be kept with their answers. */
const KEPT_UNASKED = { perSecond: 20, atOnce: 10_000, mostKeys: 1_000 };

const HOUR_MS = 3_600_000;

export interface BoardDeps {
  background: Background;
  clock: Clock;
  store: Store;
  /** At least one. */
  accounts: Omit<
    AccountDeps,
    'background' | 'clock' | 'tasks' | 'leases' | 'isHeld' | 'onCall' | 'onExchange' | 'onAnswer'
  >[];
  /** For so long a task that has ended stays among the others. */
  endedOnBoardMs: number;
  logger: { warn(fields: object, message: string): void };
}

interface Restored {
  views: Iterable<TaskView>;
  incidents: readonly KeptIncident[];
  appLabels?: Map<number, string>;
  appLimits?: ReadonlyMap<number, Limits>;
  /** Keys of tasks that a person took out for all viewers. */
  removed?: Iterable<string>;
}

/** A person took it out for all viewers: to look at it does not bring it back. */
export interface RemovedTask {
  removed: string;
}
const REMOVED: RemovedTask = { removed: 'A viewer removed this task for everyone. To check it now brings it back.' };

export type Board = ReturnType<typeof createBoard>;

/** What the proxy knows and believes, and the accounts that keep it fresh: everything that the routes answer from. */
export function createBoard({ background, clock, store, endedOnBoardMs, logger, ...deps }: BoardDeps) {
  const leases = createLeases(CAPS.leases, {
    task(key) {
      const task = registry.get(key);
      if (task) accountOf(task.ref.sdkAppId)?.changed(task);
    },
    app: (sdkAppId) => accountOf(sdkAppId)?.appChanged(sdkAppId),
  });
  const registry = createRegistry({
    clock,
    leases,
    accountNameOf: (sdkAppId) => accountOf(sdkAppId)?.name,
    onRemoved: (task) => attention.removed(task),
    observer: {
      changed: (task) => accountOf(task.ref.sdkAppId)?.changed(task),
      removed: (task) => accountOf(task.ref.sdkAppId)?.removed(task),
    },
  });
  const exchanges = createExchanges({ limit: MAX_EXCHANGES });
  const firstAnswers = createFirstAnswers(background);
  const startedAt = clock.wall();
  const keptUnasked = createTokenBuckets(KEPT_UNASKED);
  const namedApps = createShares(CAPS.namedApps);
  let labels = new Map<number, string>();

  const accounts = deps.accounts.map((account) => ({
    sdkAppIds: account.config.sdkAppIds,
    ...createAccount({
      ...account,
      background,
      clock,
      leases,
      tasks: registry,
      isHeld: () => store.trouble()?.reason === 'inUse',
      onCall: store.noteCall,
      onExchange: exchanges.keep,
      onAnswer: applyAnswer,
    }),
  }));
  const accountOf = (sdkAppId: number): Account | undefined => accountFor(sdkAppId, accounts);
  const schedule = () => {
    for (const account of accounts) account.schedule();
  };

  function applyAnswer(task: Task, answer: Answer, inLastSecond: number): void {
    // It was removed while it was asked about.
    if (registry.get(task.key) !== task) return;
    const before = task.view;
    const after = trackTask(before, answer, clock.wall());
    registry.heard(task, after, clock.monotonic());
    ended.heard(task);
    store.save(after, transitionOf(before, after) ?? returnOf(before, after, startedAt));
    const told = accountOf(task.ref.sdkAppId)?.timeTold() ?? null;
    if (told !== null) store.noteTime(told);
    attention.heard(task, answer);
    firstAnswers.settle(task.key);
    if (answer.kind === 'status' || answer.kind === 'gone') return;
    const { kind, code, message, requestId } = answer;
    // A refusal below our own count proves that another client spends the quota: the log must show both.
    logger.warn({ task: task.key, kind, code, message, requestId, inLastSecond }, 'a check of a task failed');
  }

  function removeTask(task: Task, byViewer: boolean): void {
    registry.remove(task);
    store.forget(task.ref);
    removals.note(task.key, registry.touch(), byViewer);
  }

  /** A task that a viewer, or another source, put on a list: it is on it after a restart, too, asked or not. */
  function addListed(ref: TaskRef, by: string): Task | null {
    const isKnown = registry.get(taskKey(ref)) !== undefined;
    const task = registry.add(ref, by);
    if (task && !isKnown && keptUnasked.take(by, clock.monotonic()) === 0) store.save(task.view, null);
    return task;
  }

  const outages = () => accounts.map((account) => account.outage());
  const ownOutage = () => serverOutage(store.trouble(), background.faults.current(), outages());
  const attention = createAttention({ background, clock, registry, leases, accounts, accountOf, store, ownOutage });
  const removals = createRemovals(store.setRemoved);
  const ended = createEnded({ background, clock, leases, registry, store, onBoardMs: endedOnBoardMs });
  const strays = createForgetStrays({ background, clock, leases, registry }, (task) => removeTask(task, false));

  function taskAnswer(task: Task): TaskAnswer {
    const account = accountOf(task.ref.sdkAppId);
    // In steps: how long a round takes tells how much others watch.
    const period = account?.pace().visiblePeriodMs ?? null;
    const rounded = { visiblePeriodMs: period === null ? null : stepUp(period) };
    const nextMs = awaitsFirstAnswer(task) || !account ? FIRST_ANSWER_POLL_MS : pollIntervalMs(rounded);
    const now = clock.wall();
    const waitMs = nextAskAt(task) - clock.monotonic();
    return {
      ...task.view,
      now,
      nextPollMs: Math.round(nextMs),
      outage: account?.outage() ?? ownOutage(),
      incidents: attention.ofTask(task),
      nextTryAt: waitMs === Number.POSITIVE_INFINITY ? null : now + Math.max(0, Math.round(waitMs)),
      goodBeside: attention.goodBeside(task),
    };
  }

  /** A wish does not wait for the end of a back-off. */
  function nextAskAt({ wish, notBefore, lastAskedAt }: Task): number {
    return wish === null ? notBefore : (lastAskedAt ?? wish.at) + MIN_PERIOD_MS;
  }

  const watchInSteps = createWatch({
    clock,
    registry,
    add: addListed,
    leases,
    accounts,
    accountOf,
    attention,
    removals,
    ended,
    schedule,
    settle() {
      for (const account of accounts) account.settle();
    },
    ownOutage,
  });

  const tasksOf = (sdkAppId: number): TaskView[] => Array.from(registry.ofApp(sdkAppId).all(), (task) => task.view);

  return {
    start(): void {
      for (const account of accounts) account.start();
      attention.start();
      strays.start();
      ended.start();
    },

    /** No task is asked about any more. */
    stop(): void {
      attention.stop();
      strays.stop();
      ended.stop();
      for (const account of accounts) account.stop();
    },

    /** A call that was sent has not been answered yet. */
    isAsking: () => accounts.some((account) => account.outstanding() > 0),

    /** Tasks that another source than a browser knows of. */
    addTasks(refs: Iterable<TaskRef>): void {
      for (const ref of refs) {
        removals.forget(taskKey(ref));
        addListed(ref, '');
      }
      schedule();
    },

    /** One task, for one caller: waits up to `patienceMs` for its first answer, else tells at once what is believed. */
    async task(ref: TaskRef, patienceMs: number, by = OPERATOR): Promise<TaskAnswer | CapacityError | RemovedTask> {
      const key = taskKey(ref);
      ended.recall([ref], by);
      if (!registry.get(key) && removals.wasByViewer(key)) return REMOVED;
      const task = registry.add(ref, by);
      if (!task) return NO_ROOM_FOR_TASK;
      leases.look(task.key, by, clock.monotonic());
      schedule();
      if (awaitsFirstAnswer(task)) await firstAnswers.wait(task.key, patienceMs);
      return taskAnswer(task);
    },

    /** A person wants a task asked again: at the next turn, whatever its state, within the budget. */
    check(ref: TaskRef, by = OPERATOR): TaskAnswer | CapacityError {
      removals.forget(taskKey(ref));
      const task = registry.add(ref, by);
      if (!task) return NO_ROOM_FOR_TASK;
      registry.prioritise(task, by);
      schedule();
      return taskAnswer(task);
    },

    /** What the process before us knew, and what it was told of the SdkAppIds. */
    restore({ views, incidents, appLabels = labels, appLimits = new Map(), removed = [] }: Restored): void {
      labels = appLabels;
      for (const sdkAppId of [...appLabels.keys(), ...appLimits.keys()]) namedApps.take(sdkAppId, '');
      registry.restore(views);
      for (const key of removed) if (!registry.get(key)) removals.restore(key, registry.touch());
      attention.restore({ incidents, appLimits });
      schedule();
    },

    /** Takes a task out for all viewers, with all that is kept of it; false when it is alive, and stays. */
    remove(ref: TaskRef): boolean {
      const task = registry.get(taskKey(ref));
      if (task && isLive(task.view)) return false;
      if (task) removeTask(task, true);
      return true;
    },

    /** Resolves when what people said is on the disk; with false while it can only be remembered. */
    keep: store.keep,

    /** Limits of an SdkAppId for all viewers; false when no more SdkAppIds can have some. */
    setAppLimits(sdkAppId: number, limits: Limits, by = OPERATOR): boolean {
      if (!namedApps.take(sdkAppId, by)) return false;
      attention.setLimits(sdkAppId, limits);
      return true;
    },

    acknowledge: attention.acknowledge,

    /** The newest incidents of an SdkAppId, open and over. */
    async incidents(sdkAppId: number): Promise<Incident[]> {
      const account = accountOf(sdkAppId)?.name ?? '';
      return attention.tellOf(await store.incidentHistory({ sdkAppId, account }, MAX_INCIDENTS_TOLD), sdkAppId);
    },

    /** Names an SdkAppId for all viewers, also one of which no task is known; false when no more can have a name. */
    setAppLabel(sdkAppId: number, label: string | null, by = OPERATOR): boolean {
      if (label === null && !labels.has(sdkAppId)) return true;
      if (!namedApps.take(sdkAppId, by)) return false;
      if (label === null) labels.delete(sdkAppId);
      else labels.set(sdkAppId, label);
      store.setAppLabel(sdkAppId, label);
      return true;
    },

    /** Why nothing new can be learnt from Tencent, of each account that has such a reason. */
    outages: () => outages().flatMap((outage) => outage ?? []),

    exchanges: exchanges.of,

    history: async (ref: TaskRef): Promise<HistoryAnswer> => ({ now: clock.wall(), ...(await store.history(ref)) }),

    /** To be called before `check` and `remove` of these tasks: some may be in the store only. */
    recall: ended.recall,

    /** Tasks of an SdkAppId that have ended, also those that the board does not show any more; null while they cannot be read. */
    async ended(search: EndedSearch): Promise<EndedAnswer | null> {
      const page = await store.ended(search);
      if (!page) return null;
      const { views: tasks, before, searchedTo, counts } = page;
      return { now: clock.wall(), tasks, before, searchedTo, counts };
    },

    watch: (...question: Parameters<typeof watchInSteps>) => toEnd(watchInSteps(...question)),
    watchInSteps,

    /** A viewer of the counts looks at every SdkAppId they may see: these are asked as what is listed, not as background. */
    apps(viewer: string, mayRead: (sdkAppId: number) => boolean, by = OPERATOR): Omit<AppsAnswer, 'now'> {
      const apps = new Set([...registry.apps()].filter(mayRead));
      leases.put(`${viewer} all apps`, by, clock.monotonic(), { apps, visible: [] });
      const others = [...labels.keys(), ...attention.appsWithLimits(), ...ended.appsWithEarlier()];
      const known = new Set([...apps, ...others.filter(mayRead)]);
      const summaries = [...known].map(
        (sdkAppId): AppSummary => ({
          sdkAppId,
          label: labels.get(sdkAppId) ?? null,
          limits: attention.limitsOf(sdkAppId),
          answeredAt: accountOf(sdkAppId)?.answeredAt() ?? null,
          counts: registry.ofApp(sdkAppId).counts(),
          incidents: attention.countsOf(sdkAppId),
          oldestAnswerAt: registry.ofApp(sdkAppId).oldestAnswerAt(),
          endedEarlier: ended.earlier(sdkAppId),
        }),
      );
      const due = [...known].filter((sdkAppId) => registry.ofApp(sdkAppId).due() > 0);
      const asking = due.length > 0 ? due : known;
      return {
        endedOnBoardHours: endedOnBoardMs / HOUR_MS,
        apps: summaries,
        incidents: attention.wide(known),
        answeredAt: earliestAnswer(new Set(Array.from(asking).flatMap((sdkAppId) => accountOf(sdkAppId) ?? []))),
      };
    },

    tasksOf,
  };
}
