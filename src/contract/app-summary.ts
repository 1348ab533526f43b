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

const MAX_LABEL_LENGTH = 60;

/** What people call an SdkAppId from now on; null takes the name away. */
export const AppLabel = v.strictObject({
  label: v.nullable(
    v.pipe(
      v.string('must be text'),
      v.trim(),
      v.minLength(1, 'must not be empty'),
      v.maxLength(MAX_LABEL_LENGTH, `must be at most ${MAX_LABEL_LENGTH} characters`),
      v.regex(/^\P{C}*$/u, 'must not contain control characters'),
    ),
  ),
});

export const AppTasksAnswer = v.object({ now: v.number(), tasks: v.array(TaskView) });
export type AppTasksAnswer = v.InferOutput<typeof AppTasksAnswer>;
