/** A tab that was away for more than these is told of the others when it begins anew. */
const MAX_KEPT = 2_000;

/** What is not there any more, tasks or incidents, in the order of the revisions that tell of it. */
export function createRemovals() {
  /** The revision at which each was taken out, the oldest first. */
  const removals = new Map<string, number>();
  return {
    note(id: string, revision: number): void {
      removals.delete(id);
      removals.set(id, revision);
      const [oldest] = removals.keys();
      if (removals.size > MAX_KEPT && oldest !== undefined) removals.delete(oldest);
    },

    /** It is there again. */
    forget(id: string): void {
      removals.delete(id);
    },

    /** The revision at which it was taken out; null where that is not known, or it is there again. */
    of: (id: string): number | null => removals.get(id) ?? null,

    since: (revision: number): string[] => [...removals].flatMap(([id, at]) => (at > revision ? [id] : [])),
  };
}
