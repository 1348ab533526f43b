import { parseTaskKey } from '#contract/task-ref.ts';
import { WatchAnswer } from '#contract/watch.ts';
import { postJson } from '../api/request.ts';
import { apiPath } from '../navigation.ts';
import { useWatchlist } from '../persistence/watchlist.ts';
import { hearServerTime } from '../time/server-clock.ts';
import { nearTick } from '../time/use-ticking.ts';
import { createWatchClient } from './watch-client.ts';

/** The live data of this tab. */
export function browserWatchClient() {
  return createWatchClient({
    watchlist: () => useWatchlist.getState().tasks,
    visibility: { isHidden: () => document.visibilityState === 'hidden' },
    ask: (request) => postJson(WatchAnswer, apiPath('watch'), request),
    newLease,
    onRemoved: (keys) => void unwatch(keys),
    onServerTime: hearServerTime,
    untilShown: nearTick,
  });
}

/** Else the list of this browser would bring them back. */
async function unwatch(keys: readonly string[]): Promise<void> {
  const { removeFromWatchlist } = await import('../persistence/edit-watchlist.ts');
  removeFromWatchlist(keys.flatMap((key) => parseTaskKey(key) ?? []));
}

function newLease(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
