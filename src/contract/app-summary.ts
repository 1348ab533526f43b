import * as v from 'valibot';
import { Incident } from './incident.ts';
import { Limits } from './limits.ts';
import { STATUSES } from './status.ts';
import { SdkAppId } from './task-ref.ts';
import { TaskView } from './task-view.ts';

/** One SdkAppId as the proxy knows it: how many tasks in which state, and how many open incidents its tasks have. */
export const AppSummary = v.object({
  sdkAppId: SdkAppId,
  /** What people call it, the same for all viewers of this server; null when it has no name. */
  label: v.nullable(v.string()),
  limits: Limits,
  counts: v.object(v.entriesFromList(STATUSES, v.number())),
  /** Tasks that ended too long ago to be among these: `GET /api/apps/:sdkAppId/ended` has them. */
  endedEarlier: v.number(),
  /** Of its tasks: those that no one has acknowledged by their cause, and those that someone has. */
  incidents: v.object({
    failing: v.number(),
    overLimit: v.number(),
    notFound: v.number(),
    acknowledged: v.number(),
  }),
  /** The oldest `answeredAt` among its live tasks; null when none was answered. */
  oldestAnswerAt: v.nullable(v.number()),
  /** When Tencent last answered the account that asks for it; null when it has not yet. */
  answeredAt: v.nullable(v.number()),
});
export type AppSummary = v.InferOutput<typeof AppSummary>;

export const AppsAnswer = v.object({
  now: v.number(),
  /** For so many hours a task that has ended stays among the others. */
  endedOnBoardHours: v.number(),
  apps: v.array(AppSummary),
  /** The open ones that are wider than a task. */
  incidents: v.array(Incident),
  /**
   * When Tencent last answered: to the account that waits for longest, of those with tasks here that are live or unchecked. Null
   * when one of them has not been answered yet.
   */
  answeredAt: v.nullable(v.number()),
});
export type AppsAnswer = v.InferOutput<typeof AppsAnswer>;

export const AppTasksAnswer = v.object({ now: v.number(), tasks: v.array(TaskView) });
export type AppTasksAnswer = v.InferOutput<typeof AppTasksAnswer>;
