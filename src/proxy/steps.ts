/** Work that takes long, done in steps: between two of them, where it yields, others may go first. */
export type Steps<T> = Generator<void, T, void>;

/** So many refs are little enough for one step: a millisecond or two, also where the store is asked for each. */
export const REFS_A_STEP = 250;

/** All steps at once, where there are no others. */
export function toEnd<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
