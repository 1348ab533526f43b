import type { AppSummary } from '#contract/app-summary.ts';
import type { KeptIncident } from '#contract/incident.ts';
import { isLive, STATUSES, statusOf } from '#contract/status.ts';
import type { TaskView } from '#contract/task-view.ts';

/**
 * Counts the tasks of one SdkAppId by status, and their incidents.
 *
 * @param incidents the open ones of its tasks
 */
export function summarize(
  views: readonly TaskView[],
  incidents: readonly KeptIncident[],
): Pick<AppSummary, 'counts' | 'incidents' | 'oldestAnswerAt'> {
  const counts = Object.fromEntries(STATUSES.map((status) => [status, 0])) as AppSummary['counts'];
  let oldestAnswerAt: number | null = null;
  for (const view of views) {
    counts[statusOf(view)] += 1;
    if (view.answeredAt !== null && isLive(view))
      oldestAnswerAt = Math.min(oldestAnswerAt ?? view.answeredAt, view.answeredAt);
  }
  const open = { failing: 0, overLimit: 0, notFound: 0, acknowledged: 0 };
  for (const { cause, acknowledgement } of incidents) {
    if (acknowledgement) open.acknowledged += 1;
    else if (cause === 'failing' || cause === 'overLimit' || cause === 'notFound') open[cause] += 1;
  }
  return { counts, incidents: open, oldestAnswerAt };
}
