import type { AppSummary } from '#contract/app-summary.ts';
import type { Incident } from '#contract/incident.ts';
import { LIVE_STATUSES, STATUSES, type Status } from '#contract/status.ts';
import type { WatchlistTask } from '../../persistence/parse-watchlist.ts';
import { concernsApp } from '../../status/concerns-app.ts';
import { isWide, type WideIncident } from '../../status/wide-incident.ts';

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
  /** Those of mine that the server does not know are not checked either. */
  unchecked: number;
  /** The open incidents that concern it and are wider than a task. */
  wide: readonly WideIncident[];
  /** Its open incidents: of the account, of its region, its own and those of its tasks. */
  attention: number;
  acknowledged: number;
}

interface Known {
  apps: readonly AppSummary[];
  /** The open ones that are wider than a task. */
  incidents: readonly Incident[];
}

const NOTHING: Known = { apps: [], incidents: [] };

/** The server's SdkAppIds and mine, by number: a list to find things in does not move. */
export function knownApps(
  { apps, incidents }: Known = NOTHING,
  watchlist: readonly WatchlistTask[],
  opened: readonly number[] = [],
): KnownApp[] {
  const bySdkAppId = new Map(apps.map((summary) => [summary.sdkAppId, summary]));
  const numbers = new Set([...bySdkAppId.keys(), ...watchlist.map(({ sdkAppId }) => sdkAppId), ...opened]);
  return Array.from(numbers, (sdkAppId) => {
    const summary = bySdkAppId.get(sdkAppId) ?? null;
    const total = (statuses: readonly Status[]) =>
      statuses.reduce((sum, status) => sum + (summary?.counts[status] ?? 0), 0);
    const mine = watchlist.filter((task) => task.sdkAppId === sdkAppId).length;
    const tasks = total(STATUSES);
    const wide = incidents.filter(isWide).filter((incident) => concernsApp(incident, sdkAppId));
    const taken = wide.filter(({ acknowledgement }) => acknowledgement !== null).length;
    return {
      sdkAppId,
      name: summary?.label ?? null,
      summary,
      mine,
      tasks,
      live: total(LIVE_STATUSES),
      unchecked: total(['unchecked']) + Math.max(0, mine - tasks),
      wide,
      attention: TASK_CAUSES.reduce((sum, cause) => sum + (summary?.incidents[cause] ?? 0), wide.length - taken),
      acknowledged: taken + (summary?.incidents.acknowledged ?? 0),
    };
  }).sort((a, b) => a.sdkAppId - b.sdkAppId);
}
