/** A tab that was away for more than these is told of the others when it begins anew. */
const MAX_KEPT = 2_000;

/** What is not there any more, tasks or incidents, in the order of the revisions that tell of it. */
export function createRemovals() {
  /** When each was taken out, the oldest first. */
  const removals = new Map<string, { revision: number; byViewer: boolean }>();
  return {
    /** @param byViewer a person took it out, not time */
    note(id: string, revision: number, byViewer = false): void {
      removals.delete(id);
      removals.set(id, { revision, byViewer });
      const [oldest] = removals.keys();
      if (removals.size > MAX_KEPT && oldest !== undefined) removals.delete(oldest);
    },

    /** It is there again. */
    forget: (id: string) => void removals.delete(id),

    /** The revision at which it was taken out; null where that is not known, or it is there again. */
    of: (id: string): number | null => removals.get(id)?.revision ?? null,

    /** Whether a person took it out, and it is not there again. */
    wasByViewer: (id: string): boolean => removals.get(id)?.byViewer ?? false,

    since: (revision: number): string[] => [...removals].flatMap(([id, at]) => (at.revision > revision ? [id] : [])),
  };
}
