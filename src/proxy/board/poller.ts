import type { OwnErrorCode } from '#contract/error-code.ts';
import type { IncidentProblem } from '#contract/incident.ts';
import type { Background } from '../background.ts';
import type { Clock } from '../clock.ts';
import type { Answer, Describe } from '../core/answer.ts';
import { type Breaker, createBreaker } from '../core/breaker.ts';
import type { Hangs } from '../core/hangs.ts';
import { holdAfterStart } from '../core/hold-after-start.ts';
import type { Pacer } from '../core/pacer.ts';
import type { HeldBack, Queues } from '../core/queues.ts';
import { createRefusedApps } from '../core/refused-apps.ts';
import type { Scheduler } from '../core/scheduler.ts';
import type { Subset } from '../core/subset.ts';
import type { Task, Tasks } from '../core/tasks.ts';
import { MIN_PERIOD_MS, whenToAsk } from '../core/when-to-ask.ts';

/** With nothing to ask we look again this often, for what no timer tells: a lease that ran out, a breaker, the background. */
const IDLE_MS = 250;

/**
 * The first call, and the first after a refusal of the key or the clock, goes alone: whatever is wrong with either costs one
 * call and not all that a round-trip holds. A call that takes longer than this delays no other.
 */
const ALONE_MS = 1_000;

/** With no place left for a call we look again this often, for calls that hang. */
const FULL_MS = 500;
/** From when the other process is gone: as after a start that knows nothing of the one before. */
const HELD_ON_MS = holdAfterStart({ stoppedCleanly: false, sinceActivityMs: null });

/** While Tencent cannot be reached at all, one call at least in this time finds out whether it still is so. */
const PROBE_CUT_MS = 5_000;

/** What a fault of ours made of one task costs no more calls than this. */
const AFTER_FAULT_MS = 5_000;
const SERVER_FAULT: OwnErrorCode = 'Server.Fault';

export interface PollerDeps {
  background: Background;
  clock: Pick<Clock, 'wall' | 'monotonic'>;
  random: () => number;
  describe: Describe;
  /** Null when a call would be written at once; else resolves when it is worth asking again. */
  connect: () => Promise<void> | null;
  pacer: Pacer;
  scheduler: Scheduler;
  hangs: Hangs;
  /** Those that this poller asks about, in the order in which each would be asked; and of these the ones that fail. */
  queues: Queues;
  failing: Subset;
  tasks: Pick<Tasks, 'amend' | 'update'>;
  /** Another process asks in our place: no call may go. */
  isHeld: () => boolean;
  /** A call goes out now. */
  onCall: () => void;
  /** Tencent cannot be reached, whatever is asked. */
  isCut: () => boolean;
  /** Folds the answer into what we believe about the task. `sentAt` is monotonic. */
  track: (task: Task, answer: Answer, sentAt: number) => void;
}

/** The one loop of the product: whenever a call may go, asks the task whose turn it is and folds in the answer. */
export function createPoller(deps: PollerDeps) {
  const { background, clock, random, describe, connect, pacer, scheduler, hangs, queues, failing, tasks } = deps;
  const { isHeld, onCall, isCut, track } = deps;
  const account = createBreaker();
  const apps = new Map<number, Breaker>();
  const callFault = background.faults.of('calls');
  const refused = createRefusedApps<IncidentProblem>();
  let running = false;
  let cancelTimer = () => {};
  let isProven = false;
  let aloneUntil = Number.NEGATIVE_INFINITY;
  let outstanding = 0;
  /** How many keys there were before this one. */
  let formerKeys = 0;
  /** The task whose turn it is as soon as there is a connection. */
  let picked: Task | null = null;
  let awaited: Promise<void> | null = null;
  /** Its last calls are in the same second of Tencent's as our first ones would be. */
  let heldUntil = Number.NEGATIVE_INFINITY;

  const breakersOf = (task: Task) => [account, apps.get(task.ref.sdkAppId)].filter((b) => b !== undefined);
  const mayAsk = (now: number) => (task: Task) => breakersOf(task).every((breaker) => breaker.waitMs(now) === 0);

  function mayGoIn(now: number): number {
    if (isHeld()) heldUntil = now + HELD_ON_MS;
    return Math.max(pacer.waitMs(now), aloneUntil - now, Math.min(heldUntil - now, IDLE_MS));
  }

  function turn(): void {
    cancelTimer();
    if (!running) return;
    // Whatever fails in this turn, there is a next one.
    cancelTimer = background.after('poller', IDLE_MS, turn);
    const now = clock.monotonic();
    hangs.look(now);
    let waitMs = mayGoIn(now);
    if (waitMs === 0) {
      const isOpen = mayAsk(now);
      const mayGo = (task: Task) => isOpen(task) && hangs.mayAsk(task);
      const isPicked = picked !== null && !picked.isAsking && mayGo(picked);
      const task = isPicked ? picked : scheduler.next(queues.choices(mayGo, now), now);
      picked = null;
      const opening = task && connect();
      if (opening) {
        // Written later, it would be a call that was allowed then: it is looked at again in the turn in which it can be written.
        picked = task;
        if (opening !== awaited) background.run('poller', () => opening.then(turn));
        awaited = opening;
        waitMs = FULL_MS;
      } else if (task) {
        background.run('answers', () => ask(task, now));
        // For the next one.
        background.run('poller', async () => connect());
        waitMs = mayGoIn(now);
      } else {
        waitMs = Math.min(IDLE_MS, queues.waitMs(now));
      }
    }
    if (pacer.isFull(now)) hangs.giveUpMost();
    cancelTimer();
    cancelTimer = background.after('poller', Math.min(waitMs, FULL_MS), turn);
  }

  async function ask(task: Task, sentAt: number): Promise<void> {
    pacer.send(sentAt);
    onCall();
    outstanding += 1;
    if (!isProven) aloneUntil = sentAt + ALONE_MS;
    const signedAfter = formerKeys;
    for (const breaker of breakersOf(task)) breaker.sent(sentAt);
    const before = task.lastAskedAt;
    tasks.amend(task, { isAsking: true, wish: null, lastAskedAt: sentAt });
    tasks.update(task, { ...task.view, askedAt: clock.wall() });

    const giveUp = new AbortController();
    hangs.sent(task, sentAt, () => giveUp.abort());

    const answer = await describe(task.ref, giveUp.signal).catch((error): Answer => {
      callFault.raise(error);
      return faultAnswer();
    });
    if (answer.kind !== 'failed' || answer.code !== SERVER_FAULT) callFault.clear();

    const now = clock.monotonic();
    pacer.receive(now);
    outstanding -= 1;
    hangs.ended(task, answer, now);
    aloneUntil = Number.NEGATIVE_INFINITY;
    const madeRoom = giveUp.signal.aborted && answer.kind === 'failed' && answer.requestId === null;
    // What a former key is refused says nothing of this one, which is tried as if nothing had been asked.
    const isOutdated = signedAfter !== formerKeys && isRefusalOfKey(answer);
    if (madeRoom || isOutdated) {
      // It says nothing about the task.
      tasks.amend(task, { isAsking: false, notBefore: sentAt + MIN_PERIOD_MS });
      return turn();
    }
    isProven = answer.kind !== 'refused' || (answer.problemKind !== 'clock' && answer.problemKind !== 'credential');
    if (answer.kind === 'limited') {
      pacer.limited(now);
      tasks.amend(task, { lastAskedAt: before });
    }
    // Until the answer has said when: one that cannot be folded in is not asked for again at once.
    tasks.amend(task, { isAsking: false, notBefore: now + AFTER_FAULT_MS });
    try {
      throwBreakers(task, answer, now);
      track(task, answer, sentAt);
      const { waitMs, failures } = whenToAsk(task.view, answer, task.failures, random());
      tasks.amend(task, { failures, notBefore: sentAt + waitMs });
      // However few tasks there are and however long they have failed: the end of an outage is found soon.
      if (isCut() && queues.waitMs(now) > PROBE_CUT_MS) tasks.amend(task, { notBefore: now + PROBE_CUT_MS });
    } finally {
      turn();
    }
  }

  function throwBreakers({ key, ref: { sdkAppId } }: Task, answer: Answer, now: number): void {
    if (answer.kind === 'refused' && answer.problemKind === 'credential') {
      account.refused(now);
    } else if (answer.kind === 'refused' && answer.problemKind === 'permission') {
      // It knows the key, if not what it may do.
      account.accepted();
      const { code, message, requestId } = answer;
      refused.refusedOnce(sdkAppId, key, { code, message, requestId }, queues.countAsked(sdkAppId, now));
      if (!refused.of(sdkAppId)) return;
      const breaker = apps.get(sdkAppId) ?? createBreaker();
      breaker.refused(now);
      apps.set(sdkAppId, breaker);
    } else if (answer.kind === 'status' || answer.kind === 'gone') {
      account.accepted();
      refused.answered(sdkAppId);
      if (apps.delete(sdkAppId)) retrySoon([sdkAppId]);
    } else if (answer.kind === 'refused' && answer.problemKind === 'caller') {
      // Tencent looked at the parameters, so it knows the key; of the SdkAppId that says nothing.
      account.accepted();
    }
  }

  /** What made the tasks of these SdkAppIds fail is over: none of them waits for the end of its own back-off. */
  function retrySoon(sdkAppIds: Iterable<number> = failing.apps()): void {
    const now = clock.monotonic();
    for (const task of [...sdkAppIds].flatMap((sdkAppId) => [...failing.ofApp(sdkAppId)])) {
      const soon = Math.max(now, (task.lastAskedAt ?? now) + MIN_PERIOD_MS);
      tasks.amend(task, { failures: 0, notBefore: Math.min(task.notBefore, soon) });
    }
  }

  return {
    retrySoon,
    /** What Tencent says of an SdkAppId as a whole; null while it answers about one of its tasks. */
    refusalOf: refused.of,
    /** The key is refused: one call a minute finds out whether it still is. */
    isProbing: () => account.isOpen(),
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
      formerKeys += 1;
      for (const breaker of [account, ...apps.values()]) breaker.probeNow(clock.monotonic());
      turn();
    },
    outstanding: () => outstanding,
    /** False for a task behind a breaker. */
    mayAsk,
    /** What breakers hold back now. */
    heldBack: (now: number): HeldBack => ({
      all: account.waitMs(now) > 0,
      apps: [...apps].flatMap(([sdkAppId, breaker]) => (breaker.waitMs(now) > 0 ? sdkAppId : [])),
    }),
  };
}

function isRefusalOfKey(answer: Answer): boolean {
  return answer.kind === 'refused' && (answer.problemKind === 'credential' || answer.problemKind === 'permission');
}

/** What a call that failed by a fault of ours tells of the task: nothing, but that and why it was not asked. */
function faultAnswer(): Answer {
  const message = 'This server met a fault of its own before or after the call. Its log says which.';
  return { kind: 'failed', problemKind: 'transient', code: SERVER_FAULT, message, requestId: null };
}
