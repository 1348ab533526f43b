interface Entry<K> {
  key: K;
  rank: number;
}

/** Things with a rank each, of which the least is known at once; a rank may change in either direction. */
export function createMinHeap<K>() {
  const heap: Entry<K>[] = [];
  const places = new Map<K, number>();

  const rankAt = (place: number) => heap[place]?.rank ?? Number.POSITIVE_INFINITY;

  function set(place: number, entry: Entry<K>): void {
    heap[place] = entry;
    places.set(entry.key, place);
  }

  /** Puts an entry at a place that is free, or as far up or down from there as it belongs. */
  function settle(start: number, entry: Entry<K>): void {
    let place = start;
    for (let parent = (place - 1) >> 1; place > 0 && rankAt(parent) > entry.rank; parent = (place - 1) >> 1) {
      set(place, heap[parent] as Entry<K>);
      place = parent;
    }
    for (;;) {
      const left = 2 * place + 1;
      const child = rankAt(left + 1) < rankAt(left) ? left + 1 : left;
      if (rankAt(child) >= entry.rank) break;
      set(place, heap[child] as Entry<K>);
      place = child;
    }
    set(place, entry);
  }

  return {
    /** It has this rank from now on. */
    put(key: K, rank: number): void {
      settle(places.get(key) ?? heap.length, { key, rank });
    },

    delete(key: K): void {
      const place = places.get(key);
      if (place === undefined) return;
      places.delete(key);
      const last = heap.pop();
      if (last && last.key !== key) settle(place, last);
    },

    /** The least rank; null when there is nothing. */
    least: (): number | null => heap[0]?.rank ?? null,
  };
}
