import type { BoardView } from '../address.ts';

/** The board as it was left: for the pages behind its rows, and for as long as the tab lives. */
export const leftBoard: { now: { sdkAppId: number; view: BoardView; order: readonly string[] } | null } = { now: null };
