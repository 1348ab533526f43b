/** Who holds what of something that there is only so much of: no one holds more than their share. */
export function createShares(limit: { all: number; ofOne: number }) {
  const ownerOf = new Map<string | number, string>();
  const counts = new Map<string, number>();

  const count = (owner: string, change: number) => {
    const now = (counts.get(owner) ?? 0) + change;
    if (now > 0) counts.set(owner, now);
    else counts.delete(owner);
  };

  return {
    /** Whether this is, or is from now on, held: who holds it already does not matter. */
    take(id: string | number, owner: string): boolean {
      if (ownerOf.has(id)) return true;
      if (ownerOf.size >= limit.all || (counts.get(owner) ?? 0) >= limit.ofOne) return false;
      ownerOf.set(id, owner);
      count(owner, 1);
      return true;
    },

    giveBack(id: string | number): void {
      const owner = ownerOf.get(id);
      if (owner === undefined) return;
      ownerOf.delete(id);
      count(owner, -1);
    },
  };
}
