/** Fewer tasks say nothing about a region. */
const TASKS = 5;
const SHARE_TO_OPEN = 0.8;
const SHARE_TO_CLOSE = 0.5;
/** A minute, and the longest back-off: a task that fails is heard of no more often. */
const WINDOW_MS = 90_000;

/**
 * Whether the service of one region fails: by the last answer about each of its tasks. `T` is the class of
 * a failure; only failures of one class together say something about the region. Times are monotonic milliseconds.
 *
 * @param failing what it failed with when the process before this one stopped
 */
export function createRegionHealth<T>(failing: T | null = null, failingSince = 0) {
  /** In the order of their answers: each is put behind all others. */
  const last = new Map<string, { at: number; failure: T | null }>();

  const share = (of: T) => {
    let count = 0;
    for (const { failure } of last.values()) if (failure === of) count += 1;
    return count / last.size;
  };

  /** With too few answers it goes on for a while: there may be some on their way. */
  function judgeEnd(now: number): void {
    const isTold = last.size >= TASKS || now - failingSince > WINDOW_MS;
    if (failing !== null && isTold && !(share(failing) > SHARE_TO_CLOSE)) failing = null;
  }

  function expire(now: number): void {
    for (const [key, { at }] of last) {
      if (now - at <= WINDOW_MS) break;
      last.delete(key);
    }
  }

  return {
    /** @param failure null for a good answer */
    heard(key: string, failure: T | null, now: number): void {
      last.delete(key);
      last.set(key, { at: now, failure });
      expire(now);
      if (failing !== null) judgeEnd(now);
      // Only a failure begins it, and what that one said is what the region fails with.
      else if (failure !== null && last.size >= TASKS && share(failure) >= SHARE_TO_OPEN)
        [failing, failingSince] = [failure, now];
    },
    /** Time passed without an answer. */
    settle(now: number): void {
      expire(now);
      judgeEnd(now);
    },
    /** What was heard says something about more than this region: it is judged by what comes from now on. */
    judgeAnew(now: number): void {
      last.clear();
      failingSince = now;
    },
    isEmpty: () => last.size === 0,
    failing: () => failing,
    /** Of how many other tasks the last answer was a good one. */
    goodBeside(key: string): number {
      let count = 0;
      for (const [other, { failure }] of last) if (other !== key && failure === null) count += 1;
      return count;
    },
  };
}
