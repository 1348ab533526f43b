import * as v from 'valibot';
import type { TaskView } from './task-view.ts';

/** Shorter is never long, and a limit of more than a month is none. */
const MIN_LIMIT_MS = 1_000;
const MAX_LIMIT_MS = 31 * 24 * 3_600_000;

const Limit = v.nullable(
  v.pipe(
    v.number('must be whole milliseconds'),
    v.safeInteger('must be whole milliseconds'),
    v.minValue(MIN_LIMIT_MS, `must be at least ${MIN_LIMIT_MS}`),
    v.maxValue(MAX_LIMIT_MS, `must be at most ${MAX_LIMIT_MS}`),
  ),
);

/** How long a task of an SdkAppId may idle, exit and run until that is too long; null: for ever. */
export const Limits = v.strictObject({ idleMs: Limit, exitingMs: Limit, runningMs: Limit });
export type Limits = v.InferOutput<typeof Limits>;

/** A task leaves `Exited` within seconds; how long a task may idle or run is for each team to say. */
export const DEFAULT_LIMITS: Limits = { idleMs: null, exitingMs: 2 * 60_000, runningMs: null };

export function sameLimits(a: Limits, b: Limits): boolean {
  return a.idleMs === b.idleMs && a.exitingMs === b.exitingMs && a.runningMs === b.runningMs;
}

export interface Over {
  what: 'idle' | 'exiting' | 'running';
  /** For how long at least: we sample. */
  forMs: number;
  limitMs: number;
}

/**
 * Whether a task has been in its state, or running, for longer than is allowed. Only what was observed counts, up to its
 * last answer: in an outage nothing becomes over limit.
 */
export function overLimitOf(
  { state, stateSince, startTime, answeredAt }: TaskView,
  { idleMs, exitingMs, runningMs }: Limits,
): Over | null {
  const over = (what: Over['what'], since: number | null, limitMs: number | null) => {
    if (since === null || limitMs === null || answeredAt === null) return null;
    const forMs = answeredAt - since;
    return forMs > limitMs ? { what, forMs, limitMs } : null;
  };
  if (state === 'ended' || state === 'notFound') return null;
  return (
    (state === 'idle' ? over(state, stateSince, idleMs) : null) ??
    (state === 'exiting' ? over(state, stateSince, exitingMs) : null) ??
    over('running', startTime, runningMs)
  );
}
