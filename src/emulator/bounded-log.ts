/** Keeps the last `limit` entries. */
export function createBoundedLog<Entry>(limit: number) {
  const entries: Entry[] = [];
  return {
    entries: entries as readonly Entry[],
    add(entry: Entry) {
      entries.push(entry);
      if (entries.length > limit) entries.shift();
    },
  };
}
