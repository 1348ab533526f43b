/** How a second is counted. Tencent does not say; the fixed second is the likeliest. */
export type QuotaWindow = 'fixed' | 'sliding' | 'bucket';

/** Counts this call too and returns the count a refusal would quote: above the quota means refused. */
type Counter = (nowMs: number) => number;

export interface Quota {
  /** `key` names one budget. The refused calls count too: that is how messages come to quote 22, 23 and more. */
  count(key: string, nowMs: number): number;
}

const COUNTERS: Record<QuotaWindow, (perSecond: number) => Counter> = {
  fixed() {
    let second = Number.NaN;
    let count = 0;
    return (nowMs) => {
      const current = Math.floor(nowMs / 1000);
      count = current === second ? count + 1 : 1;
      second = current;
      return count;
    };
  },

  sliding() {
    let times: number[] = [];
    return (nowMs) => {
      times = times.filter((time) => nowMs - time < 1000);
      return times.push(nowMs);
    };
  },

  bucket(perSecond) {
    let tokens = perSecond;
    let filledAt: number | undefined;
    return (nowMs) => {
      const refill = ((nowMs - (filledAt ?? nowMs)) / 1000) * perSecond;
      filledAt = nowMs;
      // Debt for refused calls stops at a second's worth, or a flood would close the API for good.
      tokens = Math.max(Math.min(tokens + refill, perSecond) - 1, -perSecond);
      return Math.ceil(perSecond - tokens);
    };
  },
};

export function createQuota(window: QuotaWindow, perSecond: number): Quota {
  const counters = new Map<string, Counter>();
  return {
    count(key, nowMs) {
      const counter = counters.get(key) ?? COUNTERS[window](perSecond);
      counters.set(key, counter);
      return counter(nowMs);
    },
  };
}
