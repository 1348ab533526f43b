import type { Attention } from './leases.ts';
import type { Task } from './tasks.ts';
import { isSuspect } from './track-task.ts';

/** Of the rate, for live tasks that nobody has on a screen: bounds their age by count / (share x rate). */
const HIDDEN_SHARE = 0.15;
/** New tasks off the screens get one call in four: adding a thousand must not starve the screens. */
const NEW_EVERY = 4;
/** The end is near: see it, and confirm it, soon. */
const NEAR_END = 2;

type Class = 'visible' | 'hidden' | 'new' | 'background';

export type Scheduler = ReturnType<typeof createScheduler>;

/**
 * Whom to ask next: the index policy argmax s x age, with s the square root of what the task's age costs us.
 * It reaches the bound of the weighted age within 0.1 % (docs/decisions); a plain scan costs about 0.1 ms at 5 000 tasks.
 * Every `now` is milliseconds of one monotonic clock.
 */
export function createScheduler({ backgroundRate }: { backgroundRate: number }) {
  let lastBackgroundAt = Number.NEGATIVE_INFINITY;
  let callsSinceNew = 0;

  const classOf = (task: Task, attention: Attention): Class => {
    if (attention.visible.has(task.key)) return 'visible';
    if (!attention.apps.has(task.ref.sdkAppId) && !attention.listed.has(task.key)) return 'background';
    return task.lastAskedAt === null ? 'new' : 'hidden';
  };

  /** How many tasks of each class will be asked again, the sum of s over the screens, and s of a hidden task. */
  const weigh = (tasks: Iterable<Task>, attention: Attention) => {
    const count: Record<Class, number> = { visible: 0, hidden: 0, new: 0, background: 0 };
    let base = 0;
    for (const task of tasks) {
      if (task.notBefore === Number.POSITIVE_INFINITY) continue;
      const c = classOf(task, attention);
      count[c] += 1;
      if (c === 'visible') base += nearEnd(task);
    }
    const fair = ((HIDDEN_SHARE / (1 - HIDDEN_SHARE)) * base) / count.hidden;
    return { count, base, hidden: base > 0 && count.hidden > 0 ? Math.min(1, fair) : 1 };
  };

  return {
    /**
     * The task whose turn it is; null when none may be asked now.
     *
     * @param mayAsk false for tasks behind a breaker
     */
    next(tasks: () => Iterable<Task>, attention: Attention, mayAsk: (task: Task) => boolean, now: number): Task | null {
      const { hidden } = weigh(tasks(), attention);
      const backgroundIsDue = backgroundRate > 0 && now - lastBackgroundAt >= 1000 / backgroundRate;
      const best: { first: Task | null; new: Task | null; known: Task | null } = {
        first: null,
        new: null,
        known: null,
      };
      const index = { first: Number.NEGATIVE_INFINITY, new: Number.NEGATIVE_INFINITY, known: Number.NEGATIVE_INFINITY };
      for (const task of tasks()) {
        if (task.isAsking || task.notBefore > now || !mayAsk(task)) continue;
        const c = classOf(task, attention);
        if (c === 'background' && !backgroundIsDue && !task.isWanted) continue;
        const isFirst = task.isWanted || (c === 'visible' && task.lastAskedAt === null);
        const queue = isFirst ? 'first' : c === 'new' ? 'new' : 'known';
        const s = queue === 'known' ? nearEnd(task) * (c === 'visible' ? 1 : hidden) : 1;
        const value = s * (now - (task.lastAskedAt ?? task.addedAt));
        if (value > index[queue]) [best[queue], index[queue]] = [task, value];
      }
      const newIsDue = best.new !== null && (callsSinceNew >= NEW_EVERY - 1 || best.known === null);
      const task = best.first ?? (newIsDue ? best.new : best.known);
      if (task === null) return null;
      callsSinceNew = task === best.new ? 0 : callsSinceNew + 1;
      if (classOf(task, attention) === 'background') lastBackgroundAt = now;
      return task;
    },

    /** Milliseconds in which every task on a screen is asked once, at `rate` calls a second; null when there is none. */
    visiblePeriodMs(tasks: Iterable<Task>, attention: Attention, rate: number): number | null {
      const { count, base, hidden } = weigh(tasks, attention);
      if (count.visible === 0) return null;
      const left = count.new > 0 ? rate * (1 - 1 / NEW_EVERY) : rate;
      return ((base + hidden * count.hidden) / left) * 1000;
    },

    /** Milliseconds until the next task's own waiting time is over; Infinity when none is waiting. */
    waitMs(tasks: Iterable<Task>, now: number): number {
      let at = Number.POSITIVE_INFINITY;
      for (const task of tasks) if (!task.isAsking && task.notBefore > now) at = Math.min(at, task.notBefore);
      return at - now;
    },
  };
}

function nearEnd(task: Task): number {
  return task.view.state === 'exiting' || isSuspect(task.view) ? NEAR_END : 1;
}
