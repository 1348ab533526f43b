import * as z from 'zod/mini';
import { SdkAppId } from './task-ref.ts';
import { TASK_STATES, TaskView } from './task-view.ts';

/** One SdkAppId as the proxy knows it: how many tasks in which state, and how many have a problem now. */
export const AppSummary = z.object({
  sdkAppId: SdkAppId,
  counts: z.record(z.enum(TASK_STATES), z.number()),
  failing: z.number(),
  /** The oldest `answeredAt` among its live tasks; null when none was answered. */
  oldestAnswerAt: z.nullable(z.number()),
});
export type AppSummary = z.infer<typeof AppSummary>;

export const AppsAnswer = z.object({ now: z.number(), apps: z.array(AppSummary) });
export type AppsAnswer = z.infer<typeof AppsAnswer>;

export const AppTasksAnswer = z.object({ now: z.number(), tasks: z.array(TaskView) });
export type AppTasksAnswer = z.infer<typeof AppTasksAnswer>;
