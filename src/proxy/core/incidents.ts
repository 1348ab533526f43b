import { defaultKindOf } from '#contract/error-code.ts';
import type { Cause, IncidentProblem, KeptIncident, Subject } from '#contract/incident.ts';
import { type Limits, overLimitOf } from '#contract/limits.ts';
import type { Outage } from '#contract/pace.ts';
import type { TaskRef } from '#contract/task-ref.ts';
import type { TaskView } from '#contract/task-view.ts';
import type { Answer } from './answer.ts';
import { createIncidentLog, type Now } from './incident-log.ts';
import { createRegionHealth } from './region-health.ts';
import { failingSince, HEALTHY, judgeHealth, type Sign, settleHealth, type TaskHealth } from './task-health.ts';
import { isInGrace } from './when-to-ask.ts';

/** A task as far as incidents are concerned. */
export interface Subjected {
  readonly key: string;
  readonly ref: TaskRef;
  /** Name of the account that asks about it. */
  readonly account: string;
  readonly view: TaskView;
}

/** What is wider than a task, as its account knows it. */
export interface AccountState {
  name: string;
  outage: Outage | null;
  /** That states are kept in memory only; null for all accounts of a server but one. */
  serverOutage: Outage | null;
  isOverBudget: boolean;
}

/** The class of a failure: what would have to be mended. Failures of one class have one cause. */
type FailureClass = 'unreachable' | 'transient' | 'unknown' | 'permission' | 'caller';

/** While one of these is open, silence says nothing about a task. */
const BLINDING = ['credential', 'unreachable'] as const satisfies Outage['kind'][];
const OUTAGES = ['credential', 'unreachable', 'clock', 'throttle'] as const satisfies Outage['kind'][];
const SERVER_OUTAGES = ['store', 'server'] as const satisfies Outage['kind'][];
/** A task that was not found, or is over its limit, for longer than this is no news when someone opens a list of it. */
const NEWS_MS = 600_000;

/**
 * What a person should act on, from every answer about every task: one incident for one cause. A wider one absorbs the
 * narrower ones of its cause; failures under it say nothing about the tasks. See docs/architecture.md, "Attention".
 */
export function createIncidents(onChange: (incident: KeptIncident) => void) {
  const log = createIncidentLog(onChange);
  const tasks = new Map<string, { task: Subjected; health: TaskHealth; failure: FailureClass | null }>();
  const regions = new Map<string, { account: string; region: string; health: RegionHealth }>();

  /** Begins or ends; `what` is null while all is well. */
  function set(cause: Cause, subject: Subject, problem: IncidentProblem | null, now: Now): void {
    if (problem) log.begin(cause, subject, { problem, overLimit: null, isNews: true }, now);
    else log.end(cause, subject, now);
  }

  /** The class of failure that an open wider incident explains: an answer of it says nothing about its task. */
  function isExplained({ ref, account }: Subjected, failure: FailureClass): boolean {
    if (failure === 'unreachable' && log.of('unreachable', { kind: 'account', account })) return true;
    if (failure === 'permission' && isRefused(ref.sdkAppId)) return true;
    return regions.get(regionKey(account, ref.region))?.health.failing() === failure;
  }

  const isBlind = (account: string) => BLINDING.some((kind) => log.of(kind, { kind: 'account', account }) !== null);
  const isRefused = (sdkAppId: number) => log.of('permission', { kind: 'app', sdkAppId }) !== null;

  /** What hid these tasks is over: bad answers from before do not count among those that come now, nor does the silence. */
  function judgeAnew(isUnder: (task: Subjected) => boolean, now: Now): void {
    for (const [key, known] of tasks) {
      if (!isUnder(known.task)) continue;
      if (known.health.isFailing) known.health = { ...known.health, runSince: now.monotonic };
      else tasks.delete(key);
    }
  }

  function judgeRegionsAnew(account: string, now: Now): void {
    for (const region of regions.values()) if (region.account === account) region.health.judgeAnew(now.monotonic);
  }

  /** A wider incident began: what its cause did to these tasks is not theirs. */
  function absorb(isUnder: (task: Subjected) => boolean, failure: FailureClass, now: Now): void {
    for (const known of tasks.values()) {
      if (known.failure !== failure || !isUnder(known.task)) continue;
      Object.assign(known, { health: HEALTHY, failure: null });
      log.end('failing', taskSubject(known.task.ref), now);
    }
  }

  function regionOf({ account, ref }: Subjected) {
    const key = regionKey(account, ref.region);
    const known = regions.get(key);
    if (known) return known;
    const region = { account, region: ref.region, health: createRegionHealth<FailureClass>() };
    regions.set(key, region);
    return region;
  }

  function heardInRegion(task: Subjected, failure: FailureClass | null, problem: IncidentProblem | null, now: Now) {
    const { health, account, region } = regionOf(task);
    const before = health.failing();
    health.heard(task.key, failure, now.monotonic);
    settleRegion(health, before, { kind: 'region', account, region }, problem, now);
  }

  function settleRegion(
    health: RegionHealth,
    before: FailureClass | null,
    subject: Extract<Subject, { kind: 'region' }>,
    problem: IncidentProblem | null,
    now: Now,
  ): void {
    const failing = health.failing();
    if (failing === before) return;
    set('service', subject, failing && problem, now);
    if (failing)
      absorb(({ account, ref }) => account === subject.account && ref.region === subject.region, failing, now);
  }

  function setHealth(task: Subjected, health: TaskHealth, failure: FailureClass | null, now: Now): void {
    const before = tasks.get(task.key)?.health ?? HEALTHY;
    if (health.isFailing || health.run > 0) tasks.set(task.key, { task, health, failure });
    else tasks.delete(task.key);
    if (before.isFailing === health.isFailing) return;
    set('failing', taskSubject(task.ref), health.isFailing ? problemOf(task.view) : null, now);
  }

  function checkLimit({ ref, view }: Subjected, limits: Limits, isNews: boolean, now: Now): void {
    const over = overLimitOf(view, limits);
    const subject = taskSubject(ref);
    if (over) {
      const overLimit = { what: over.what, limitMs: over.limitMs };
      log.begin('overLimit', subject, { problem: null, overLimit, isNews }, now);
    } else log.end('overLimit', subject, now);
  }

  return {
    open: log.open,
    acknowledge: log.acknowledge,

    /** What an account knows of itself, before the answer that taught it is folded in with `heard`. */
    account({ name, outage, serverOutage, isOverBudget }: AccountState, now: Now): void {
      const subject: Subject = { kind: 'account', account: name };
      const wasUnreachable = log.of('unreachable', subject) !== null;
      const wasBlind = isBlind(name);
      for (const kind of OUTAGES) set(kind, subject, outage?.kind === kind ? problemOfOutage(outage) : null, now);
      for (const kind of SERVER_OUTAGES)
        set(kind, subject, serverOutage?.kind === kind ? problemOfOutage(serverOutage) : null, now);
      if (outage?.kind === 'unreachable' && !wasUnreachable) {
        for (const [key, { account, region, health }] of regions) {
          if (account !== name || health.failing() !== 'unreachable') continue;
          log.end('service', { kind: 'region', account, region }, now);
          regions.delete(key);
        }
        judgeRegionsAnew(name, now);
        absorb((task) => task.account === name, 'unreachable', now);
      }
      if (wasBlind && !isBlind(name)) {
        judgeRegionsAnew(name, now);
        judgeAnew((task) => task.account === name, now);
      }
      if (isOverBudget) log.begin('overBudget', subject, { problem: null, overLimit: null, isNews: true }, now);
      else log.end('overBudget', subject, now);
    },

    /** @param refusal what Tencent says of all tasks of the SdkAppId; null when it has answered about one */
    app(sdkAppId: number, refusal: IncidentProblem | null, now: Now): void {
      const subject: Subject = { kind: 'app', sdkAppId };
      const wasRefused = isRefused(sdkAppId);
      const isUnder = ({ ref }: Subjected) => ref.sdkAppId === sdkAppId;
      set('permission', subject, refusal, now);
      if (refusal && !wasRefused) absorb(isUnder, 'permission', now);
      else if (wasRefused && !refusal) judgeAnew(isUnder, now);
    },

    /** An answer about a task; its view has the answer folded in. */
    heard(task: Subjected, answer: Answer, limits: Limits, now: Now): void {
      checkLimit(task, limits, true, now);
      if (task.view.state !== 'notFound') log.end('notFound', taskSubject(task.ref), now);
      const failure = failureOf(answer);
      if (failure === undefined) return;
      const { account, ref } = task;
      const isCut = failure === 'unreachable' && log.of('unreachable', { kind: 'account', account }) !== null;
      if (isCut || (failure === 'permission' && isRefused(ref.sdkAppId))) return;
      if (failure !== 'caller') heardInRegion(task, failure, failure && problemOf(task.view), now);
      const before = tasks.get(task.key)?.health ?? HEALTHY;
      if (failure !== null && isExplained(task, failure)) return;
      if (task.view.state === 'ended') setHealth(task, HEALTHY, null, now);
      else
        setHealth(task, judgeHealth(before, signOf(failure), now.monotonic), failure ?? failureBefore(task.key), now);
    },

    /** The limits of its SdkAppId are others now: that is news to no one. */
    limitsChanged: (task: Subjected, limits: Limits, now: Now) => checkLimit(task, limits, false, now),

    /** It is not asked about any more. */
    removed({ key, ref }: Subjected, now: Now): void {
      tasks.delete(key);
      for (const cause of ['failing', 'overLimit', 'notFound'] as const) log.end(cause, taskSubject(ref), now);
    },

    /**
     * Time passed.
     *
     * @param all every task
     * @param isListed whether a person has the task on a list: only of what someone expects it is trouble not to be found
     */
    settle(all: Iterable<Subjected>, isListed: (key: string) => boolean, now: Now): void {
      log.settle(now);
      for (const { account, region, health } of regions.values()) {
        if (isBlind(account)) continue;
        const before = health.failing();
        health.settle(now.monotonic);
        settleRegion(health, before, { kind: 'region', account, region }, null, now);
      }
      for (const [key, { health }] of regions) {
        if (health.isEmpty() && health.failing() === null) regions.delete(key);
      }
      for (const { task, health, failure } of [...tasks.values()]) {
        if (isBlind(task.account) || isRefused(task.ref.sdkAppId)) continue;
        const settled = settleHealth(health, now.monotonic);
        if (settled !== health) setHealth(task, settled, failure, now);
      }
      for (const { key, ref, view } of all) {
        if (view.state !== 'notFound' || isInGrace(view)) continue;
        const subject = taskSubject(ref);
        if (!isListed(key)) {
          log.end('notFound', subject, now);
          continue;
        }
        const isNews = now.wall - (view.stateSince ?? 0) < NEWS_MS;
        log.begin('notFound', subject, { problem: null, overLimit: null, isNews }, now);
      }
    },

    /** What the process before us kept: a task that failed then fails until it is known to be well. */
    restore(incidents: readonly KeptIncident[], taskOf: (ref: TaskRef) => Subjected | undefined, now: Now): void {
      log.restore(incidents, now);
      for (const { cause, subject, problem } of incidents.filter(({ endedAt }) => endedAt === null)) {
        const failure = problem && classOfProblem(problem);
        if (subject.kind === 'region' && failure) {
          const { account, region } = subject;
          const health = createRegionHealth(failure, now.monotonic);
          regions.set(regionKey(account, region), { account, region, health });
        }
        if (subject.kind !== 'task') continue;
        const task = taskOf(subject);
        if (!task) log.end(cause, subject, now);
        else if (cause === 'failing') tasks.set(task.key, { task, health: failingSince(now.monotonic), failure });
      }
    },

    /** Of how many other tasks in its region the last answer was a good one. */
    goodBeside: (task: Subjected): number =>
      regions.get(regionKey(task.account, task.ref.region))?.health.goodBeside(task.key) ?? 0,
  };

  function failureBefore(key: string): FailureClass | null {
    return tasks.get(key)?.failure ?? null;
  }
}

type RegionHealth = ReturnType<typeof createRegionHealth<FailureClass>>;

/** The same from what was kept of it. */
function classOfProblem({ code, requestId }: IncidentProblem): FailureClass {
  if (requestId === null) return 'unreachable';
  const kind = defaultKindOf(code);
  return kind === 'permission' || kind === 'caller' || kind === 'transient' ? kind : 'unknown';
}

/** Null for a good answer; undefined for one that says nothing about the task. */
function failureOf(answer: Answer): FailureClass | null | undefined {
  switch (answer.kind) {
    case 'status':
    case 'gone':
      return null;
    case 'limited':
      return undefined;
    case 'refused':
      return answer.problemKind === 'permission' || answer.problemKind === 'caller' ? answer.problemKind : undefined;
    case 'failed':
      return answer.requestId === null ? 'unreachable' : answer.problemKind;
  }
}

function signOf(failure: FailureClass | null): Sign {
  if (failure === null) return 'good';
  return failure === 'caller' ? 'fatal' : 'bad';
}

function problemOf({ problem }: TaskView): IncidentProblem | null {
  return problem && { code: problem.code, message: problem.message, requestId: problem.requestId };
}

function problemOfOutage({ code, message, requestId }: Outage): IncidentProblem {
  return { code, message, requestId };
}

function taskSubject({ sdkAppId, region, taskId }: TaskRef): Extract<Subject, { kind: 'task' }> {
  return { kind: 'task', sdkAppId, region, taskId };
}

function regionKey(account: string, region: string): string {
  return `${region} ${account}`;
}
