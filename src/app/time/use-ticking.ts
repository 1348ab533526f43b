import { useSyncExternalStore } from 'react';
import { serverNow } from './server-clock.ts';

const TICK_MS = 1_000;
const listeners = new Set<(now: number) => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let shownNow = 0;

/** Calls back once a second with the server's time: one timer for everything on the screen. */
export function onTick(listener: (now: number) => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    shownNow = serverNow();
    for (const notify of listeners) notify(shownNow);
  }, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** Between two ticks the time stands still, so that everything on the screen shows the same second. */
export function tickedNow(): number {
  if (Math.abs(serverNow() - shownNow) >= TICK_MS) shownNow = serverNow();
  return shownNow;
}

/**
 * What `read` makes of the server's time, looked at once a second. The component renders again only when the result
 * is another one, so `read` must return a string, a number, a boolean or null.
 */
export function useTicking<T extends string | number | boolean | null>(read: (now: number) => T): T {
  return useSyncExternalStore(onTick, () => read(tickedNow()));
}
