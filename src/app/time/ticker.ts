const TICK_MS = 1_000;
/** So long before a tick something may come that is to be shown with it. */
const NEAR_MS = 200;

/** One timer for everything on the screen that counts seconds; `serverNow` is the time that is shown. */
export function createTicker(serverNow: () => number) {
  const listeners = new Set<(now: number) => void>();
  let timer: ReturnType<typeof setInterval> | undefined;
  let shownNow = 0;
  /** By this computer's clock. */
  let tickedAt = 0;

  /** Calls back once a second with the server's time. */
  function onTick(listener: (now: number) => void): () => void {
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

  return {
    onTick,

    /**
     * `ms` after `since`, both by this computer's clock, moved to where it is answered just before a tick: the milliseconds
     * until then. What comes together with the ages costs no frame of its own.
     */
    msToJustBeforeTick(since: number, ms: number): number {
      if (ms < TICK_MS) return ms;
      const now = Date.now();
      const passed = now + NEAR_MS - tickedAt;
      // A clock that was put back makes of the past a future, which must not be waited for.
      const due = Math.min(since, now) + ms + NEAR_MS - tickedAt;
      const ticks = Math.max(Math.round(due / TICK_MS), Math.floor(passed / TICK_MS) + 1);
      return ticks * TICK_MS - passed;
    },

    /** With the next tick if that is near, else at once. */
    async nearTick(): Promise<void> {
      const left = tickedAt + TICK_MS - Date.now();
      // The timers of a hidden tab are late.
      if (document.visibilityState === 'hidden' || timer === undefined || left < 0 || left > NEAR_MS) return;
      await new Promise<void>((resolve) => {
        const stop = onTick(() => {
          stop();
          resolve();
        });
      });
    },

    /** Between two ticks the time stands still, so that everything on the screen shows the same second. */
    tickedNow(): number {
      if (Math.abs(serverNow() - shownNow) >= TICK_MS) shownNow = serverNow();
      return shownNow;
    },
  };
}
