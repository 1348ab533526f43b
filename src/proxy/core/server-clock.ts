/** Beyond this the machine's clock is worth a banner, although every call succeeds. */
export const CLOCK_WRONG_MS = 30_000;

export type ServerClock = ReturnType<typeof createServerClock>;

/**
 * The time that a signature needs: Tencent's, which refuses more than five minutes of difference. Runs on the monotonic
 * clock from the first moment on, so that a jump of the machine's clock costs no call at all, and is set right by the
 * `Date` header of a refused call. Times are milliseconds: `wall` since the epoch, `monotonic` of any origin.
 */
export function createServerClock(start: { wall: number; monotonic: number }) {
  let offset = start.wall - start.monotonic;
  return {
    /** Tencent's time now, as far as we know. */
    now: (monotonic: number) => monotonic + offset,
    /** A refused call came with this `Date`. */
    correct(serverTime: number, monotonic: number): void {
      offset = serverTime - monotonic;
    },
    /** How far the machine's clock is ahead of Tencent's, or behind (negative). */
    errorMs: (now: { wall: number; monotonic: number }) => now.wall - (now.monotonic + offset),
  };
}
