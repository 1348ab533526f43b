/** A tab that was away for more than these is told of the others when it begins anew. */
const MAX_KEPT = 2_000;

/**
 * What is not there any more, tasks or incidents, in the order of the revisions that tell of it.
 *
 * @param keep told of what a person took out, and of what of it is there again or too old to be told
 */
export function createRemovals(keep: (id: string, isRemoved: boolean) => void = () => {}) {
  /** When each was taken out, the oldest first. */
  const removals = new Map<string, { revision: number; byViewer: boolean }>();

  function forget(id: string): void {
    if (removals.get(id)?.byViewer) keep(id, false);
    removals.delete(id);
  }

  return {
    /** @param byViewer a person took it out, not time */
    note(id: string, revision: number, byViewer = false): void {
      removals.delete(id);
      removals.set(id, { revision, byViewer });
      if (byViewer) keep(id, true);
      const [oldest] = removals.keys();
      if (removals.size > MAX_KEPT && oldest !== undefined) forget(oldest);
    },

    /** A person took it out before this process began. */
    restore(id: string, revision: number): void {
      if (!removals.has(id)) removals.set(id, { revision, byViewer: true });
    },

    /** It is there again. */
    forget,

    /** The revision at which it was taken out; null where that is not known, or it is there again. */
    of: (id: string): number | null => removals.get(id)?.revision ?? null,

    /** Whether a person took it out, and it is not there again. */
    wasByViewer: (id: string): boolean => removals.get(id)?.byViewer ?? false,

    since: (revision: number): string[] => [...removals].flatMap(([id, at]) => (at.revision > revision ? [id] : [])),
  };
}
