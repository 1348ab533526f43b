import type { Answer } from './answer.ts';
import type { Task } from './tasks.ts';

/** A call that takes longer hangs; or than so many times what answers take of late, where that is longer. */
const HANGS_MS = 2_000;
const TIMES_USUAL = 2;
/** Weight of the newest answer in what answers take of late. */
const NEWEST = 1 / 8;
/** So many different tasks of an SdkAppId or a region that hang, with no answer between them, speak for all of them. */
const TASKS = 3;

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
  const groups = new Map<string, Set<Task>>();
  let usualMs = 0;

  const isSuspect = (task: Task) =>
    hung.has(task) || groupsOf(task).some((group) => (groups.get(group)?.size ?? 0) >= TASKS);

  function noteHang(task: Task): void {
    hung.add(task);
    for (const group of groupsOf(task)) {
      const known = groups.get(group) ?? new Set();
      if (known.size < TASKS) groups.set(group, known.add(task));
    }
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
      if (!isAnswered && (call.hangs || tookMs >= HANGS_MS)) return noteHang(task);
      hung.delete(task);
      for (const group of groupsOf(task)) groups.delete(group);
    },

    /** False while what hung has as many calls under way as it may. */
    mayAsk(task: Task): boolean {
      if (!isSuspect(task)) return true;
      let suspects = 0;
      for (const other of calls.keys()) if (isSuspect(other)) suspects += 1;
      return suspects < places;
    },

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

function groupsOf({ ref }: Task): string[] {
  return [`app ${ref.sdkAppId}`, `region ${ref.region}`];
}
