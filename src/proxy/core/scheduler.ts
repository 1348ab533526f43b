import { LEASE_MS } from '#contract/watch.ts';
import { CAPS } from './caps.ts';
import type { Attention, Shown } from './leases.ts';
import type { Task } from './tasks.ts';
import { createTokenBuckets } from './token-buckets.ts';
import { isSuspect } from './track-task.ts';
import { MIN_PERIOD_MS } from './when-to-ask.ts';

/** Of the rate, for live tasks that are on no screen: bounds their age by count / (share x rate). */
const HIDDEN_SHARE = 0.15;
/**
 * Of the calls, for new tasks (on no screen, never asked): most of them while every row on a screen is fresher than this, so
 * that a thousand are known within 1.3 times the least that it takes; else so few that rows wait half as long again as usual.
 */
const NEW_SHARE = 0.78;
const FRESH_MS = 8_000;
const NEW_SHARE_OF_STALE = 1 / 3;
/** The same for what one person added while another has rows on a screen: these grow older by that, and no more. */
const NEW_SHARE_BESIDE_OTHERS = 0.12;
/** A person's wish that could not be granted for so long is over, as their views are when they leave. */
const WISH_MS = LEASE_MS;
/** Weight of tasks about to end: their end is to be seen, and confirmed, soon. */
const NEAR_END = 2;
/** Turns that new or hidden tasks could not take, because none of them could be asked, are kept only so far. */
const MAX_OWED = 2;

type Class = 'visible' | 'hidden' | 'new' | 'background';

export type Scheduler = ReturnType<typeof createScheduler>;

interface Candidate {
  task: Task | null;
  index: number;
}

/**
 * Whom to ask next: argmax s x age, with s the square root of what the task's age costs us. It reaches the bound of the
 * weighted age within 0.3 % (bench/policy-static); one scan costs about 0.3 ms at 5 000 tasks. Screens and hidden tasks
 * take turns in proportion to their sums of s, instead of being compared by index: the shares are the same, but a hidden
 * age of minutes times an s that moves with every page a viewer opens would come in bursts.
 * Every `now` is milliseconds of one monotonic clock.
 */
export function createScheduler({ backgroundRate }: { backgroundRate: number }) {
  let lastBackgroundAt = Number.NEGATIVE_INFINITY;
  /** Each grows with the calls by the share of these tasks: at 1 it is their turn. */
  let owedToNew = 0;
  let owedToHidden = 0;
  /** Whose turns came, the last one last: what goes before all others goes in turns of persons, so many of each. */
  const turns = new Set<string>();
  const wishes = createTokenBuckets(CAPS.wishes);

  function takeTurn(wished: Record<'first' | 'again', ReadonlyMap<string, Candidate>>, now: number): Task | null {
    if (wished.first.size + wished.again.size === 0) return null;
    const found = new Map<string, Task | null>();
    for (const kind of ['first', 'again'] as const)
      for (const [by, { task }] of wished[kind]) found.set(`${kind} ${by}`, task);
    const waiting = [...turns].filter((turn) => found.has(turn));
    const newcomers = [...found.keys()].filter((turn) => !turns.has(turn));
    for (const turn of [...newcomers, ...waiting]) {
      if (wishes.take(turn, now) > 0) continue;
      turns.delete(turn);
      turns.add(turn);
      const [longestAgo] = turns;
      if (turns.size > CAPS.wishes.mostKeys && longestAgo !== undefined) turns.delete(longestAgo);
      return found.get(turn) ?? null;
    }
    return null;
  }

  return {
    /**
     * The task whose turn it is; null when none may be asked now.
     *
     * @param mayAsk false for tasks behind a breaker
     */
    next(tasks: () => Iterable<Task>, attention: Attention, mayAsk: (task: Task) => boolean, now: number): Task | null {
      const backgroundIsDue = backgroundRate > 0 && now - lastBackgroundAt >= 1000 / backgroundRate;
      const sums = noSums();
      const best = { visible: noCandidate(), hidden: noCandidate(), new: noCandidate(), background: noCandidate() };
      const wished = { first: new Map<string, Candidate>(), again: new Map<string, Candidate>() };
      for (const task of tasks()) {
        const shown = attention.visible.get(task.key);
        const by = wisherOf(task, shown, now);
        if (task.notBefore === Number.POSITIVE_INFINITY && by === null) continue;
        const c = classOf(task, shown, attention);
        const s = weightOf(task, shown);
        const index = s * (now - (task.lastAskedAt ?? task.addedAt));
        if (by !== null && mayBeWished(task, now)) {
          const ofKind = wished[task.lastAskedAt === null ? 'first' : 'again'];
          if (index > (ofKind.get(by)?.index ?? Number.NEGATIVE_INFINITY) && mayAsk(task))
            ofKind.set(by, { task, index });
        }
        if (task.notBefore === Number.POSITIVE_INFINITY) continue;
        addTo(sums, c, task, s, attention);
        if (task.isAsking || task.notBefore > now) continue;
        if (c === 'background' && !backgroundIsDue) continue;
        const queue = best[c];
        if (index > queue.index && mayAsk(task)) [queue.task, queue.index] = [task, index];
      }
      const isTurnOfHidden = best.hidden.task !== null && (owedToHidden >= 1 || best.visible.task === null);
      const listed = isTurnOfHidden ? best.hidden : best.visible;
      const s = hiddenWeight(sums);
      const listedIndex = isTurnOfHidden ? s * listed.index : listed.index;
      const known = s * best.background.index > listedIndex ? best.background.task : listed.task;
      const isTurnOfNew = best.new.task !== null && (owedToNew >= 1 || known === null);
      const task = takeTurn(wished, now) ?? (isTurnOfNew ? best.new.task : known);
      if (task === null) return null;
      const isNew = task === best.new.task;
      const share = best.visible.index < FRESH_MS ? NEW_SHARE : NEW_SHARE_OF_STALE;
      owedToNew = owedAfter(owedToNew, hasBystander(best.new.task, attention) ? NEW_SHARE_BESIDE_OTHERS : share, isNew);
      if (!isNew) owedToHidden = owedAfter(owedToHidden, hiddenShare(sums), task === best.hidden.task);
      if (classOf(task, attention.visible.get(task.key), attention) === 'background') lastBackgroundAt = now;
      return task;
    },

    /** How the calls are being spent at `rate` a second, as `Pace` tells it. */
    spending(tasks: Iterable<Task>, attention: Attention, mayAsk: (task: Task) => boolean, rate: number) {
      const sums = sumsOf(tasks, attention, mayAsk);
      const ofNew = sums.hasBystander ? NEW_SHARE_BESIDE_OTHERS : newShare(sums, rate);
      const forVisible = rate * (1 - hiddenShare(sums)) * (sums.new > 0 ? 1 - ofNew : 1);
      const newTaskCostMs = 1000 / (rate * ofNew);
      return {
        visiblePeriodMs: sums.visible === 0 ? null : (sums.visible / forVisible) * 1000,
        hiddenTasks: sums.hiddenCount + sums.new,
        hiddenTaskCostMs: 1000 / (rate * (sums.visible > 0 ? HIDDEN_SHARE : 1)),
        firstPassMs: sums.unasked * newTaskCostMs,
        newTaskCostMs,
      };
    },

    /** Milliseconds until the next task's own waiting time is over; Infinity when none is waiting. */
    waitMs(tasks: Iterable<Task>, now: number): number {
      let at = Number.POSITIVE_INFINITY;
      for (const task of tasks) if (!task.isAsking && task.notBefore > now) at = Math.min(at, task.notBefore);
      return at - now;
    },
  };
}

function classOf(task: Task, shown: Shown | undefined, attention: Attention): Class {
  if (shown) return 'visible';
  if (!attention.apps.has(task.ref.sdkAppId) && !attention.listed.has(task.key)) return 'background';
  return task.lastAskedAt === null ? 'new' : 'hidden';
}

/** In whose turn the task is asked before all others; null in no one's. */
function wisherOf({ wish, lastAskedAt }: Task, shown: Shown | undefined, now: number): string | null {
  if (wish !== null && now - wish.at < WISH_MS) return wish.by;
  return lastAskedAt === null ? (shown?.by ?? null) : null;
}

/** A wish goes before a waiting time, but nothing is asked more than once in a period. */
function mayBeWished({ isAsking, wish, lastAskedAt, notBefore }: Task, now: number): boolean {
  if (isAsking) return false;
  return wish === null ? notBefore <= now : lastAskedAt === null || lastAskedAt + MIN_PERIOD_MS <= now;
}

/** Another person than the one who added it has rows on a screen. */
function hasBystander(task: Task | null, { viewers }: Attention): boolean {
  if (task === null || task.addedBy === '' || viewers.size === 0) return false;
  return viewers.size > 1 || !viewers.has(task.addedBy);
}

/** Over the tasks that will be asked again: the sum of s within each class, how many are on screens, hidden, never asked. */
type Sums = Record<Class, number> & {
  visibleCount: number;
  hiddenCount: number;
  unasked: number;
  hasBystander: boolean;
};

function noSums(): Sums {
  return {
    visible: 0,
    hidden: 0,
    new: 0,
    background: 0,
    visibleCount: 0,
    hiddenCount: 0,
    unasked: 0,
    hasBystander: false,
  };
}

/** Without the first questions that a breaker holds back: there is no saying when these go. */
function sumsOf(tasks: Iterable<Task>, attention: Attention, mayAsk: (task: Task) => boolean): Sums {
  const sums = noSums();
  for (const task of tasks) {
    if (task.notBefore === Number.POSITIVE_INFINITY || (task.lastAskedAt === null && !mayAsk(task))) continue;
    const shown = attention.visible.get(task.key);
    addTo(sums, classOf(task, shown, attention), task, weightOf(task, shown), attention);
  }
  return sums;
}

function addTo(sums: Sums, c: Class, task: Task, s: number, attention: Attention): void {
  sums[c] += s;
  if (c === 'visible') sums.visibleCount += 1;
  if (c === 'hidden') sums.hiddenCount += 1;
  if (c === 'new') sums.hasBystander ||= hasBystander(task, attention);
  if (task.lastAskedAt === null && c !== 'background') sums.unasked += 1;
}

/** s of a hidden task: together they get their share of the calls, but never more each than a row on a screen. */
function hiddenWeight({ visible, visibleCount, hiddenCount }: Sums): number {
  return visible > 0 && hiddenCount > 0
    ? Math.min(visible / visibleCount, ((HIDDEN_SHARE / (1 - HIDDEN_SHARE)) * visible) / hiddenCount)
    : 1;
}

/** Of all calls; a little more than their due while some of them are about to end. */
function hiddenShare(sums: Sums): number {
  const hidden = sums.hidden * hiddenWeight(sums);
  return hidden > 0 ? hidden / (hidden + sums.visible) : 0;
}

/** Of all calls while there are new tasks, as it works out: rows on the screens become as old as they may, and no older. */
function newShare(sums: Sums, rate: number): number {
  if (sums.visible === 0) return NEW_SHARE;
  const freshEnough = sums.visible / ((FRESH_MS / 1000) * rate * (1 - hiddenShare(sums)));
  return Math.min(NEW_SHARE, Math.max(NEW_SHARE_OF_STALE, 1 - freshEnough));
}

function owedAfter(owed: number, share: number, wasTheirTurn: boolean): number {
  return Math.min(MAX_OWED, Math.max(0, owed + share - (wasTheirTurn ? 1 : 0)));
}

function noCandidate(): Candidate {
  return { task: null, index: Number.NEGATIVE_INFINITY };
}

function weightOf(task: Task, shown: Shown | undefined): number {
  const s = task.view.state === 'exiting' || isSuspect(task.view) ? NEAR_END : 1;
  return s * (shown?.weight ?? 1);
}
