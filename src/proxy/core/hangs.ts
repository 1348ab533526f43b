import type { Answer } from './answer.ts';
import type { Task } from './tasks.ts';

/** A call that takes longer hangs; or than so many times what answers take of late, where that is longer. */
const HANGS_MS = 2_000;
const TIMES_USUAL = 2;
/** Weight of the newest answer in what answers take of late. */
const NEWEST = 1 / 8;
/** So many different tasks of an SdkAppId in a region that hang, with no answer between them, speak for all of them there. */
const TASKS = 3;
/** And so many such SdkAppIds for all of a region. */
const APPS = 2;

interface Call {
  sentAt: number;
  hangs: boolean;
  /** Ends the call now, as its deadline would. */
  giveUp: () => void;
}

export type Hangs = ReturnType<typeof createHangs>;

/**
 * Keeps calls that hang from taking every place of the quota: each would keep its place until its deadline. What hung, be it
 * a task or all of an SdkAppId or a region, is asked in a few places only, until it answers. Every `now` is milliseconds of one
 * monotonic clock.
 *
 * @param places how many calls may hang until their deadline
 */
export function createHangs({ places }: { places: number }) {
  /** Under way, in the order in which they were sent. */
  const calls = new Map<Task, Call>();
  const hung = new WeakSet<Task>();
  /** Of each SdkAppId in a region, the first tasks that hang; of each region, the SdkAppIds that do. */
  const tasksOf = new Map<string, Set<Task>>();
  const appsOf = new Map<string, Set<number>>();
  let usualMs = 0;

  const hangsThere = (task: Task) => (tasksOf.get(placeOf(task))?.size ?? 0) >= TASKS;
  const isInDoubt = (task: Task) =>
    !hung.has(task) && (hangsThere(task) || (appsOf.get(task.ref.region)?.size ?? 0) >= APPS);

  /** Of the calls under way, so few about tasks that are like this one. */
  function hasPlace(isLike: (task: Task) => boolean): boolean {
    let count = 0;
    for (const task of calls.keys()) if (isLike(task)) count += 1;
    return count < places;
  }

  function noteHang(task: Task): void {
    hung.add(task);
    const { sdkAppId, region } = task.ref;
    const tasks = tasksOf.get(placeOf(task)) ?? new Set();
    if (tasks.size < TASKS) tasksOf.set(placeOf(task), tasks.add(task));
    if (hangsThere(task)) appsOf.set(region, (appsOf.get(region) ?? new Set()).add(sdkAppId));
  }

  return {
    sent(task: Task, now: number, giveUp: () => void): void {
      calls.set(task, { sentAt: now, hangs: false, giveUp });
    },

    /** The call is over. An answer of Tencent, however late, and anything that comes soon, shows that it can be asked. */
    ended(task: Task, answer: Answer, now: number): void {
      const call = calls.get(task);
      if (!call) return;
      calls.delete(task);
      const tookMs = now - call.sentAt;
      const isAnswered = answer.kind === 'status' || answer.requestId !== null;
      if (isAnswered) usualMs += (tookMs - usualMs) * NEWEST;
      if (!isAnswered && (call.hangs || tookMs >= HANGS_MS)) {
        noteHang(task);
        return;
      }
      hung.delete(task);
      tasksOf.delete(placeOf(task));
      appsOf.delete(task.ref.region);
    },

    /**
     * False while what hung has as many calls under way as it may. The rest of an SdkAppId or region that hangs has places
     * of its own: who is well there is to be heard.
     */
    mayAsk(task: Task): boolean {
      if (hung.has(task)) return hasPlace((other) => hung.has(other));
      return !isInDoubt(task) || hasPlace(isInDoubt);
    },

    /** Tasks of one SdkAppId for which this is the same may all be asked, or none of them. It changes with calls only. */
    heldWith: (task: Task): string => `${task.ref.region} ${hung.has(task)}`,

    /** Time passed: which calls hang now. */
    look(now: number): void {
      const longest = Math.max(HANGS_MS, TIMES_USUAL * usualMs);
      for (const [task, call] of calls) {
        if (call.hangs || now - call.sentAt < longest) continue;
        call.hangs = true;
        noteHang(task);
      }
    },

    /** There is no place for another call: of those that hang only the first few may go on. */
    giveUpMost(): void {
      for (const { giveUp } of [...calls.values()].filter((call) => call.hangs).slice(places)) giveUp();
    },
  };
}

function placeOf({ ref: { sdkAppId, region } }: Task): string {
  return `${sdkAppId} ${region}`;
}
