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
  /** Who added the new ones. */
  adders: ReadonlySet<string>;
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
/** New tasks stand in a line for each person who added them. */
const NEW = 'new ';

export interface Queues extends TaskObserver {
  /** Whether an SdkAppId is listed whole is another now. */
  appChanged: (sdkAppId: number) => void;
  /** @param mayAsk false for tasks that are held back */
  choices: (mayAsk: (task: Task) => boolean, now: number) => Choices;
  sums: (now: number, heldBack?: HeldBack) => Sums;
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
    if (c === 'new') return `${NEW}${task.addedBy}`;
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

  const linesOf = (of: Class): Iterable<string> => {
    if (of === 'visible') return [of, FIRST_ROWS];
    return of === 'new' ? [...classes.names()].filter((name) => name.startsWith(NEW)) : [of];
  };

  function sumsOf({ all, apps }: HeldBack): Sums {
    const firstLines = [...linesOf('new'), FIRST_ROWS];
    const first = new Map(
      firstLines.map((name) => [name, all ? { count: 0, weight: 0 } : { ...classes.totals(name) }]),
    );
    if (!all)
      for (const sdkAppId of apps)
        for (const { line, count, weight } of classes.partsOf(sdkAppId)) {
          const rest = first.get(line);
          if (!rest) continue;
          rest.count -= count;
          rest.weight -= weight;
        }
    const rows = classes.totals('visible');
    const firstRows = first.get(FIRST_ROWS) ?? { count: 0, weight: 0 };
    const added = [...first].filter(([name, { count }]) => name !== FIRST_ROWS && count > 0);
    const hidden = classes.totals('hidden');
    return {
      visible: (rows.weight + firstRows.weight) / attention.heaviest(),
      visibleCount: rows.count + firstRows.count,
      hidden: hidden.weight,
      hiddenCount: hidden.count,
      newCount: added.reduce((sum, [, { count }]) => sum + count, 0),
      firstRowCount: firstRows.count,
      adders: new Set(added.map(([name]) => name.slice(NEW.length))),
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

    choices(mayAsk, now) {
      settle(now);
      const heaviest = attention.heaviest();
      return {
        sums: sumsOf(NONE),
        viewers: attention.viewers,
        classOf: (task) => classOf(task, attention, attention.apps.has(task.ref.sdkAppId)),
        head(of) {
          const heads = Array.from(linesOf(of), (line) => classes.head(line, mayAsk, heaviest, now));
          return heads.reduce((best, head) => (head && goesBefore(head, best) ? head : best), null);
        },
        turns: wishes.names,
        wished: (turn) => wishes.head(turn, mayAsk, heaviest, now),
      };
    },

    sums(now, heldBack = NONE) {
      settle(now);
      return sumsOf(heldBack);
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
