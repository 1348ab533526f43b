import * as v from 'valibot';

/** How the calls a second are being spent. */
export const Pace = v.object({
  /** Calls sent per second, averaged over the last seconds. */
  usedPerSecond: v.number(),
  /** What we allow ourselves, and what Tencent allows all clients together. */
  ceilingPerSecond: v.number(),
  quotaPerSecond: v.number(),
  liveTasks: v.number(),
  /** How long it now takes to ask every task on a screen once; null when none is. */
  visiblePeriodMs: v.nullable(v.number()),
  /** Listed tasks that are asked again but are on no screen, and what each of them adds to the period of all of them. */
  hiddenTasks: v.number(),
  hiddenTaskCostMs: v.number(),
  /** How long until every listed task has been asked for the first time, and what each further one adds to that. */
  firstPassMs: v.number(),
  newTaskCostMs: v.number(),
  /** Tencent refused a call while our own count was below the quota: another client spends it too. */
  othersUseQuota: v.boolean(),
  /** The key is refused: nothing is asked but one call a minute. */
  isProbing: v.boolean(),
  /**
   * When Tencent last answered: to the account that waits for longest, of those with listed tasks that are live or unchecked. Null
   * when one of them has not been answered yet.
   */
  answeredAt: v.nullable(v.number()),
});
export type Pace = v.InferOutput<typeof Pace>;

/**
 * What a person who runs the server should know: why nothing new can be learnt from Tencent at present, for all tasks of
 * the account; or, with calls that succeed, that its clock is wrong, that states are kept in memory only (`store`) or that
 * another part of the server fails (`server`): a file that it cannot read, or work of its own.
 */
export const Outage = v.object({
  kind: v.picklist(['unreachable', 'credential', 'clock', 'throttle', 'store', 'server']),
  code: v.string(),
  message: v.string(),
  requestId: v.nullable(v.string()),
  since: v.number(),
  /** The last good answer before it: what is shown is as of then. Null when there was none. */
  asOf: v.nullable(v.number()),
});
export type Outage = v.InferOutput<typeof Outage>;
