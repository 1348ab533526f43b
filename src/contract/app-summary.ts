import * as z from 'zod/mini';
import { SdkAppId } from './task-ref.ts';
import { TASK_STATES, TaskView } from './task-view.ts';

/** One SdkAppId as the proxy knows it: how many tasks in which state, and how many have a problem now. */
export const AppSummary = z.object({
  sdkAppId: SdkAppId,
  /** What people call it, the same for everybody who uses this server; null when it has no name. */
  label: z.nullable(z.string()),
  counts: z.record(z.enum(TASK_STATES), z.number()),
  failing: z.number(),
  /** The oldest `answeredAt` among its live tasks; null when none was answered. */
  oldestAnswerAt: z.nullable(z.number()),
});
export type AppSummary = z.infer<typeof AppSummary>;

export const AppsAnswer = z.object({ now: z.number(), apps: z.array(AppSummary) });
export type AppsAnswer = z.infer<typeof AppsAnswer>;

const MAX_LABEL_LENGTH = 60;

/** What people call an SdkAppId from now on; null takes the name away. */
export const AppLabel = z.strictObject({
  label: z.nullable(
    z
      .string('must be text')
      .check(
        z.trim(),
        z.minLength(1, 'must not be empty'),
        z.maxLength(MAX_LABEL_LENGTH, `must be at most ${MAX_LABEL_LENGTH} characters`),
        z.regex(/^\P{C}*$/u, 'must not contain control characters'),
      ),
  ),
});

export const AppTasksAnswer = z.object({ now: z.number(), tasks: z.array(TaskView) });
export type AppTasksAnswer = z.infer<typeof AppTasksAnswer>;
