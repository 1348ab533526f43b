import type { AppSummary } from '#contract/app-summary.ts';
import { LIVE_STATUSES, STATUSES, type Status } from '#contract/status.ts';
import type { WatchlistTask } from '../../persistence/parse-watchlist.ts';

/** What a task can need attention for, worst first. */
export const TASK_CAUSES = ['failing', 'overLimit', 'notFound'] as const;

/** An SdkAppId of the server or of my watchlist; `summary` is null while only I know it. */
export interface KnownApp {
  sdkAppId: number;
  /** What people call it, the same for all who use this server. */
  name: string | null;
  summary: AppSummary | null;
  mine: number;
  tasks: number;
  live: number;
  attention: number;
}

/** The server's SdkAppIds and mine, by number: a list to find things in does not move. */
export function knownApps(
  summaries: readonly AppSummary[],
  watchlist: readonly WatchlistTask[],
  opened: readonly number[] = [],
): KnownApp[] {
  const bySdkAppId = new Map(summaries.map((summary) => [summary.sdkAppId, summary]));
  const numbers = new Set([...bySdkAppId.keys(), ...watchlist.map(({ sdkAppId }) => sdkAppId), ...opened]);
  return Array.from(numbers, (sdkAppId) => {
    const summary = bySdkAppId.get(sdkAppId) ?? null;
    const total = (statuses: readonly Status[]) =>
      statuses.reduce((sum, status) => sum + (summary?.counts[status] ?? 0), 0);
    return {
      sdkAppId,
      name: summary?.label ?? null,
      summary,
      mine: watchlist.filter((task) => task.sdkAppId === sdkAppId).length,
      tasks: total(STATUSES),
      live: total(LIVE_STATUSES),
      attention: TASK_CAUSES.reduce((sum, cause) => sum + (summary?.incidents[cause] ?? 0), 0),
    };
  }).sort((a, b) => a.sdkAppId - b.sdkAppId);
}
