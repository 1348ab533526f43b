import * as v from 'valibot';
import { STATUSES } from './status.ts';
import { AskedLimits } from './stuck.ts';
import { SdkAppId } from './task-ref.ts';
import { TaskView } from './task-view.ts';
import type { Trouble } from './trouble.ts';

/** Worst first. Without `stale`: how old an answer may be depends on who looks at what. */
export const SUMMED_TROUBLES = ['failing', 'other', 'stuck', 'notFound'] as const satisfies readonly Trouble[];

/** One SdkAppId as the proxy knows it: how many tasks in which state, and how many need attention. */
export const AppSummary = v.object({
  sdkAppId: SdkAppId,
  /** What people call it, the same for all viewers of this server; null when it has no name. */
  label: v.nullable(v.string()),
  counts: v.object(v.entriesFromList(STATUSES, v.number())),
  /** Each task with its worst trouble only. */
  troubles: v.object(v.entriesFromList(SUMMED_TROUBLES, v.number())),
  /** The oldest `answeredAt` among its live tasks; null when none was answered. */
  oldestAnswerAt: v.nullable(v.number()),
});
export type AppSummary = v.InferOutput<typeof AppSummary>;

/** What `limits` says of an SdkAppId decides there which tasks are stuck. */
export const AppsQuestion = v.object({ limits: v.optional(AskedLimits) });

export const AppsAnswer = v.object({ now: v.number(), apps: v.array(AppSummary) });
export type AppsAnswer = v.InferOutput<typeof AppsAnswer>;

export const AppTasksAnswer = v.object({ now: v.number(), tasks: v.array(TaskView) });
export type AppTasksAnswer = v.InferOutput<typeof AppTasksAnswer>;
