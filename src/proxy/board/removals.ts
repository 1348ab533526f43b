/** A tab that was away for more removals than this begins anew. */
const MOST = 2_000;

/** Which tasks were taken out, in the order of the revisions that tell of it. */
export function createRemovals() {
  /** The revision at which each was taken out, the oldest first. */
  const removals = new Map<string, number>();
  return {
    note(key: string, revision: number): void {
      removals.delete(key);
      removals.set(key, revision);
      const [oldest] = removals.keys();
      if (removals.size > MOST && oldest !== undefined) removals.delete(oldest);
    },

    /** A person added it again. */
    forget: (key: string) => void removals.delete(key),

    has: (key: string): boolean => removals.has(key),

    since: (revision: number): string[] => [...removals].flatMap(([key, at]) => (at > revision ? [key] : [])),
  };
}
