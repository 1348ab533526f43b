import type { OwnErrorCode } from '#contract/error-code.ts';
import type { Outage } from '#contract/pace.ts';
import type { Background } from '../background.ts';
import type { Clock } from '../clock.ts';
import type { Answer } from '../core/answer.ts';
import { createHangs } from '../core/hangs.ts';
import type { Leases } from '../core/leases.ts';
import { createOutageWatch } from '../core/outage.ts';
import { createBudgetWatch } from '../core/over-budget.ts';
import { createPacer } from '../core/pacer.ts';
import { createQueues } from '../core/queues.ts';
import { createScheduler } from '../core/scheduler.ts';
import { CLOCK_WRONG_MS, createServerClock } from '../core/server-clock.ts';
import { createSubset } from '../core/subset.ts';
import type { Task, TaskObserver, Tasks } from '../core/tasks.ts';
import { MIN_PERIOD_MS } from '../core/when-to-ask.ts';
import { type CredentialSource, missingCredential } from '../credentials/credential-source.ts';
import { createDescribe, type DescribeDeps } from '../upstream/describe.ts';
import type { SharedPace } from './pace-sum.ts';
import { createPoller } from './poller.ts';

/** What is Tencent's of an account, and how much of it we use. */
export interface AccountSettings {
  name: string;
  endpoint: URL;
  /** Calls a second that Tencent allows, that we allow ourselves, and for tasks that no viewer lists. */
  quota: number;
  rate: number;
  backgroundRate: number;
  /** Null serves every SdkAppId that no other account names. */
  sdkAppIds: ReadonlySet<number> | null;
}

/** Of the quota, for calls that hang until their deadline. */
const HANGING_SHARE = 0.2;
const BUDGET_EVERY_MS = 5_000;
const CLOCK_WRONG: OwnErrorCode = 'Clock.Wrong';

type Send = DescribeDeps['send'] & {
  /** Null when a call would be written at once; else resolves when it is worth asking again. Absent: always at once. */
  connect?: (url: URL) => Promise<void> | null;
};

export interface AccountDeps {
  config: AccountSettings;
  credential: CredentialSource;
  endedCodes: readonly string[];
  background: Background;
  clock: Pick<Clock, 'wall' | 'monotonic'>;
  random: () => number;
  send: Send;
  signer: DescribeDeps['signer'];
  onExchange: DescribeDeps['onExchange'];
  /** Monotonic time before which no call may go. */
  holdUntil: number;
  /** Who makes this account lets it hear of every change of one of its tasks, and of what is listed. */
  tasks: Pick<Tasks, 'amend' | 'update'>;
  leases: Leases;
  /** Another process asks, with the same data and probably the same quota. */
  isHeld: () => boolean;
  /** A call goes out now. */
  onCall: () => void;
  /** Folds an answer into what we believe about the task; `inLastSecond`: our own calls that counted then. */
  onAnswer: (task: Task, answer: Answer, inLastSecond: number) => void;
}

export type Account = ReturnType<typeof createAccount>;

/** One credential, one endpoint, one quota: whom this account asks next, when, and what it learns about itself. */
export function createAccount(deps: AccountDeps) {
  const { config, credential, clock, leases, tasks } = deps;
  const { quota, rate } = config;
  const pacer = createPacer({ quota, rate, holdUntil: deps.holdUntil });
  const scheduler = createScheduler({ backgroundRate: config.backgroundRate });
  const hangs = createHangs({ places: Math.max(1, Math.floor(quota * HANGING_SHARE)) });
  const queues = createQueues({ attention: leases.attention, heldWith: hangs.heldWith });
  const failing = createSubset(({ failures }) => failures > 0);
  const outages = createOutageWatch(() => poller.outstanding());
  const serverClock = createServerClock({ wall: clock.wall(), monotonic: clock.monotonic() });
  const budget = createBudgetWatch(leases.attention);
  const observers: readonly TaskObserver[] = [queues, failing, budget];
  const moment = () => ({ wall: clock.wall(), monotonic: clock.monotonic() });
  let clockWrongSince: number | null = null;
  let keyMissingSince: number | null = null;
  let isOverBudget = false;
  let budgetSettledAt = Number.NEGATIVE_INFINITY;

  const poller = createPoller({
    background: deps.background,
    clock,
    random: deps.random,
    describe: createDescribe({ ...deps, ...config, serverClock }),
    connect: () => deps.send.connect?.(config.endpoint) ?? null,
    pacer,
    scheduler,
    hangs,
    queues,
    failing,
    tasks,
    isHeld: deps.isHeld,
    onCall: deps.onCall,
    isCut: () => outages.current(moment())?.kind === 'unreachable',
    track(task, answer, sentAt) {
      const before = outages.current(moment());
      const isOnTrial = outages.seen(answer, sentAt, moment());
      if (isOnTrial || (before && !outages.current(moment()))) poller.retrySoon();
      deps.onAnswer(task, answer, pacer.snapshot(clock.monotonic()).inLastSecond);
    },
  });
  credential.onChange(poller.credentialChanged);

  /** Without a key nothing can be asked: that is known before a call was tried. */
  function keyOutage(): Outage | null {
    const found = credential.current();
    keyMissingSince = 'missing' in found ? (keyMissingSince ?? clock.wall()) : null;
    if (!('missing' in found) || keyMissingSince === null) return null;
    return { kind: 'credential', ...missingCredential(found.missing), since: keyMissingSince, asOf: outages.goodAt() };
  }

  /** What all viewers share: how much of the quota is used, not for whose tasks. */
  function pace(): SharedPace {
    const now = clock.monotonic();
    const { usedPerSecond, ratePerSecond, othersUseQuota } = pacer.snapshot(now);
    const choices = queues.choices(poller.mayAsk(now), now, poller.heldBack(now));
    const spending = scheduler.spending(choices, ratePerSecond);
    const period = spending.visiblePeriodMs;
    return {
      ...spending,
      usedPerSecond,
      ceilingPerSecond: rate,
      quotaPerSecond: quota,
      visiblePeriodMs: period === null ? null : Math.max(MIN_PERIOD_MS, period),
      othersUseQuota,
      isProbing: poller.isProbing(),
    };
  }

  return {
    name: config.name,
    start: poller.start,
    schedule: poller.schedule,
    outstanding: poller.outstanding,
    mayAsk: (task: Task) => poller.mayAsk(clock.monotonic())(task),
    changed(task: Task): void {
      for (const observer of observers) observer.changed(task);
    },
    removed(task: Task): void {
      for (const observer of observers) observer.removed(task);
    },
    /** Whether an SdkAppId is listed whole is another now. */
    appChanged: queues.appChanged,
    /** Files what changed. It is done before a task is chosen in any case, but all at once. */
    settle: () => queues.settle(clock.monotonic()),
    stop(): void {
      poller.stop();
      credential.stop();
    },

    pace,

    /** Tencent's time, once an answer has said it; null before. */
    timeTold: () => serverClock.told(clock.monotonic()),

    /** When Tencent last answered about a task. */
    answeredAt: outages.goodAt,
    refusalOf: poller.refusalOf,

    /** What the process before this one had learnt. */
    resume: outages.resume,

    /** More tasks are watched than the calls can keep fresh. Call now and then: it is looked at every few seconds. */
    isOverBudget(): boolean {
      const now = moment();
      if (now.monotonic - budgetSettledAt < BUDGET_EVERY_MS) return isOverBudget;
      budgetSettledAt = now.monotonic;
      const { visiblePeriodMs, hiddenTasks, hiddenTaskCostMs } = pace();
      const periods = { visibleMs: visiblePeriodMs ?? MIN_PERIOD_MS, hiddenMs: hiddenTasks * hiddenTaskCostMs };
      const isCut = outages.current(now) !== null;
      isOverBudget = budget.settle((app) => !isCut && poller.refusalOf(app) === null, periods, now);
      return isOverBudget;
    },

    /** Why nothing new can be learnt; or that our clock is wrong, which costs no call once it is known. */
    outage(): Outage | null {
      const now = moment();
      const errorMs = serverClock.errorMs(now);
      clockWrongSince = Math.abs(errorMs) > CLOCK_WRONG_MS ? (clockWrongSince ?? now.wall) : null;
      const outage = outages.current(now) ?? keyOutage();
      if (outage || clockWrongSince === null) return outage;
      const by = `${Math.round(Math.abs(errorMs) / 1000)} s ${errorMs > 0 ? 'ahead of' : 'behind'}`;
      const message = `The server clock is ${by} Tencent Cloud's. Calls are signed with Tencent Cloud's time.`;
      return {
        kind: 'clock',
        code: CLOCK_WRONG,
        message,
        requestId: null,
        since: clockWrongSince,
        asOf: outages.goodAt(),
      };
    },
  };
}
