import * as z from 'zod/mini';

/** How the calls a second are being spent. */
export const Pace = z.object({
  /** Calls sent per second, averaged over the last seconds. */
  usedPerSecond: z.number(),
  /** What we allow ourselves, and what Tencent allows everybody together. */
  ceilingPerSecond: z.number(),
  quotaPerSecond: z.number(),
  liveTasks: z.number(),
  /** How long it now takes to ask every task on somebody's screen once; null when none is. */
  visiblePeriodMs: z.nullable(z.number()),
  /** Listed tasks that are asked again but are on no screen, and what each of them adds to the period of all of them. */
  hiddenTasks: z.number(),
  hiddenTaskCostMs: z.number(),
  /** Tencent refused a call while our own count was below the quota: somebody else spends it too. */
  othersUseQuota: z.boolean(),
});
export type Pace = z.infer<typeof Pace>;

/** Why nothing new can be learnt from Tencent at present, for all tasks of the account. Null while it can. */
export const Outage = z.object({
  kind: z.enum(['unreachable', 'credential', 'clock', 'throttle']),
  code: z.string(),
  message: z.string(),
  requestId: z.nullable(z.string()),
  since: z.number(),
});
export type Outage = z.infer<typeof Outage>;
