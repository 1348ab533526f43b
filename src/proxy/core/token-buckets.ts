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

  function tokensOf(key: string, now: number): number {
    const before = buckets.get(key);
    return before ? Math.min(atOnce, before.tokens + ((now - before.at) * perSecond) / 1000) : atOnce;
  }

  function leave(key: string, tokens: number, now: number): void {
    // A Map keeps insertion order: the first key is the least recently used.
    buckets.delete(key);
    const [oldest] = buckets.keys();
    if (buckets.size >= mostKeys && oldest !== undefined) buckets.delete(oldest);
    buckets.set(key, { tokens, at: now });
  }

  const untilOne = (tokens: number) => (tokens >= 1 ? 0 : ((1 - tokens) * 1000) / perSecond);

  return {
    /** Takes one, and tells in how many ms there will be one: 0 when there was. */
    take(key: string, now: number): number {
      const tokens = tokensOf(key, now);
      leave(key, tokens >= 1 ? tokens - 1 : tokens, now);
      return untilOne(tokens);
    },

    /** In how many ms there will be one; takes none. */
    waitMs: (key: string, now: number): number => untilOne(tokensOf(key, now)),

    /** Takes so many, also more than there are: they are owed. */
    spend: (key: string, cost: number, now: number): void => leave(key, tokensOf(key, now) - cost, now),
  };
}
