import { createPersistedStore } from './create-persisted-store.ts';
import { type KeptTask, parseWatchlist } from './parse-watchlist.ts';

/**
 * The tasks that a person follows, kept in this browser. Never what was fetched about them. Version 2 added notes and
 * pins; an older list is one without them.
 */
export const useWatchlist = createPersistedStore(
  'scribeboard.watchlist',
  2,
  (stored): { tasks: readonly KeptTask[] } => ({
    tasks: parseWatchlist(stored),
  }),
);
