import { createStore } from 'zustand/vanilla';

/** A table as the keyboard goes through it. */
export interface FocusableRows {
  /** The keys of its rows, from top to bottom; null is the head of a group. */
  keys: readonly (string | null)[];
  /** The row that has the focus. */
  current: () => number | null;
  firstInSight: () => number;
  /** Brings the row onto the screen if it is not there, and the focus into it. */
  focusRow: (index: number) => void;
}

/** The table on the screen. */
export const focusableRows = createStore<{ table: FocusableRows | null }>(() => ({ table: null }));
