import type { Clock } from '#proxy/clock.ts';

export interface VirtualClock extends Clock {
  /** Lets `ms` pass: every timer due by then fires in its order, and what awaits it goes on, before the next one. */
  advance(ms: number): Promise<void>;
  /** Moves the wall clock without letting time pass, as an administrator or NTP would. */
  jump(ms: number): void;
}

export const VIRTUAL_START = Date.UTC(2026, 10, 22, 6, 0, 0);

/** A clock that stands still until it is told to go on. */
export function createVirtualClock(): VirtualClock {
  let now = 0;
  let wallOffset = VIRTUAL_START;
  const timers = new Set<{ at: number; callback: () => void }>();

  const nextDue = (until: number) => {
    let due: { at: number; callback: () => void } | null = null;
    for (const timer of timers) if (timer.at <= until && (due === null || timer.at < due.at)) due = timer;
    return due;
  };

  return {
    // Whole milliseconds, as Date.now() has them.
    wall: () => Math.floor(wallOffset + now),
    monotonic: () => now,
    after(ms, callback) {
      const timer = { at: now + ms, callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    async advance(ms) {
      await settled();
      const until = now + ms;
      for (let due = nextDue(until); due !== null; due = nextDue(until)) {
        timers.delete(due);
        now = Math.max(now, due.at);
        due.callback();
        await settled();
      }
      now = until;
      await settled();
    },
    jump(ms) {
      wallOffset += ms;
    },
  };
}

/** Everything that could go on without time passing has gone on. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
