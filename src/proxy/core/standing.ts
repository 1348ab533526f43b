import { LEASE_MS } from '#contract/watch.ts';
import type { Attention } from './leases.ts';
import type { Task } from './tasks.ts';
import { isSuspect } from './track-task.ts';
import { MIN_PERIOD_MS } from './when-to-ask.ts';

/** Weight of tasks about to end: their end is to be seen, and confirmed, soon. */
const NEAR_END = 2;
/** A person's wish that could not be granted for so long is over, as their views are when they leave. */
const WISH_MS = LEASE_MS;

/** `new` are those on no screen that were never asked; `background` is what no viewer lists. */
export type Class = 'visible' | 'hidden' | 'new' | 'background';

/** @param isAppListed whether its SdkAppId is listed whole */
export function classOf(task: Task, { visible, listed }: Attention, isAppListed: boolean): Class {
  if (visible.has(task.key)) return 'visible';
  if (!isAppListed && !listed.has(task.key)) return 'background';
  return task.lastAskedAt === null ? 'new' : 'hidden';
}

/** How much a millisecond of its age counts: s of the policy. What rows weigh is to be divided by the heaviest of them. */
export interface Weight {
  readonly isRow: boolean;
  readonly raw: number;
}

export function weightOf({ key, view }: Task, { visible }: Attention): Weight {
  const shown = visible.get(key);
  const s = view.state === 'exiting' || isSuspect(view) ? NEAR_END : 1;
  return { isRow: shown !== undefined, raw: s * (shown?.weight ?? 1) };
}

/** Since when its age counts: by when it was asked, not by when it answered. */
export function waitsSince({ lastAskedAt, addedAt }: Task): number {
  return lastAskedAt ?? addedAt;
}

/** A task that is to be asked before all others, in the turn of a person. */
export interface Wish {
  /** What is asked for the first time has other turns of the person than what is asked again. */
  turn: string;
  notBefore: number;
  /** When it is over. */
  until: number;
}

/** Pressed or just added, or never asked and on a screen. A wish goes before a waiting time, but not before the period. */
export function wishOf(task: Task, { visible }: Attention, now: number): Wish | null {
  const { wish, lastAskedAt, notBefore } = task;
  const kind = lastAskedAt === null ? 'first' : 'later';
  if (wish !== null && now < wish.at + WISH_MS) {
    const earliest = lastAskedAt === null ? Number.NEGATIVE_INFINITY : lastAskedAt + MIN_PERIOD_MS;
    return { turn: `${kind} ${wish.by}`, notBefore: earliest, until: wish.at + WISH_MS };
  }
  const by = lastAskedAt === null ? visible.get(task.key)?.by : undefined;
  return by === undefined ? null : { turn: `${kind} ${by}`, notBefore, until: Number.POSITIVE_INFINITY };
}

/** The task that goes before all others of its kind, and its weighted age: s x age. */
export interface Head {
  task: Task;
  index: number;
}

export function headOf(task: Task, { isRow, raw }: Weight, heaviest: number, now: number): Head {
  return { task, index: (isRow ? raw / heaviest : raw) * (now - waitsSince(task)) };
}

/** The larger index; of equals the one that waits for longer, then the one that was added first. */
export function goesBefore(a: Head, b: Head | null): boolean {
  if (b === null || a.index !== b.index) return b === null || a.index > b.index;
  const longerMs = waitsSince(b.task) - waitsSince(a.task);
  return longerMs > 0 || (longerMs === 0 && a.task.order < b.task.order);
}
