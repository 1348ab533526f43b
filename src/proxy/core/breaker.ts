const PROBE_EVERY_MS = 60_000;

export type Breaker = ReturnType<typeof createBreaker>;

/**
 * Stops asking while every answer would be the same refusal: open, it lets one probe through a minute.
 * Every `now` is milliseconds of one monotonic clock.
 */
export function createBreaker() {
  let probeAt: number | null = null;
  return {
    /** Milliseconds until a call may go; 0 when closed or when the next probe is due. */
    waitMs: (now: number) => (probeAt === null ? 0 : Math.max(0, probeAt - now)),
    isOpen: () => probeAt !== null,
    /** Call when something is sent: while open, that was the minute's probe. */
    sent(now: number): void {
      if (probeAt !== null) probeAt = now + PROBE_EVERY_MS;
    },
    refused(now: number): void {
      probeAt = now + PROBE_EVERY_MS;
    },
    accepted(): void {
      probeAt = null;
    },
    /** Something changed that may cure it (another key): the next call may go at once. */
    probeNow(now: number): void {
      if (probeAt !== null) probeAt = now;
    },
  };
}
