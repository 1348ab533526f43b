/** The only source of time and timers: real in the process, virtual in tests and benches. */
export interface Clock {
  /** Milliseconds since the epoch; may jump. */
  wall(): number;
  /** Milliseconds that never decrease; only differences mean anything. */
  monotonic(): number;
  /** Calls back once after `ms`; the returned function takes that back. */
  after(ms: number, callback: () => void): () => void;
}

/** Node fires at once what is to wait for longer. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export const systemClock: Clock = {
  wall: () => Date.now(),
  monotonic: () => performance.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, Math.min(ms, LONGEST_TIMER_MS));
    return () => clearTimeout(timer);
  },
};
