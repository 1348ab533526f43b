import type { Clock } from '../clock.ts';
import type { Answer, Describe } from '../core/answer.ts';
import { type Breaker, createBreaker } from '../core/breaker.ts';
import type { Leases } from '../core/leases.ts';
import type { Pacer } from '../core/pacer.ts';
import type { Scheduler } from '../core/scheduler.ts';
import type { Task } from '../core/tasks.ts';
import { whenToAsk } from '../core/when-to-ask.ts';

/** With nothing to ask we look again this often, for what no timer tells: a lease that ran out, a breaker, the background. */
const IDLE_MS = 250;

/**
 * The first call, and the first after a refusal of the key or the clock, goes alone: whatever is wrong with either costs one
 * call and not all that a round-trip holds. A call that takes longer than this delays no other.
 */
const ALONE_MS = 1_000;

export interface PollerDeps {
  clock: Clock;
  random: () => number;
  describe: Describe;
  pacer: Pacer;
  scheduler: Scheduler;
  /** Those that this poller asks about. */
  tasks: () => Iterable<Task>;
  leases: Leases;
  /** A call goes out now. */
  onCall: () => void;
  /** Folds the answer into what we believe about the task. */
  track: (task: Task, answer: Answer) => void;
}

/** The one loop of the product: whenever a call may go, asks the task whose turn it is and folds in the answer. */
export function createPoller(deps: PollerDeps) {
  const { clock, random, describe, pacer, scheduler, tasks, leases, onCall, track } = deps;
  const account = createBreaker();
  const apps = new Map<number, Breaker>();
  let running = false;
  let cancelTimer = () => {};
  let isProven = false;
  let aloneUntil = Number.NEGATIVE_INFINITY;
  let outstanding = 0;

  const breakersOf = (task: Task) => [account, apps.get(task.ref.sdkAppId)].filter((b) => b !== undefined);
  const mayAsk = (now: number) => (task: Task) => breakersOf(task).every((breaker) => breaker.waitMs(now) === 0);

  const mayGoIn = (now: number) => Math.max(pacer.waitMs(now), aloneUntil - now);

  function turn(): void {
    cancelTimer();
    if (!running) return;
    const now = clock.monotonic();
    let waitMs = mayGoIn(now);
    if (waitMs === 0) {
      const task = scheduler.next(tasks, leases.attention(now), mayAsk(now), now);
      if (task) {
        void ask(task, now);
        waitMs = mayGoIn(now);
      } else {
        waitMs = Math.min(IDLE_MS, scheduler.waitMs(tasks(), now));
      }
    }
    if (waitMs !== Number.POSITIVE_INFINITY) cancelTimer = clock.after(waitMs, turn);
  }

  async function ask(task: Task, sentAt: number): Promise<void> {
    pacer.send(sentAt);
    onCall();
    outstanding += 1;
    if (!isProven) aloneUntil = sentAt + ALONE_MS;
    for (const breaker of breakersOf(task)) breaker.sent(sentAt);
    const before = task.lastAskedAt;
    task.isAsking = true;
    task.isWanted = false;
    task.lastAskedAt = sentAt;
    task.view = { ...task.view, askedAt: clock.wall() };

    const answer = await describe(task.ref);

    const now = clock.monotonic();
    pacer.receive(now);
    outstanding -= 1;
    aloneUntil = Number.NEGATIVE_INFINITY;
    isProven = answer.kind !== 'refused' || (answer.problemKind !== 'clock' && answer.problemKind !== 'credential');
    if (answer.kind === 'limited') {
      pacer.limited(now);
      task.lastAskedAt = before;
    }
    throwBreakers(task, answer, now);
    track(task, answer);
    const { waitMs, failures } = whenToAsk(task.view, answer, task.failures, random());
    task.isAsking = false;
    task.failures = failures;
    task.notBefore = sentAt + waitMs;
    turn();
  }

  function throwBreakers({ ref: { sdkAppId } }: Task, answer: Answer, now: number): void {
    if (answer.kind === 'refused' && answer.problemKind === 'credential') {
      account.refused(now);
    } else if (answer.kind === 'refused' && answer.problemKind === 'permission') {
      const breaker = apps.get(sdkAppId) ?? createBreaker();
      breaker.refused(now);
      apps.set(sdkAppId, breaker);
    } else if (answer.kind === 'status' || answer.kind === 'gone') {
      account.accepted();
      apps.delete(sdkAppId);
    } else if (answer.kind === 'refused' && answer.problemKind === 'caller') {
      // Tencent looked at the parameters, so it knows the key; of the SdkAppId that says nothing.
      account.accepted();
    }
  }

  return {
    start(): void {
      running = true;
      turn();
    },
    stop(): void {
      running = false;
      cancelTimer();
    },
    /** Something changed that may make a call possible now: a new task, a lease, a prioritised task. */
    schedule: turn,
    /** The key is another one: what was refused before may be accepted now. */
    credentialChanged(): void {
      for (const breaker of [account, ...apps.values()]) breaker.probeNow(clock.monotonic());
      turn();
    },
    outstanding: () => outstanding,
    /** False for a task behind a breaker. */
    mayAsk,
  };
}
