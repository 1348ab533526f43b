/** Who holds what of something that there is only so much of: no one holds more than their share. */
export function createShares(limit: { all: number; ofOne: number }) {
  const held = new Set<number>();
  const counts = new Map<string, number>();

  return {
    /** Whether this is held, by whomever, or is from now on by this one. */
    take(id: number, owner: string): boolean {
      if (held.has(id)) return true;
      const count = counts.get(owner) ?? 0;
      if (held.size >= limit.all || count >= limit.ofOne) return false;
      held.add(id);
      counts.set(owner, count + 1);
      return true;
    },
  };
}
