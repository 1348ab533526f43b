import { type Clock, systemClock } from '#proxy/clock.ts';

interface HeadStartClock extends Clock {
  /** Runs through the past as fast as the machine can; from then on the clock goes with the real one. */
  catchUp(): Promise<void>;
}

/** A clock that begins in the past, so that what runs by it has a history when a visitor comes to look. */
export function createHeadStartClock(from: number, real: Clock = systemClock): HeadStartClock {
  const start = real.monotonic() - (real.wall() - from);
  let now = start;
  let isPast = true;
  const timers = new Set<{ at: number; callback: () => void; cancel: () => void }>();

  const nextDue = () => {
    const [first] = [...timers].sort((a, b) => a.at - b.at);
    return first && first.at <= real.monotonic() ? first : null;
  };

  return {
    wall: () => (isPast ? Math.floor(from + now - start) : real.wall()),
    monotonic: () => (isPast ? now : real.monotonic()),
    after(ms, callback) {
      if (!isPast) return real.after(ms, callback);
      const timer = { at: now + ms, callback, cancel: () => void timers.delete(timer) };
      timers.add(timer);
      return () => timer.cancel();
    },
    async catchUp() {
      const { port1, port2 } = new MessageChannel();
      // Whatever can go on without time passing has gone on.
      const settled = () =>
        new Promise<void>((resolve) => {
          port1.onmessage = () => resolve();
          port2.postMessage(null);
        });
      for (let due = nextDue(); due !== null; due = nextDue()) {
        timers.delete(due);
        now = Math.max(now, due.at);
        due.callback();
        await settled();
      }
      port1.close();
      isPast = false;
      for (const timer of timers) timer.cancel = real.after(timer.at - real.monotonic(), timer.callback);
    },
  };
}
