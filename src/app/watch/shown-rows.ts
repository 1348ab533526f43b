import type { BoardRow } from './board-rows.ts';
import type { KeyedList } from './keyed-list.ts';
import type { RowOrder } from './plain-order.ts';
import type { RowTest } from './row-order.ts';

/** The rows that a view shows, in their order, and what is needed to follow changes of a few of them. */
export interface ShownRows {
  rows: KeyedList<BoardRow>;
  test: RowTest;
  order: RowOrder;
  /** The places of all rows, in their order. */
  sorted: readonly number[];
  /** By place. */
  isShown: Uint8Array;
  /** The keys of those that are shown, in their order. */
  keys: readonly string[];
}

/** All of them, at once. */
export function shownRows(rows: KeyedList<BoardRow>, test: RowTest, order: RowOrder): ShownRows {
  const isShown = new Uint8Array(rows.list.length);
  const sorted = placesOf(rows).sort(byPlace(rows, order));
  for (const place of sorted) isShown[place] = Number(isAt(rows, place, test));
  return { rows, test, order, sorted, isShown, keys: keysOf(rows, sorted, isShown) };
}

/** The same view of rows of which some are others now: these take their places, and nothing else is compared. */
export function followRows(before: ShownRows, rows: KeyedList<BoardRow>): ShownRows {
  if (before.rows === rows) return before;
  const { test, order } = before;
  const isShown = new Uint8Array(rows.list.length);
  isShown.set(before.isShown.subarray(0, rows.list.length));
  const hasMoved = new Uint8Array(rows.list.length);
  const moved: number[] = [];
  let isOther = before.rows.list.length > rows.list.length;
  rows.list.forEach((row, place) => {
    const old = before.rows.list[place];
    if (row === old) return;
    const isIn = Number(row !== undefined && test(row));
    if (isIn !== isShown[place]) isOther = true;
    isShown[place] = isIn;
    if (row && old && order(old, row) === 0) return;
    hasMoved[place] = 1;
    if (row) moved.push(place);
    isOther = true;
  });
  if (!isOther) return { ...before, rows, isShown };
  const compare = byPlace(rows, order);
  const sorted = merged(
    before.sorted.filter((place) => hasMoved[place] === 0),
    moved.sort(compare),
    compare,
  );
  return { ...before, rows, sorted, isShown, keys: keysOf(rows, sorted, isShown) };
}

export function placesOf(rows: KeyedList<BoardRow>): number[] {
  const places: number[] = [];
  rows.list.forEach((row, place) => {
    if (row) places.push(place);
  });
  return places;
}

export function byPlace({ list }: KeyedList<BoardRow>, order: RowOrder): (a: number, b: number) => number {
  // Every place that is sorted has a row.
  return (a, b) => order(list[a] as BoardRow, list[b] as BoardRow);
}

export function isAt({ list }: KeyedList<BoardRow>, place: number, test: RowTest): boolean {
  const row = list[place];
  return row !== undefined && test(row);
}

export function keysOf(rows: KeyedList<BoardRow>, sorted: readonly number[], isShown: Uint8Array): string[] {
  const keys: string[] = [];
  for (const place of sorted) {
    const row = isShown[place] === 1 ? rows.list[place] : undefined;
    if (row) keys.push(row.key);
  }
  return keys;
}

function merged(many: readonly number[], few: readonly number[], compare: (a: number, b: number) => number): number[] {
  const all: number[] = [];
  let next = 0;
  for (const place of few) {
    let [low, high] = [next, many.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(many[middle] as number, place) < 0) low = middle + 1;
      else high = middle;
    }
    while (next < low) all.push(many[next++] as number);
    all.push(place);
  }
  while (next < many.length) all.push(many[next++] as number);
  return all;
}
