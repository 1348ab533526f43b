import { createPersistedStore } from './create-persisted-store.ts';
import { parseWatchlist, type WatchlistTask } from './parse-watchlist.ts';

/**
 * The tasks that a person watches, stored in this browser. Never what was fetched about them. Version 2 added notes and
 * pins; an older list is one without them.
 */
export const useWatchlist = createPersistedStore(
  'scribeboard.watchlist',
  2,
  (stored): { tasks: readonly WatchlistTask[] } => ({
    tasks: parseWatchlist(stored),
  }),
);
