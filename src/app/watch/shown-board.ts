import { rowOrder, rowTest } from './row-order.ts';
import { followRows, shownRows } from './shown-rows.ts';
import { shownRowsInSlices } from './shown-rows-in-slices.ts';

/** What a board needs once its first rows are there, in one file of its own. */
export const shownBoard = { rowOrder, rowTest, followRows, shownRows, shownRowsInSlices };
export type ShownBoard = typeof shownBoard;
