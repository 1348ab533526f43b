import * as v from 'valibot';
import { SdkAppId } from './task-ref.ts';
import { TASK_STATES, TaskView } from './task-view.ts';

/** One SdkAppId as the proxy knows it: how many tasks in which state, and how many have a problem now. */
export const AppSummary = v.object({
  sdkAppId: SdkAppId,
  /** What people call it, the same for everybody who uses this server; null when it has no name. */
  label: v.nullable(v.string()),
  counts: v.object(v.entriesFromList(TASK_STATES, v.number())),
  failing: v.number(),
  /** The oldest `answeredAt` among its live tasks; null when none was answered. */
  oldestAnswerAt: v.nullable(v.number()),
});
export type AppSummary = v.InferOutput<typeof AppSummary>;

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
