import { type QueryState, queryOptions } from '@tanstack/react-query';
import type { TaskRef } from '#contract/task-ref.ts';
import { WatchAnswer } from '#contract/watch.ts';
import type { BoardView } from '../address.ts';
import { postJson } from '../api/request.ts';
import { apiPath } from '../navigation.ts';
import { useWatchlist } from '../persistence/watchlist.ts';
import { hearServerTime } from '../time/server-clock.ts';
import { msToJustBeforeTick, nearTick } from '../time/use-ticking.ts';
import { visibleRefs } from './visible-rows.ts';
import { type Wanted, type Watched, watch } from './watch.ts';

/** Which list: one SdkAppId, everything known, mine only, or the tasks of a link. */
export interface BoardScope {
  sdkAppId: number;
  list: BoardView['list'] | `watch ${string}`;
  /** Further SdkAppIds beside it: a wall shows several. */
  others?: readonly number[];
}

/** How often: `auto` is what the proxy proposes, a number is milliseconds, `paused` is never. */
export const CADENCES = ['auto', 5_000, 10_000, 30_000, 60_000, 'paused'] as const;
export type Cadence = (typeof CADENCES)[number];

/** While the proxy does not answer; it is the tab's own, so it needs no back-off. */
const RETRY_MS = 4_000;
/** A changed list (a task was added) is told soon, not at the next turn. */
const CHANGED_MS = 250;

/** The one query of the board: every row reads its own task from it. A hidden tab asks nothing. */
export function watchQuery(scope: BoardScope) {
  return queryOptions({
    queryKey: ['watch', scope],
    queryFn: async ({ client, queryKey }): Promise<Watched> => {
      const state = client.getQueryState<Watched>(queryKey);
      const before = state?.data && state.error ? { ...state.data, told: null } : state?.data;
      const wanted = wantedBy(scope);
      refreshing = false;
      const watched = await watch(before, wanted, {
        ask: (request) => postJson(WatchAnswer, apiPath('watch'), request),
        newLease,
      });
      hearServerTime(watched.now);
      await nearTick();
      return watched;
    },
    // The merge keeps equal views identical by itself.
    structuralSharing: false,
  });
}

/** Milliseconds until the list is asked for again; false for never. */
export function pollAfterMs(cadence: Cadence, scope: BoardScope, watched: Watched | undefined, failed: boolean) {
  if (cadence === 'paused') return false;
  if (failed || !watched) return RETRY_MS;
  if (watched.told && watched.told.refs.length !== wantedRefs(scope).length) return CHANGED_MS;
  // Hidden, only a tab with notices asks at all, and as seldom as the proxy says.
  return cadence === 'auto' ? watched.nextPollMs : Math.max(cadence, isHidden() ? watched.nextPollMs : 0);
}

/** The same as a setting of the query: until the next turn, counted from the last. */
export function pollTimer(cadence: Cadence, scope: BoardScope) {
  return ({ state }: { state: QueryState<Watched> }): number | false => {
    const ms = pollAfterMs(cadence, scope, state.data, state.error !== null);
    return ms === false ? false : msToJustBeforeTick(Math.max(state.dataUpdatedAt, state.errorUpdatedAt), ms);
  };
}

function isHidden(): boolean {
  return document.visibilityState === 'hidden';
}

let refreshing = false;

/** From "Refresh": the next round asks for the rows on the screen out of turn. */
export async function refreshWith(refetch: () => Promise<unknown>): Promise<void> {
  refreshing = true;
  await refetch();
  // That was the end of a round that had begun before.
  if (refreshing) await refetch();
}

/** The list that a view shows, as one text: its query is found by it. */
export function scopeOf(sdkAppId: number, { list, watch }: BoardView): BoardScope {
  return { sdkAppId, list: watch.length === 0 ? list : `watch ${JSON.stringify(watch)}` };
}

function wantedBy(scope: BoardScope): Wanted {
  return {
    apps: scope.list === 'all' ? appsOf(scope) : [],
    refs: wantedRefs(scope),
    ...(isHidden() ? { visible: [], away: true } : { visible: visibleRefs() }),
    ...(refreshing ? { refresh: true } : {}),
  };
}

function appsOf({ sdkAppId, others = [] }: BoardScope): number[] {
  return [sdkAppId, ...others];
}

function wantedRefs(scope: BoardScope): readonly TaskRef[] {
  const { sdkAppId, list } = scope;
  if (list === 'all' || list === 'mine')
    return useWatchlist.getState().tasks.filter((task) => appsOf(scope).includes(task.sdkAppId));
  const watch: BoardView['watch'] = JSON.parse(list.slice('watch '.length));
  return watch.map((task) => ({ sdkAppId, ...task }));
}

function newLease(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
