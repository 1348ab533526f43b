/** How much is in the collections that code of ours has made and not let go, by where it made them. */
export interface CollectionSizes {
  /** Entries by file and line. Let the garbage be collected first: what no one has any more would be counted. */
  read(): Map<string, number>;
  stop(): void;
}

/**
 * Counts every Map and Set that files of a folder make, from now on: whatever the server keeps is in one of them, and what
 * must not grow is seen to grow without having to say so itself.
 */
export function countCollections(folder: string): CollectionSizes {
  const { Map: RealMap, Set: RealSet } = globalThis;
  let made: { where: string; made: WeakRef<Map<unknown, unknown> | Set<unknown>> }[] = [];

  function note(collection: Map<unknown, unknown> | Set<unknown>): void {
    const where = makerOf(folder);
    if (where !== null) made.push({ where, made: new WeakRef(collection) });
  }
  globalThis.Map = class<K, V> extends RealMap<K, V> {
    constructor(entries?: Iterable<readonly [K, V]> | null) {
      super(entries);
      note(this);
    }
  } as unknown as MapConstructor;
  globalThis.Set = class<T> extends RealSet<T> {
    constructor(values?: Iterable<T> | null) {
      super(values);
      note(this);
    }
  } as unknown as SetConstructor;

  return {
    read() {
      made = made.filter((one) => one.made.deref() !== undefined);
      const sizes = new RealMap<string, number>();
      for (const one of made) sizes.set(one.where, (sizes.get(one.where) ?? 0) + (one.made.deref()?.size ?? 0));
      return sizes;
    },
    stop() {
      Object.assign(globalThis, { Map: RealMap, Set: RealSet });
    },
  };
}

/** The file and line, below a folder, whose `new` this is; null for all other code. */
function makerOf(folder: string): string | null {
  const { prepareStackTrace, stackTraceLimit } = Error;
  Error.stackTraceLimit = 4;
  Error.prepareStackTrace = (_, sites) => sites;
  const sites = new Error().stack as unknown as NodeJS.CallSite[];
  Object.assign(Error, { prepareStackTrace, stackTraceLimit });
  const site = sites[3];
  const file = site?.getFileName() ?? '';
  const at = file.indexOf(folder);
  return at === -1 ? null : `${file.slice(at)}:${site?.getLineNumber()}`;
}
