import { setImmediate } from 'node:timers/promises';
import type { Steps } from '../steps.ts';

/** Does what it is given, and has it charged. */
export type Meter = <T>(work: () => T) => T;

/**
 * For all work on one request, of which one part may be done within another: it is charged once.
 *
 * @param charge is told milliseconds
 */
export function createMeter(charge: (ms: number) => void, cpuMs = ownCpuMs): Meter {
  let isMeasuring = false;
  return (work) => {
    if (isMeasuring) return work();
    isMeasuring = true;
    const begun = cpuMs();
    try {
      return work();
    } finally {
      isMeasuring = false;
      charge(cpuMs() - begun);
    }
  };
}

/** Of this thread, whatever else this machine does. */
function ownCpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

/** What is made piece by piece, whenever the next one is taken. */
export function* measuredPieces(pieces: Iterator<string>, measured: Meter): Generator<string, void> {
  for (;;) {
    const { done, value } = measured(() => pieces.next());
    if (done) return;
    yield value;
  }
}

/** Between two steps, all that others have sent meanwhile is worked on. */
export async function stepByStep<T>(steps: Steps<T>, measured: Meter): Promise<T> {
  for (;;) {
    const { done, value } = measured(() => steps.next());
    if (done) return value;
    await setImmediate();
  }
}
