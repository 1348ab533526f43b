import { createStore } from 'zustand/vanilla';
import type { BoardView } from '../address.ts';

interface LastBoard {
  sdkAppId: number;
  view: BoardView;
  order: readonly string[];
}

/** The board as it was left: for the pages behind its rows, and for as long as the tab lives. */
export const lastBoard = createStore<{ board: LastBoard | null }>(() => ({ board: null }));
