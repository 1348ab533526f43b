import { useEffect, useMemo } from 'react';
import type { Incident } from '#contract/incident.ts';
import { taskKey } from '#contract/task-ref.ts';
import type { WallView } from '../../address.ts';
import { useWatchlist } from '../../persistence/watchlist.ts';
import { concernsApp } from '../../status/concerns-app.ts';
import { boardOf, countRows } from '../../watch/board-rows.ts';
import { groupBy } from '../../watch/group-by.ts';
import { plainOrder } from '../../watch/plain-order.ts';
import { staleLimits } from '../../watch/stale-limits.ts';
import type { Watched } from '../../watch/watch.ts';
import type { WatchClient } from '../../watch/watch-client.ts';

/** What a wall shows: all tasks of its SdkAppIds, trouble first, and their incidents. */
export function useWallList(
  { region }: WallView,
  watched: Watched | undefined,
  onSeen: WatchClient['visibleRows']['show'],
) {
  const { tasks } = useWatchlist();
  const labels = useMemo(() => new Map(tasks.map((task) => [taskKey(task), task])), [tasks]);
  const rows = useMemo(() => {
    if (!watched) return [];
    const { rows: all } = boardOf({ ...watched, staleAfterMsOf: staleLimits(watched, watched.now) });
    return [...all.values()]
      .filter(({ view }) => region === null || view.region === region)
      .sort(plainOrder(new Map()));
  }, [watched, region]);
  const incidents = useMemo(
    () => (watched?.incidents ?? []).filter((incident) => region === null || isIn(region, incident)),
    [watched, region],
  );
  // A wall is not scrolled: as many as can be are asked as if they were on the screen, the worst first.
  useEffect(
    () =>
      onSeen(
        rows.map(({ view }) => view),
        false,
      ),
    [rows, onSeen],
  );
  useEffect(() => () => onSeen([], false), [onSeen]);
  const byApp = useMemo(() => groupBy(rows, ({ view }) => view.sdkAppId), [rows]);
  return {
    rows,
    incidents,
    counts: countRows(rows, incidents),
    attentionOf: (sdkAppId: number) =>
      incidents.filter((incident) => incident.acknowledgement === null && concernsApp(incident, sdkAppId)).length,
    allOf: (sdkAppId: number) => byApp.get(sdkAppId)?.length ?? 0,
    labelOf: (key: string) => labels.get(key)?.label ?? '',
  };
}

/** What is wider than a region concerns it, too. */
function isIn(region: string, { subject }: Incident): boolean {
  return !('region' in subject) || subject.region === region;
}
