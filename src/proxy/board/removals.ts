/** A tab that was away for more removals than this begins anew. */
const MOST = 2_000;

/** Which tasks were taken out, in the order of the revisions that tell of it. */
export function createRemovals() {
  const removals: { key: string; revision: number }[] = [];
  return {
    note(key: string, revision: number): void {
      removals.push({ key, revision });
      if (removals.length > MOST) removals.shift();
    },
    since: (revision: number): string[] =>
      removals.filter((removal) => removal.revision > revision).map(({ key }) => key),
  };
}
