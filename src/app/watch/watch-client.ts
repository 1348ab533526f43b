import { type QueryState, queryOptions } from '@tanstack/react-query';
import { createStore } from 'zustand/vanilla';
import type { TaskRef } from '#contract/task-ref.ts';
import type { WatchAnswer, WatchRequest } from '#contract/watch.ts';
import { msToJustBeforeTick } from '../time/use-ticking.ts';
import type { BoardScope } from './board-scope.ts';
import type { Cadence } from './cadence.ts';
import { createVisibleRows } from './visible-rows.ts';
import { type OnRemoved, sameList, type Wanted, type Watched, watch } from './watch.ts';
import { watchKeys } from './watch-keys.ts';

/** While the proxy does not answer; it is the tab's own, so it needs no back-off. */
const RETRY_MS = 4_000;
/** A changed list (a task was added) is told soon, not at the next turn. */
const CHANGED_MS = 250;

interface WatchClientDeps {
  /** What is kept in this browser, as it is now. */
  watchlist: () => readonly TaskRef[];
  visibility: { isHidden: () => boolean };
  ask: (request: WatchRequest) => Promise<WatchAnswer>;
  newLease: () => string;
  onRemoved: OnRemoved;
  /** The time at the proxy, as each answer says it. */
  onServerTime: (now: number) => void;
  /** When an answer that has come may be shown. */
  untilShown: () => Promise<void>;
}

export type WatchClient = ReturnType<typeof createWatchClient>;

/** The live data of a tab: what it lists, what of it is on the screen, and when the proxy is asked. */
export function createWatchClient({ watchlist, visibility, ask, newLease, ...deps }: WatchClientDeps) {
  const visibleRows = createVisibleRows(visibility.isHidden);
  /** Whether this tab goes on asking while it is hidden: only where notifications are on, and in one tab of the browser. */
  const backgroundPolling = createStore(() => ({ on: false }));
  let refreshing = false;

  function listOf(scope: BoardScope): Pick<Wanted, 'apps' | 'refs'> {
    if (scope.list === 'link') return { apps: [], refs: scope.refs };
    const { list, sdkAppIds } = scope;
    const refs = watchlist().filter((task) => sdkAppIds.includes(task.sdkAppId));
    return { apps: list === 'all' ? sdkAppIds : [], refs };
  }

  function wantedBy(scope: BoardScope, cadence: Cadence): Wanted {
    return {
      ...listOf(scope),
      ...(typeof cadence === 'number' ? { everyMs: cadence } : {}),
      ...(visibility.isHidden() ? { visible: [], away: true } : { visible: visibleRows.refs() }),
      ...(refreshing ? { refresh: true } : {}),
    };
  }

  /** Milliseconds until the list is asked for again; false for never. */
  function pollAfterMs(cadence: Cadence, scope: BoardScope, watched: Watched | undefined, failed: boolean) {
    if (cadence === 'paused') return false;
    if (failed || !watched) return RETRY_MS;
    if (watched.told && !sameList(watched.told, listOf(scope))) return CHANGED_MS;
    // Hidden, only a tab with notifications asks at all, and as seldom as the proxy says.
    return cadence === 'auto' ? watched.nextPollMs : Math.max(cadence, visibility.isHidden() ? watched.nextPollMs : 0);
  }

  return {
    visibleRows,
    backgroundPolling,
    pollAfterMs,

    /** The one query of a list: every row reads its own task from it. */
    query(scope: BoardScope, cadence: Cadence = 'auto') {
      return queryOptions({
        queryKey: watchKeys.list(scope),
        queryFn: async ({ client, queryKey: [, scope], queryKey }): Promise<Watched> => {
          const state = client.getQueryState<Watched>(queryKey);
          let watched = state?.data && state.error ? { ...state.data, told: null } : state?.data;
          do {
            // What is known of a long list so far is shown while the rest comes.
            if (watched?.isMore) client.setQueryData(queryKey, watched);
            const wanted = wantedBy(scope, cadence);
            refreshing = false;
            watched = await watch(watched, wanted, { ask, newLease, onRemoved: deps.onRemoved });
            deps.onServerTime(watched.now);
          } while (watched.isMore);
          await deps.untilShown();
          return watched;
        },
        // The merge keeps equal views identical by itself.
        structuralSharing: false,
      });
    },

    /** `pollAfterMs` as a setting of the query: until the next turn, counted from the last. */
    pollTimer(cadence: Cadence, scope: BoardScope) {
      return ({ state }: { state: QueryState<Watched> }): number | false => {
        const ms = pollAfterMs(cadence, scope, state.data, state.error !== null);
        return ms === false ? false : msToJustBeforeTick(Math.max(state.dataUpdatedAt, state.errorUpdatedAt), ms);
      };
    },

    /** From "Refresh": the next round asks for the rows on the screen out of turn. */
    async refreshWith(refetch: () => Promise<unknown>): Promise<void> {
      refreshing = true;
      await refetch();
      // That was the end of a round that had begun before.
      if (refreshing) await refetch();
    },
  };
}
