/**
 * The order that is shown while new ones come. What a person points at, types in or has chosen from must not move, so
 * while it is `frozen` the old order stays and the changes are counted: rows that came, rows that would go, and rows
 * that would stand elsewhere. Rows that the list itself lost go at once: there is nothing left to show.
 */
export function settleOrder<One extends { id: string }>(
  shown: readonly One[],
  next: readonly One[],
  { frozen, isListed }: { frozen: boolean; isListed: (one: One) => boolean },
): { order: readonly One[]; waiting: number } {
  if (sameOrder(shown, next)) return { order: shown, waiting: 0 };
  if (!frozen) return { order: next, waiting: 0 };
  const order = shown.every(isListed) ? shown : shown.filter(isListed);
  const placeOf = new Map(next.map(({ id }, place) => [id, place]));
  const places = order.flatMap(({ id }) => placeOf.get(id) ?? []);
  const gone = order.length - places.length;
  const came = next.length - places.length;
  return { order, waiting: gone + came + places.length - longestRise(places) };
}

function sameOrder(a: readonly { id: string }[], b: readonly { id: string }[]): boolean {
  return a === b || (a.length === b.length && a.every(({ id }, index) => id === b[index]?.id));
}

/** How many can stay where they are: the length of the longest increasing subsequence. */
function longestRise(places: readonly number[]): number {
  const ends: number[] = [];
  for (const place of places) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    ends[low] = place;
  }
  return ends.length;
}
