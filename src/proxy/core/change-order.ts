interface Place<K> {
  readonly key: K;
  /** When it changed, in whatever counts up: a revision, or a time. */
  at: number;
  older: Place<K> | null;
  newer: Place<K> | null;
}

export type ChangeOrder<K> = ReturnType<typeof createChangeOrder<K>>;

/**
 * Things in the order in which they last changed. It is read from its newest end, so that to learn what is new costs as much
 * as there is new, however many things there are.
 */
export function createChangeOrder<K>() {
  const places = new Map<K, Place<K>>();
  let oldest: Place<K> | null = null;
  let newest: Place<K> | null = null;

  function unlink({ older, newer }: Place<K>): void {
    if (older) older.newer = newer;
    else oldest = newer;
    if (newer) newer.older = older;
    else newest = older;
  }

  function* newestFirst(): Generator<Readonly<Place<K>>> {
    for (let place = newest; place; place = place.older) yield place;
  }

  return {
    /** It changed now. `at` is never less than at the change before, of whatever thing. */
    put(key: K, at: number): void {
      const known = places.get(key);
      if (known) unlink(known);
      const place = known ?? { key, at, older: null, newer: null };
      Object.assign(place, { at, older: newest, newer: null });
      if (newest) newest.newer = place;
      else oldest = place;
      newest = place;
      places.set(key, place);
    },

    delete(key: K): void {
      const place = places.get(key);
      if (!place) return;
      unlink(place);
      places.delete(key);
    },

    /** When it changed last; null for what is not here. */
    at: (key: K): number | null => places.get(key)?.at ?? null,

    newestFirst,

    /** What changed later than that, in the order of the changes. */
    since(at: number): K[] {
      const found: K[] = [];
      for (const place of newestFirst()) {
        if (place.at <= at) break;
        found.push(place.key);
      }
      return found.reverse();
    },

    oldest: (): K | undefined => oldest?.key,
    size: () => places.size,
  };
}
