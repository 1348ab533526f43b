import { useSyncExternalStore } from 'react';
import { serverNow } from './server-clock.ts';
import { createTicker } from './ticker.ts';

/** The page has one, so that all that counts on the screen counts in the same frame. */
export const { onTick, msToJustBeforeTick, nearTick, tickedNow } = createTicker(serverNow);

/**
 * What `read` makes of the server's time, looked at once a second. The component renders again only when the result
 * is another one, so `read` must return a string, a number, a boolean or null.
 */
export function useTicking<T extends string | number | boolean | null>(read: (now: number) => T): T {
  return useSyncExternalStore(onTick, () => read(tickedNow()));
}
