/** Work that takes long, done in steps: between two of them, where it yields, others may go first. */
export type Steps<T> = Generator<void, T, void>;

/** Microseconds of work, roughly, of which a step has no more. */
const A_STEP = 2_000;

/**
 * Does something with all of a list, so much of it a step.
 *
 * @param costOf microseconds that an item will take, roughly
 */
export function* inParts<T>(
  items: readonly T[],
  costOf: (item: T) => number,
  work: (part: readonly T[]) => void,
): Steps<void> {
  let from = 0;
  let cost = 0;
  for (const [at, item] of items.entries()) {
    const own = costOf(item);
    if (cost + own > A_STEP) {
      work(items.slice(from, at));
      yield;
      from = at;
      cost = 0;
    }
    cost += own;
  }
  work(items.slice(from));
}

/** All steps at once, where there are no others. */
export function toEnd<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
