import { useSyncExternalStore } from 'react';
import { serverNow } from './server-clock.ts';

const TICK_MS = 1_000;
const listeners = new Set<(now: number) => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let shownNow = 0;
/** By this computer's clock. */
let tickedAt = 0;

/** Calls back once a second with the server's time: one timer for everything on the screen. */
export function onTick(listener: (now: number) => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    shownNow = serverNow();
    tickedAt = Date.now();
    for (const notify of listeners) notify(shownNow);
  }, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** So long before a tick something may come that is to be shown with it. */
const NEAR_MS = 200;

/**
 * `ms` after `since`, both by this computer's clock, moved to where it is answered just before a tick: the milliseconds
 * until then. What comes together with the ages costs no frame of its own.
 */
export function msToJustBeforeTick(since: number, ms: number): number {
  if (ms < TICK_MS) return ms;
  const now = Date.now();
  const passed = now + NEAR_MS - tickedAt;
  // A clock that was put back makes of the past a future, which must not be waited for.
  const due = Math.min(since, now) + ms + NEAR_MS - tickedAt;
  const ticks = Math.max(Math.round(due / TICK_MS), Math.floor(passed / TICK_MS) + 1);
  return ticks * TICK_MS - passed;
}

/** With the next tick if that is near, else at once. */
export async function nearTick(): Promise<void> {
  const left = tickedAt + TICK_MS - Date.now();
  // The timers of a hidden tab are late.
  if (document.visibilityState === 'hidden' || timer === undefined || left < 0 || left > NEAR_MS) return;
  await new Promise<void>((resolve) => {
    const stop = onTick(() => {
      stop();
      resolve();
    });
  });
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
