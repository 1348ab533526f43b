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
  for (const view of views) counts[statusOf(view)] += 1;
  const open = { failing: 0, overLimit: 0, notFound: 0, acknowledged: 0 };
  for (const { cause, acknowledgement } of incidents) {
    if (acknowledgement) open.acknowledged += 1;
    else if (cause === 'failing' || cause === 'overLimit' || cause === 'notFound') open[cause] += 1;
  }
  const times = views
    .filter(isLive)
    .map((view) => view.answeredAt)
    .filter((at) => at !== null);
  return { counts, incidents: open, oldestAnswerAt: times.length > 0 ? Math.min(...times) : null };
}
