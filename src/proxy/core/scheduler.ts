import type { Attention } from './leases.ts';
import type { Task } from './tasks.ts';
import { isSuspect } from './track-task.ts';

/** Of the rate, for live tasks that are on no screen: bounds their age by count / (share x rate). */
const HIDDEN_SHARE = 0.15;
/** New tasks off the screens get one call in four: adding a thousand must not starve the screens. */
const NEW_EVERY = 4;
/** Weight of tasks about to end: their end is to be seen, and confirmed, soon. */
const NEAR_END = 2;
/** Turns that hidden tasks could not take, because none of them could be asked, are kept only so far. */
const MAX_OWED = 2;

type Class = 'visible' | 'hidden' | 'new' | 'background';

export type Scheduler = ReturnType<typeof createScheduler>;

/**
 * Whom to ask next: argmax s x age, with s the square root of what the task's age costs us. It reaches the bound of the
 * weighted age within 0.3 % (bench/policy-static); one scan costs about 0.3 ms at 5 000 tasks. Screens and hidden tasks
 * take turns in proportion to their sums of s, instead of being compared by index: the shares are the same, but a hidden
 * age of minutes times an s that moves with every page a viewer opens would come in bursts.
 * Every `now` is milliseconds of one monotonic clock.
 */
export function createScheduler({ backgroundRate }: { backgroundRate: number }) {
  let lastBackgroundAt = Number.NEGATIVE_INFINITY;
  let callsSinceNew = 0;
  /** Grows with every call by the share of the hidden tasks: at 1 it is their turn. */
  let owedToHidden = 0;

  return {
    /**
     * The task whose turn it is; null when none may be asked now.
     *
     * @param mayAsk false for tasks behind a breaker
     */
    next(tasks: () => Iterable<Task>, attention: Attention, mayAsk: (task: Task) => boolean, now: number): Task | null {
      const backgroundIsDue = backgroundRate > 0 && now - lastBackgroundAt >= 1000 / backgroundRate;
      const sums = noSums();
      const best = {
        first: noCandidate(),
        visible: noCandidate(),
        hidden: noCandidate(),
        new: noCandidate(),
        background: noCandidate(),
      };
      for (const task of tasks()) {
        if (task.notBefore === Number.POSITIVE_INFINITY) continue;
        const c = classOf(task, attention);
        addTo(sums, c, task);
        if (task.isAsking || task.notBefore > now) continue;
        if (c === 'background' && !backgroundIsDue && !task.isWanted) continue;
        const isFirst = task.isWanted || (c === 'visible' && task.lastAskedAt === null);
        const queue = best[isFirst ? 'first' : c];
        const index = nearEnd(task) * (now - (task.lastAskedAt ?? task.addedAt));
        if (index > queue.index && mayAsk(task)) [queue.task, queue.index] = [task, index];
      }
      const isTurnOfHidden = best.hidden.task !== null && (owedToHidden >= 1 || best.visible.task === null);
      const listed = isTurnOfHidden ? best.hidden : best.visible;
      const s = hiddenWeight(sums);
      const listedIndex = isTurnOfHidden ? s * listed.index : listed.index;
      const known = s * best.background.index > listedIndex ? best.background.task : listed.task;
      const newIsDue = callsSinceNew >= NEW_EVERY - 1 || known === null;
      const task = best.first.task ?? (newIsDue ? (best.new.task ?? known) : known);
      if (task === null) return null;
      callsSinceNew = task === best.new.task ? 0 : callsSinceNew + 1;
      owedToHidden = Math.min(MAX_OWED, owedToHidden + hiddenShare(sums));
      if (task === best.hidden.task) owedToHidden = Math.max(0, owedToHidden - 1);
      if (classOf(task, attention) === 'background') lastBackgroundAt = now;
      return task;
    },

    /** Milliseconds in which every task on a screen is asked once, at `rate` calls a second; null when there is none. */
    visiblePeriodMs(tasks: Iterable<Task>, attention: Attention, rate: number): number | null {
      const sums = sumsOf(tasks, attention);
      if (sums.visible === 0) return null;
      const shareOfOthers = hiddenShare(sums) + (sums.new > 0 ? 1 / NEW_EVERY : 0);
      return (sums.visible / (rate * (1 - shareOfOthers))) * 1000;
    },

    /**
     * Listed tasks on no screen that will be asked again, and the milliseconds that each of them adds to the period in which
     * all of them are asked once, at `rate` calls a second.
     */
    hidden(tasks: Iterable<Task>, attention: Attention, rate: number): { count: number; costMs: number } {
      const sums = sumsOf(tasks, attention);
      const share = sums.visible > 0 ? HIDDEN_SHARE : 1;
      return { count: sums.hiddenCount + sums.new, costMs: 1000 / (rate * share) };
    },

    /** Milliseconds until the next task's own waiting time is over; Infinity when none is waiting. */
    waitMs(tasks: Iterable<Task>, now: number): number {
      let at = Number.POSITIVE_INFINITY;
      for (const task of tasks) if (!task.isAsking && task.notBefore > now) at = Math.min(at, task.notBefore);
      return at - now;
    },
  };
}

function classOf(task: Task, attention: Attention): Class {
  if (attention.visible.has(task.key)) return 'visible';
  if (!attention.apps.has(task.ref.sdkAppId) && !attention.listed.has(task.key)) return 'background';
  return task.lastAskedAt === null ? 'new' : 'hidden';
}

/** Over the tasks that will be asked again: the sum of s within each class, and how many are hidden. */
type Sums = Record<Class, number> & { hiddenCount: number };

function noSums(): Sums {
  return { visible: 0, hidden: 0, new: 0, background: 0, hiddenCount: 0 };
}

function sumsOf(tasks: Iterable<Task>, attention: Attention): Sums {
  const sums = noSums();
  for (const task of tasks) {
    if (task.notBefore !== Number.POSITIVE_INFINITY) addTo(sums, classOf(task, attention), task);
  }
  return sums;
}

function addTo(sums: Sums, c: Class, task: Task): void {
  sums[c] += nearEnd(task);
  if (c === 'hidden') sums.hiddenCount += 1;
}

/** s of a hidden task: together they get their share of the calls, but never more each than a row on a screen. */
function hiddenWeight({ visible, hiddenCount }: Sums): number {
  return visible > 0 && hiddenCount > 0
    ? Math.min(1, ((HIDDEN_SHARE / (1 - HIDDEN_SHARE)) * visible) / hiddenCount)
    : 1;
}

/** Of all calls; a little more than their due while some of them are about to end. */
function hiddenShare(sums: Sums): number {
  const hidden = sums.hidden * hiddenWeight(sums);
  return hidden > 0 ? hidden / (hidden + sums.visible) : 0;
}

function noCandidate(): { task: Task | null; index: number } {
  return { task: null, index: Number.NEGATIVE_INFINITY };
}

function nearEnd(task: Task): number {
  return task.view.state === 'exiting' || isSuspect(task.view) ? NEAR_END : 1;
}
