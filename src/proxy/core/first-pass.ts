import type { FirstPass } from '#contract/watch.ts';
import type { Task } from './tasks.ts';

/** A wave that is over sooner than this is not worth a word. */
const MOMENT_MS = 3_000;

/** Nothing is known of it yet, not even what went wrong. */
export function awaitsFirstAnswer({ view }: Pick<Task, 'view'>): boolean {
  return view.answeredAt === null && view.problem === null;
}

/** The tasks that a list got since none of it waited for its first answer, and how many of them wait still. */
export interface Wave {
  total: number;
  waiting: number;
}

export const NO_WAVE: Wave = { total: 0, waiting: 0 };

/** The wave after a look at the list, of which so many wait now: it only grows, so that what was checked never falls. */
export function nextWave(before: Wave, waiting: number, listed: number): Wave {
  if (waiting === 0) return NO_WAVE;
  return { total: Math.min(listed, before.total + Math.max(0, waiting - before.waiting)), waiting };
}

export function withOneMore({ total, waiting }: Wave): Wave {
  return { total: total + 1, waiting: waiting + 1 };
}

/** How far a wave has come; null for none, and for one that takes a moment. */
export function firstPassOf(
  { total, waiting }: Wave,
  { firstPassMs, newTaskCostMs }: { firstPassMs: number; newTaskCostMs: number },
): FirstPass | null {
  if (total * newTaskCostMs < MOMENT_MS) return null;
  return { checked: total - waiting, total, leftMs: Math.round(firstPassMs) };
}
