/** Below this a reading that is behind is the delay on the way, not the clock's; following it would make ages jump. */
const IGNORED_MS = 300;

/** Every answer of the proxy says what time it is there; ages are differences to that, whatever this computer thinks. */
export function createServerClock() {
  let offsetMs: number | null = null;
  return {
    hearServerTime(now: number): void {
      const heard = now - Date.now();
      if (offsetMs === null || heard > offsetMs || offsetMs - heard > IGNORED_MS) offsetMs = heard;
    },
    serverNow: () => Date.now() + (offsetMs ?? 0),
    /** A moment of this computer's clock, told by the proxy's. */
    toServerTime: (localMs: number) => localMs + (offsetMs ?? 0),
  };
}

/** The proxy has one clock, and so has the page. */
export const { hearServerTime, serverNow, toServerTime } = createServerClock();
