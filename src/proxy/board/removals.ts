/** A tab that was away for more than these is told the rest when it begins anew. */
const MAX_KEPT = 2_000;

/** What is not there any more, tasks or incidents, in the order of the revisions that tell of it. */
export function createRemovals() {
  const removals: { id: string; revision: number }[] = [];
  return {
    note(id: string, revision: number): void {
      removals.push({ id, revision });
      if (removals.length > MAX_KEPT) removals.shift();
    },
    since: (revision: number): string[] =>
      removals.filter((removal) => removal.revision > revision).map(({ id }) => id),
  };
}
