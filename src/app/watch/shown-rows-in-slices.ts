import type { BoardRow } from './board-rows.ts';
import type { KeyedList } from './keyed-list.ts';
import type { RowOrder } from './plain-order.ts';
import type { RowTest } from './row-order.ts';
import { byPlace, followRows, isAt, keysOf, placesOf, type ShownRows } from './shown-rows.ts';

/** Between two frames there is time for more than this, and for what a person does meanwhile. */
const SLICE_MS = 8;
/** Looked at between two glances at the clock. */
const FEW = 512;

/**
 * `shownRows` for so many rows that a person would feel it: computed in slices, between which the page does whatever else
 * there is to do.
 *
 * @param before another view of the same list, of which what still holds is taken
 * @returns stops it
 */
export function shownRowsInSlices(
  before: ShownRows | null,
  wanted: { rows: KeyedList<BoardRow>; test: RowTest; order: RowOrder },
  onDone: (shown: ShownRows) => void,
): () => void {
  const steps = stepsOf(before, wanted);
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    const end = performance.now() + SLICE_MS;
    do {
      const step = steps.next();
      if (step.done) {
        port1.close();
        onDone(step.value);
        return;
      }
    } while (performance.now() < end);
    port2.postMessage(null);
  };
  port2.postMessage(null);
  return () => port1.close();
}

/** @yields where it may be interrupted */
export function* stepsOf(
  before: ShownRows | null,
  { rows, test, order }: { rows: KeyedList<BoardRow>; test: RowTest; order: RowOrder },
): Generator<void, ShownRows> {
  const known = before?.rows.kin === rows.kin ? followRows(before, rows) : null;
  const sorted =
    known?.order === order ? known.sorted : yield* sortOf(known?.sorted ?? placesOf(rows), byPlace(rows, order));
  const isShown = new Uint8Array(rows.list.length);
  for (let at = 0; at < isShown.length; at += FEW) {
    const end = Math.min(at + FEW, isShown.length);
    for (let place = at; place < end; place += 1) isShown[place] = Number(isAt(rows, place, test));
    yield;
  }
  return { rows, test, order, sorted, isShown, keys: keysOf(rows, sorted, isShown) };
}

/** By merging: of what is nearly in order, which is what time leaves of an order, little is compared. */
function* sortOf(places: readonly number[], compare: (a: number, b: number) => number): Generator<void, number[]> {
  let runs: number[][] = [];
  for (let at = 0; at < places.length; at += FEW) {
    runs.push(places.slice(at, at + FEW).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const longer: number[][] = [];
    for (let nth = 0; nth < runs.length; nth += 2)
      longer.push(yield* mergeOf(runs[nth] ?? [], runs[nth + 1] ?? [], compare));
    runs = longer;
  }
  return runs[0] ?? [];
}

function* mergeOf(
  one: readonly number[],
  other: readonly number[],
  compare: (a: number, b: number) => number,
): Generator<void, number[]> {
  const [last, first] = [one.at(-1), other[0]];
  if (last === undefined || first === undefined || compare(last, first) <= 0) return [...one, ...other];
  const all: number[] = [];
  let [a, b] = [0, 0];
  while (a < one.length && b < other.length) {
    const [x, y] = [one[a] as number, other[b] as number];
    if (compare(x, y) <= 0) {
      all.push(x);
      a += 1;
    } else {
      all.push(y);
      b += 1;
    }
    if (all.length % FEW === 0) yield;
  }
  return all.concat(one.slice(a), other.slice(b));
}
