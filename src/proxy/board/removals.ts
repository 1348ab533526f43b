import { createChangeOrder } from '../core/change-order.ts';

/** A tab that was away for more than these is told of the others when it begins anew. */
const MAX_KEPT = 2_000;

/**
 * What is not there any more, tasks or incidents, in the order of the revisions that tell of it.
 *
 * @param keep told of what a person took out, and of what of it is there again or too old to be told
 */
export function createRemovals(keep: (id: string, isRemoved: boolean) => void = () => {}) {
  const removals = createChangeOrder<string>();
  const byViewers = new Set<string>();

  /** It is there again, or too long gone. */
  function forget(id: string): void {
    if (byViewers.delete(id)) keep(id, false);
    removals.delete(id);
  }

  return {
    /** @param byViewer a person took it out, not time */
    note(id: string, revision: number, byViewer = false): void {
      removals.put(id, revision);
      byViewers.delete(id);
      if (byViewer) {
        byViewers.add(id);
        keep(id, true);
      }
      const oldest = removals.oldest();
      if (removals.size() > MAX_KEPT && oldest !== undefined) forget(oldest);
    },

    /** A person took it out before this process began. */
    restore(id: string, revision: number): void {
      if (removals.at(id) !== null) return;
      removals.put(id, revision);
      byViewers.add(id);
    },

    forget,

    /** The revision at which it was taken out; null where that is not known, or it is there again. */
    of: removals.at,

    /** Whether a person took it out, and it is not there again. */
    wasByViewer: (id: string): boolean => byViewers.has(id),

    since: removals.since,
  };
}
