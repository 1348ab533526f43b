const NONE: ReadonlySet<string> = new Set();

/** The keys of tasks that are listed one by one, by SdkAppId. */
export interface ListedKeys extends Iterable<string> {
  readonly size: number;
  has(key: string): boolean;
  apps(): Iterable<number>;
  ofApp(sdkAppId: number): ReadonlySet<string>;
}

export type OwnedKeys = ReturnType<typeof createListedKeys>;

/** A list that grows and shrinks: to add a key costs the same however long it is. */
export function createListedKeys(keys: Iterable<string> = []) {
  const byApp = new Map<number, Set<string>>();
  let size = 0;
  const own = {
    get size() {
      return size;
    },
    has: (key: string): boolean => byApp.get(appOf(key))?.has(key) ?? false,
    apps: (): Iterable<number> => byApp.keys(),
    ofApp: (sdkAppId: number): ReadonlySet<string> => byApp.get(sdkAppId) ?? NONE,
    *[Symbol.iterator](): Iterator<string> {
      for (const theirs of byApp.values()) yield* theirs;
    },

    /** False when it is listed already. */
    add(key: string): boolean {
      const sdkAppId = appOf(key);
      const theirs = byApp.get(sdkAppId) ?? new Set();
      if (theirs.has(key)) return false;
      byApp.set(sdkAppId, theirs.add(key));
      size += 1;
      return true;
    },

    /** False when it is not listed. */
    delete(key: string): boolean {
      const sdkAppId = appOf(key);
      const theirs = byApp.get(sdkAppId);
      if (!theirs?.delete(key)) return false;
      if (theirs.size === 0) byApp.delete(sdkAppId);
      size -= 1;
      return true;
    },
  };
  for (const key of keys) own.add(key);
  return own satisfies ListedKeys;
}

/** With which a key of a task begins: to parse the rest would cost more than all else here. */
function appOf(key: string): number {
  return Number(key.slice(0, key.indexOf('/')));
}
