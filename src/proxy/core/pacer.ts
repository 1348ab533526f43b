/** Tencent counts calls by the second. */
const SECOND_MS = 1000;
/**
 * Its second is not ours: NTP slews a clock by up to 500 ppm, here and there in opposite directions, and a time cut to the
 * millisecond is up to 1 ms wrong. 2 ms would do; 5 leave room for several servers that count together, and cost 0.5 % where
 * the window binds at all (a round-trip above 100 ms).
 */
export const WINDOW_MS = SECOND_MS + 5;
const CUT = 0.75;
const PAUSE_AFTER_CUT_MS = 250;
const REGAIN_PER_SECOND = 0.25;
const SLOWEST_PER_SECOND = 1;
/** How far back `usedPerSecond` looks, and how long another client is assumed to share the quota. */
const USED_OVER_MS = 5_000;
const OTHERS_FOR_MS = 60_000;

export interface PacerOptions {
  /** Calls a second that Tencent allows all clients together. */
  quota: number;
  /** Calls a second that we allow ourselves. */
  rate: number;
  /** No call before this moment: a new process does not know the last second of the old one. */
  holdUntil: number;
}

export type Pacer = ReturnType<typeof createPacer>;

/**
 * When the next call may go. Every `now` is milliseconds of one monotonic clock, and never decreases.
 *
 * Keeps: at most `quota` arrivals in any sliding second at the server, whatever the network's delay and reordering.
 * Suppose quota + 1 arrivals in [x, x+1). Let s be the send time of the last-sent of them; s < x+1. The others were sent
 * before s and arrived at or after x, so each was answered after s-1 or is still outstanding: all of them were counted
 * at s, and the send was forbidden. A call is counted from `send` until a window, one second by any clock, after `receive`.
 */
export function createPacer({ quota, rate, holdUntil }: PacerOptions) {
  let outstanding = 0;
  let receipts: number[] = [];
  let sends: number[] = [];
  let notBefore = holdUntil;
  let cut = { at: Number.NEGATIVE_INFINITY, to: rate };
  let othersSeenAt = Number.NEGATIVE_INFINITY;

  const currentRate = (now: number) => {
    const regained = cut.to + REGAIN_PER_SECOND * Math.floor((now - cut.at) / SECOND_MS);
    return Math.min(rate, regained);
  };

  const counted = (now: number) => {
    receipts = receipts.filter((at) => at > now - WINDOW_MS);
    return outstanding + receipts.length;
  };

  return {
    /** Milliseconds until a call may go: 0 is now; Infinity: not before an outstanding call is answered or given up. */
    waitMs(now: number): number {
      let at = Math.max(now, notBefore);
      const excess = counted(now) - quota + 1;
      if (excess > receipts.length) return Number.POSITIVE_INFINITY;
      if (excess > 0) at = Math.max(at, (receipts[excess - 1] ?? now) + WINDOW_MS);
      return at - now;
    },

    /** As many calls count as the quota has places: another one waits for one of these. */
    isFull: (now: number) => counted(now) >= quota,

    /** A call goes out now. Evenly spaced; a late caller may catch up by one interval, never by a burst. */
    send(now: number): void {
      const interval = SECOND_MS / currentRate(now);
      notBefore = Math.max(notBefore + interval, now);
      outstanding += 1;
      sends = [...sends.filter((at) => at > now - USED_OVER_MS), now];
    },

    /** Its answer came, or it was given up at its deadline: it keeps its place for one more window. */
    receive(now: number): void {
      outstanding -= 1;
      receipts.push(now);
    },

    /** Tencent refused a call for its rate: slower at once, then back step by step (AIMD). */
    limited(now: number): void {
      if (counted(now) < quota) othersSeenAt = now;
      if (now - cut.at < SECOND_MS) return;
      cut = { at: now, to: Math.max(SLOWEST_PER_SECOND, currentRate(now) * CUT) };
      notBefore = Math.max(notBefore, now + PAUSE_AFTER_CUT_MS);
    },

    snapshot(now: number) {
      return {
        usedPerSecond: sends.filter((at) => at > now - USED_OVER_MS).length / (USED_OVER_MS / SECOND_MS),
        ratePerSecond: currentRate(now),
        /** Calls that count against the quota now: outstanding, or answered within the last second. */
        inLastSecond: counted(now),
        /** A call was refused while our own count was below the quota: another client spends it too. */
        othersUseQuota: now - othersSeenAt < OTHERS_FOR_MS,
      };
    },
  };
}
