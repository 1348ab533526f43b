interface Event {
  at: number;
  run: (at: number) => void;
}

export type EventQueue = ReturnType<typeof createEventQueue>;

/** What will happen in virtual time, earliest first (a binary heap: hours of it pass in seconds). */
export function createEventQueue() {
  const heap: Event[] = [];

  const isBefore = (a: number, b: number) => (heap[a]?.at ?? 0) < (heap[b]?.at ?? 0);
  const swap = (a: number, b: number) => {
    [heap[a], heap[b]] = [heap[b] as Event, heap[a] as Event];
  };

  return {
    /** When the next event is due; Infinity when there is none. */
    nextAt: () => heap[0]?.at ?? Number.POSITIVE_INFINITY,

    add(at: number, run: Event['run']): void {
      let child = heap.push({ at, run }) - 1;
      for (let parent = (child - 1) >> 1; child > 0 && isBefore(child, parent); parent = (child - 1) >> 1) {
        swap(child, parent);
        child = parent;
      }
    },

    /** Lets everything happen that is due by `now`, including what it causes by then. */
    runUntil(now: number): void {
      for (let first = heap[0]; first && first.at <= now; first = heap[0]) {
        const last = heap.pop() as Event;
        if (heap.length > 0) {
          heap[0] = last;
          for (let parent = 0; ; ) {
            const left = 2 * parent + 1;
            const least = left + 1 < heap.length && isBefore(left + 1, left) ? left + 1 : left;
            if (least >= heap.length || !isBefore(least, parent)) break;
            swap(least, parent);
            parent = least;
          }
        }
        first.run(first.at);
      }
    },
  };
}
