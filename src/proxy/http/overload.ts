import { monitorEventLoopDelay } from 'node:perf_hooks';
import { getHeapStatistics } from 'node:v8';
import { type ApiAnswer, problem } from '../api/answer.ts';
import type { Background } from '../background.ts';

/** Measured over so long that a machine that was merely paused for a moment turns no client away. */
const MEASURED_MS = 2_000;
const RESOLUTION_MS = 10;
const RETRY_S = 5;
const MOST_HEAP = 0.9;

interface OverloadOptions {
  /** Mean delay of the event loop beyond which new requests would only make it worse. */
  mostDelayMs: number;
  background: Background;
}

/**
 * Measures whether the process can bear more. Nothing of it opens a file, as asking for the memory of the process does:
 * it must work when there is no file descriptor left.
 */
export function createOverload({ mostDelayMs, background }: OverloadOptions) {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delays.enable();
  let isOver = false;
  const stop = background.every('load', MEASURED_MS, () => {
    // The histogram counts the pause between two looks, not how much longer than meant it was.
    const delayMs = delays.count === 0 ? Number.POSITIVE_INFINITY : delays.mean / 1e6 - RESOLUTION_MS;
    delays.reset();
    const { used_heap_size, heap_size_limit } = getHeapStatistics();
    isOver = delayMs > mostDelayMs || used_heap_size > MOST_HEAP * heap_size_limit;
  });

  return {
    /** Null, or the answer for a client that is to come back later. */
    refuse: (): ApiAnswer | null => (isOver ? busy() : null),
    stop(): void {
      stop();
      delays.disable();
    },
  };
}

function busy(): ApiAnswer {
  const answer = problem(503, 'Busy', 'The server is overloaded. Retry in a few seconds.');
  return { ...answer, headers: { ...answer.headers, 'retry-after': String(RETRY_S) } };
}
