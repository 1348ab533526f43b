/** How many hold each of these things; known are those that one holds at least. */
export function createCounts<T>(onChange: (item: T) => void = () => {}) {
  const counts = new Map<T, number>();

  function add(item: T): void {
    const count = counts.get(item) ?? 0;
    counts.set(item, count + 1);
    if (count === 0) onChange(item);
  }

  function remove(item: T): void {
    const count = counts.get(item) ?? 0;
    if (count > 1) {
      counts.set(item, count - 1);
      return;
    }
    counts.delete(item);
    onChange(item);
  }

  return {
    has: (item: T): boolean => counts.has(item),
    of: (item: T): number => counts.get(item) ?? 0,

    /** One more holder has it. */
    add,
    /** One that had it has it no more. */
    remove,

    /** One holder has these now, after it had those: only what differs is counted. */
    replace(before: ReadonlySet<T>, after: ReadonlySet<T>): void {
      if (before === after) return;
      for (const item of after) if (!before.has(item)) add(item);
      for (const item of before) if (!after.has(item)) remove(item);
    },
  };
}
