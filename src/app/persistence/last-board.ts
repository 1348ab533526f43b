import { createStore } from 'zustand/vanilla';
import type { BoardView } from '../address.ts';

interface LastBoard {
  sdkAppId: number;
  view: BoardView;
  /** The keys of its tasks. */
  order: readonly string[];
}

/** The board as it was left: for the pages behind its rows, and for as long as the tab lives. */
export const lastBoard = createStore<{
  board: LastBoard | null;
  /** The task at which the keys were last: from it they go on after a search, in another order, or back from its page. */
  row: string | null;
}>(() => ({ board: null, row: null }));
