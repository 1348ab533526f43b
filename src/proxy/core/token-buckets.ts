export interface TokenBucketRule {
  perSecond: number;
  /** After a pause, so many may come in one go. */
  atOnce: number;
  /** More keys than this are not told apart from new ones: memory is bounded by us, not by the callers. */
  mostKeys: number;
}

/** A token bucket for each key. `now` in ms, by a clock that only goes forward. */
export function createTokenBuckets({ perSecond, atOnce, mostKeys }: TokenBucketRule) {
  const buckets = new Map<string, { tokens: number; at: number }>();

  return {
    /** Takes one, and tells in how many ms there will be one: 0 when there was. */
    take(key: string, now: number): number {
      const before = buckets.get(key);
      const refilled = before ? before.tokens + ((now - before.at) * perSecond) / 1000 : atOnce;
      const tokens = Math.min(atOnce, refilled);
      // A Map keeps insertion order: the first key is the least recently used.
      buckets.delete(key);
      const [oldest] = buckets.keys();
      if (buckets.size >= mostKeys && oldest !== undefined) buckets.delete(oldest);
      const left = tokens >= 1 ? tokens - 1 : tokens;
      buckets.set(key, { tokens: left, at: now });
      return tokens >= 1 ? 0 : ((1 - tokens) * 1000) / perSecond;
    },
  };
}
