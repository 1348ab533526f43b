import { WatchAnswer } from '#contract/watch.ts';
import { postJson } from '../api/request.ts';
import { apiPath } from '../navigation.ts';
import { useWatchlist } from '../persistence/watchlist.ts';
import { hearServerTime } from '../time/server-clock.ts';
import { nearTick } from '../time/use-ticking.ts';
import type { OnRemoved } from './watch.ts';
import { createWatchClient } from './watch-client.ts';

/** The live data of this tab. */
export function browserWatchClient(onRemoved: OnRemoved) {
  return createWatchClient({
    watchlist: () => useWatchlist.getState().tasks,
    visibility: { isHidden: () => document.visibilityState === 'hidden' },
    ask: (request) => postJson(WatchAnswer, apiPath('watch'), request),
    newLease,
    onRemoved,
    onServerTime: hearServerTime,
    untilShown: nearTick,
  });
}

function newLease(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
