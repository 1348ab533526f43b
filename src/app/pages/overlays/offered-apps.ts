import { useQuery } from '@tanstack/react-query';
import { appsQuery } from '../../features/apps/apps-query.ts';
import { knownApps } from '../../features/apps/known-apps.ts';
import { lastBoard } from '../../persistence/last-board.ts';
import { useWatchlist } from '../../persistence/watchlist.ts';

/** The SdkAppIds that a person may mean: the one of this page, the one they came from, then those with the most tasks. */
export function useOfferedApps(sdkAppId: number | null): { sdkAppId: number; name: string | null }[] {
  const { data } = useQuery(appsQuery);
  const watchlist = useWatchlist(({ tasks }) => tasks);
  const recent = sdkAppId ?? lastBoard.getState().board?.sdkAppId ?? null;
  const known = knownApps(data, watchlist).sort((a, b) => b.tasks - a.tasks);
  const all = known.map(({ sdkAppId, name }) => ({ sdkAppId, name }));
  if (recent === null) return all;
  const first = all.find((app) => app.sdkAppId === recent) ?? { sdkAppId: recent, name: null };
  return [first, ...all.filter((app) => app !== first)];
}
