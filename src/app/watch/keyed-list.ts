/** Below so many, places that are empty do not matter. */
const FEW = 1_000;

/**
 * Values by key, in the order in which the keys came. A changed copy costs as much as the change: all copies share the
 * places of the keys, which only ever grow in number, and the values of a place stand side by side in copies that are kin.
 */
export class KeyedList<Value extends object> implements ReadonlyMap<string, Value> {
  readonly #places: Map<string, number>;
  /** The same for all copies in which a place is that of the same key. */
  readonly kin: object;
  /** By place; nothing where a key is not there, or not any more. */
  readonly list: readonly (Value | undefined)[];
  readonly size: number;

  private constructor(places: Map<string, number>, list: readonly (Value | undefined)[], size: number) {
    this.#places = places;
    this.kin = places;
    this.list = list;
    this.size = size;
  }

  static of<Value extends object>(entries: Iterable<readonly [string, Value]> = []): KeyedList<Value> {
    return new KeyedList<Value>(new Map(), [], 0).changed(entries);
  }

  /** With these values in the place of those before; undefined takes a key out. */
  changed(changes: Iterable<readonly [string, Value | undefined]>): KeyedList<Value> {
    const list = this.list.slice();
    let { size } = this;
    for (const [key, value] of changes) {
      const place = this.#places.get(key) ?? this.#places.size;
      this.#places.set(key, place);
      size += Number(value !== undefined) - Number(list[place] !== undefined);
      // Other copies may have more places; a hole would make the list a slow one.
      while (list.length < place) list.push(undefined);
      list[place] = value;
    }
    const copy = new KeyedList(this.#places, list, size);
    return list.length > 2 * size + FEW ? KeyedList.of(copy) : copy;
  }

  /** Other values for the same keys; where all are those of `before`, that very list. */
  mapped<Other extends object>(
    before: KeyedList<Other> | null,
    next: (value: Value, before: Other | undefined) => Other,
  ): KeyedList<Other> {
    const kin = before?.kin === this.kin ? before : null;
    let isSame = kin?.size === this.size;
    const list = this.list.map((value, place): Other | undefined => {
      const old = kin?.list[place];
      const other = value && next(value, old);
      if (other !== old) isSame = false;
      return other;
    });
    return kin && isSame ? kin : new KeyedList(this.#places, list, this.size);
  }

  get(key: string): Value | undefined {
    const place = this.#places.get(key);
    return place === undefined ? undefined : this.list[place];
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  *entries(): MapIterator<[string, Value]> {
    for (const [key, place] of this.#places) {
      const value = this.list[place];
      if (value) yield [key, value];
    }
  }

  *keys(): MapIterator<string> {
    for (const [key] of this.entries()) yield key;
  }

  *values(): MapIterator<Value> {
    for (const value of this.list) if (value) yield value;
  }

  [Symbol.iterator](): MapIterator<[string, Value]> {
    return this.entries();
  }

  forEach(call: (value: Value, key: string, list: ReadonlyMap<string, Value>) => void): void {
    for (const [key, value] of this.entries()) call(value, key, this);
  }
}
