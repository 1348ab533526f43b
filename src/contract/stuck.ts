import * as v from 'valibot';
import { SdkAppId } from './task-ref.ts';
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

/** How long a task of one SdkAppId may idle, exit and run until that is too long; null: for ever. */
export const StuckLimits = v.object({ sdkAppId: SdkAppId, idleMs: Limit, exitingMs: Limit, runningMs: Limit });
export type StuckLimits = v.InferOutput<typeof StuckLimits>;

/** More than a person has, and fewer than what makes an address too long for the servers on its way. */
export const MAX_LIMITS_ASKED = 50;

/** The limits of the caller, in an address: few or none, as JSON. */
export const AskedLimits = v.pipe(
  v.string(),
  v.parseJson(undefined, 'must be JSON'),
  v.array(StuckLimits, 'must be a list'),
  v.maxLength(MAX_LIMITS_ASKED, `must be at most ${MAX_LIMITS_ASKED} SdkAppIds`),
);

/** A task leaves `Exited` within seconds; how long a task may idle or run is for each viewer to say. */
export const DEFAULT_LIMITS = { idleMs: null, exitingMs: 2 * 60_000, runningMs: null };

/** Where a person says nothing, the default limits hold. */
export function limitsOf(apps: readonly StuckLimits[], sdkAppId: number): Omit<StuckLimits, 'sdkAppId'> {
  return apps.find((app) => app.sdkAppId === sdkAppId) ?? DEFAULT_LIMITS;
}

export interface Stuck {
  what: 'idle' | 'exiting' | 'running';
  /** For how long at least: we sample. */
  forMs: number;
  limitMs: number;
}

/**
 * Whether a task has been in its state, or running, for longer than is allowed. Only what was observed counts, up to its
 * last answer: in an outage nothing becomes stuck.
 */
export function stuckOf(
  { state, stateSince, startTime, answeredAt }: TaskView,
  { idleMs, exitingMs, runningMs }: Omit<StuckLimits, 'sdkAppId'>,
): Stuck | null {
  const over = (what: Stuck['what'], since: number | null, limitMs: number | null) => {
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
