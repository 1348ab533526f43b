/** How many hold each of these things; known are those that one holds at least. */
export function createCounts<T>(onChange: (item: T) => void = () => {}) {
  const counts = new Map<T, number>();
  return {
    has: (item: T): boolean => counts.has(item),
    of: (item: T): number => counts.get(item) ?? 0,
    items: (): Iterable<T> => counts.keys(),

    /** One holder has these now, after it had those: only what differs is counted. */
    replace(before: ReadonlySet<T>, after: ReadonlySet<T>): void {
      if (before === after) return;
      for (const item of after) {
        if (before.has(item)) continue;
        const count = counts.get(item) ?? 0;
        counts.set(item, count + 1);
        if (count === 0) onChange(item);
      }
      for (const item of before) {
        if (after.has(item)) continue;
        const count = counts.get(item) ?? 0;
        if (count > 1) {
          counts.set(item, count - 1);
          continue;
        }
        counts.delete(item);
        onChange(item);
      }
    },
  };
}
