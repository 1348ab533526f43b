import type { AppSummary } from '#contract/app-summary.ts';
import { isLive, STATUSES, statusOf } from '#contract/status.ts';
import { type StuckLimits, stuckOf } from '#contract/stuck.ts';
import type { TaskView } from '#contract/task-view.ts';
import { troubleOf } from '#contract/trouble.ts';

/** Counts the tasks of one SdkAppId by status and by what needs attention. */
export function summarize(
  sdkAppId: number,
  views: TaskView[],
  limits: Omit<StuckLimits, 'sdkAppId'>,
): Omit<AppSummary, 'label'> {
  const counts = Object.fromEntries(STATUSES.map((status) => [status, 0])) as AppSummary['counts'];
  const troubles = { failing: 0, other: 0, stuck: 0, notFound: 0 };
  for (const view of views) {
    counts[statusOf(view)] += 1;
    const trouble = troubleOf(view, { stale: false, stuck: stuckOf(view, limits) !== null });
    if (trouble !== null && trouble !== 'stale') troubles[trouble] += 1;
  }
  const times = views
    .filter(isLive)
    .map((view) => view.answeredAt)
    .filter((at) => at !== null);
  return {
    sdkAppId,
    counts,
    troubles,
    oldestAnswerAt: times.length > 0 ? Math.min(...times) : null,
  };
}
