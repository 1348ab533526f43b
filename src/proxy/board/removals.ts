import { createChangeOrder } from '../core/change-order.ts';

/** A tab that was away for more than these is told of the others when it begins anew. */
const MAX_KEPT = 2_000;

/** What is not there any more, tasks or incidents, in the order of the revisions that tell of it. */
export function createRemovals() {
  const removals = createChangeOrder<string>();
  const byViewers = new Set<string>();

  /** It is there again, or too long gone. */
  function forget(id: string): void {
    removals.delete(id);
    byViewers.delete(id);
  }

  return {
    /** @param byViewer a person took it out, not time */
    note(id: string, revision: number, byViewer = false): void {
      forget(id);
      removals.put(id, revision);
      if (byViewer) byViewers.add(id);
      const oldest = removals.oldest();
      if (removals.size() > MAX_KEPT && oldest !== undefined) forget(oldest);
    },

    forget,

    /** The revision at which it was taken out; null where that is not known, or it is there again. */
    of: removals.at,

    /** Whether a person took it out, and it is not there again. */
    wasByViewer: (id: string): boolean => byViewers.has(id),

    since: removals.since,
  };
}
