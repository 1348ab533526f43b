import type { Attention } from './leases.ts';
import { createLines, type Spot } from './lines.ts';
import { createPriorityQueue } from './priority-queue.ts';
import { type Class, classOf, goesBefore, type Head, weightOf, wishOf } from './standing.ts';
import type { Task, TaskObserver } from './tasks.ts';

/** Over the tasks that will be asked again: how many there are of a class, and the sum of their s. */
export interface Sums {
  visible: number;
  visibleCount: number;
  hidden: number;
  hiddenCount: number;
  newCount: number;
  /** Rows on screens that were never asked. */
  firstRowCount: number;
}

/** What there is to choose from at a moment. */
export interface Choices {
  sums: Sums;
  /** Whose rows are on a screen. */
  viewers: Attention['viewers'];
  classOf: (task: Task) => Class;
  /** The task of a class that goes before the others of it; null when none may be asked now. */
  head: (of: Class) => Head | null;
  /** The turns of persons in which tasks are asked before all others; and the one that goes first in such a turn. */
  turns: () => Iterable<string>;
  wished: (turn: string) => Head | null;
}

/** Which first questions are held back by a breaker: all of them, or those of some SdkAppIds. */
export interface HeldBack {
  all: boolean;
  apps: Iterable<number>;
}

const NONE: HeldBack = { all: false, apps: [] };

/** The line of the rows that were never asked: they are of the same class as the others, but counted apart. */
const FIRST_ROWS = 'visible first';

export interface Queues extends TaskObserver {
  /** Whether an SdkAppId is listed whole is another now. */
  appChanged: (sdkAppId: number) => void;
  /** Files anew what changed: everything below does it first. */
  settle: (now: number) => void;
  /**
   * @param mayAsk false for tasks that are held back
   * @param heldBack first questions that are not to be counted, because there is no saying when these go
   */
  choices: (mayAsk: (task: Task) => boolean, now: number, heldBack?: HeldBack) => Choices;
  /** Milliseconds until the next task's own waiting time is over; Infinity when none is waiting. */
  waitMs: (now: number) => number;
  /** How many tasks of an SdkAppId are asked by themselves. */
  countAsked: (sdkAppId: number, now: number) => number;
}

interface QueuesDeps {
  /** As it is now. Who makes these queues lets them hear of every change of it, as of every change of a task. */
  attention: (now: number) => Attention;
  /** Tasks of one SdkAppId for which this is the same may all be asked, or none of them. */
  heldWith?: (task: Task) => string;
}

/**
 * The tasks of an account in the order in which each would be asked: what changed since the last look is filed anew, and a look
 * costs the same however many tasks there are. Every `now` is milliseconds of one monotonic clock.
 */
export function createQueues({ attention: attentionAt, heldWith = () => '' }: QueuesDeps): Queues {
  const changed = new Set<Task>();
  const changedApps = new Set<number>();
  let attention = attentionAt(Number.NEGATIVE_INFINITY);
  const lines = { heldWith, isAppListed: (sdkAppId: number) => attention.apps.has(sdkAppId) };
  const classes = createLines(lines);
  const wishes = createLines(lines);
  /** Tasks with a wish, by when it is over. */
  const ends = createPriorityQueue<Task>();

  function file(task: Task, now: number): void {
    const weight = weightOf(task, attention);
    const notBefore = (at: number) => (task.isAsking ? Number.POSITIVE_INFINITY : at);
    const isAskedAgain = task.notBefore !== Number.POSITIVE_INFINITY;
    const spot = (line: string, unlistedLine: string, at: number): Spot => ({
      line,
      unlistedLine,
      weight,
      notBefore: notBefore(at),
    });
    classes.put(task, isAskedAgain ? spot(lineOf(task, true), lineOf(task, false), task.notBefore) : null, now);
    const wish = wishOf(task, attention, now);
    wishes.put(task, wish && spot(wish.turn, wish.turn, wish.notBefore), now);
    if (wish && wish.until < Number.POSITIVE_INFINITY) ends.put(task, wish.until);
    else ends.delete(task);
  }

  function lineOf(task: Task, isAppListed: boolean): string {
    const c = classOf(task, attention, isAppListed);
    return c === 'visible' && task.lastAskedAt === null ? FIRST_ROWS : c;
  }

  function settle(now: number): void {
    attention = attentionAt(now);
    for (const sdkAppId of changedApps) classes.appChanged(sdkAppId);
    changedApps.clear();
    for (const task of changed) file(task, now);
    changed.clear();
    for (let end = ends.first(); end !== null && end.rank <= now; end = ends.first()) file(end.item, now);
    classes.settle(now);
    wishes.settle(now);
  }

  function sumsOf({ all, apps }: HeldBack): Sums {
    const [rows, hidden] = [classes.totals('visible'), classes.totals('hidden')];
    const [firstRows, fresh] = [{ ...classes.totals(FIRST_ROWS) }, { ...classes.totals('new') }];
    for (const sdkAppId of all ? [] : apps)
      for (const { line, count, weight } of classes.partsOf(sdkAppId)) {
        const rest = line === FIRST_ROWS ? firstRows : line === 'new' ? fresh : null;
        if (!rest) continue;
        rest.count -= count;
        rest.weight -= weight;
      }
    if (all) firstRows.count = firstRows.weight = fresh.count = 0;
    return {
      visible: (rows.weight + firstRows.weight) / attention.heaviest(),
      visibleCount: rows.count + firstRows.count,
      hidden: hidden.weight,
      hiddenCount: hidden.count,
      newCount: fresh.count,
      firstRowCount: firstRows.count,
    };
  }

  return {
    changed(task) {
      changed.add(task);
    },
    removed(task) {
      changed.delete(task);
      ends.delete(task);
      classes.put(task, null, 0);
      wishes.put(task, null, 0);
    },
    appChanged(sdkAppId) {
      changedApps.add(sdkAppId);
    },

    settle,

    choices(mayAsk, now, heldBack = NONE) {
      settle(now);
      classes.letGo(mayAsk);
      wishes.letGo(mayAsk);
      const heaviest = attention.heaviest();
      return {
        sums: sumsOf(heldBack),
        viewers: attention.viewers,
        classOf: (task) => classOf(task, attention, attention.apps.has(task.ref.sdkAppId)),
        head(of) {
          const head = classes.head(of, mayAsk, heaviest, now);
          const first = of === 'visible' ? classes.head(FIRST_ROWS, mayAsk, heaviest, now) : null;
          return first && goesBefore(first, head) ? first : head;
        },
        turns: wishes.names,
        wished: (turn) => wishes.head(turn, mayAsk, heaviest, now),
      };
    },

    waitMs(now) {
      settle(now);
      return classes.nextAt() - now;
    },

    countAsked(sdkAppId, now) {
      settle(now);
      let count = 0;
      for (const part of classes.partsOf(sdkAppId)) count += part.count;
      return count;
    },
  };
}
