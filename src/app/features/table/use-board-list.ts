import { useCallback, useMemo, useState } from 'react';
import { taskKey } from '#contract/task-ref.ts';
import { type BoardView, formatAddress } from '../../address.ts';
import { useWatchlist } from '../../persistence/watchlist.ts';
import { useTicking } from '../../time/use-ticking.ts';
import { type Annotations, boardRows, countRows, shownRows } from '../../watch/board-rows.ts';
import { staleLimits } from '../../watch/stale-limits.ts';
import type { Watched } from '../../watch/watch.ts';
import { type Entry, grouped } from './grouped.ts';
import { useSelection } from './use-selection.ts';
import { useSettledOrder } from './use-settled-order.ts';

/** Sorting by how long a task runs looks at the time as well. */
const RECOUNT_MS = 5_000;
const NO_VIEWS: Watched['views'] = new Map();

/** The whole list, what of it is shown in which order, and what is chosen of that. */
export function useBoardList(sdkAppId: number, view: BoardView, watched: Watched | undefined) {
  const now = useTicking((at) => Math.ceil(at / RECOUNT_MS) * RECOUNT_MS);
  const watchlist = useWatchlist(({ tasks }) => tasks);
  const annotations: Annotations = useMemo(
    () => new Map(watchlist.filter((task) => task.sdkAppId === sdkAppId).map((task) => [taskKey(task), task])),
    [watchlist, sdkAppId],
  );
  const rows = useMemo(
    () =>
      watched
        ? boardRows(watched.views, watched.incidents, watched.now, staleLimits(watched, watched.now), watched.notServed)
        : [],
    [watched],
  );
  const rowOf = useMemo(() => new Map(rows.map((row) => [row.key, row])), [rows]);
  const counts = useMemo(() => countRows(rows, watched?.incidents ?? []), [rows, watched]);
  const next = useMemo(
    () => grouped(shownRows(rows, view, annotations, now), view.group, annotations),
    [rows, view, annotations, now],
  );

  const incidentAt = useMemo(
    () => Math.max(0, ...rows.flatMap(({ incidents }) => incidents.map(({ since }) => since))),
    [rows],
  );

  const [held, setHeld] = useState(false);
  const [menuOpen, setMenuOpen] = useState(false);
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const views = watched?.views ?? NO_VIEWS;
  const isListed = useCallback(({ kind, id }: Entry) => kind === 'group' || views.has(id), [views]);
  const question = formatAddress({ page: 'app', sdkAppId, view });
  const settled = useSettledOrder(question, next, {
    held: held || menuOpen,
    chosen,
    incidentAt,
    isListed,
  });
  const selection = useSelection(settled.order, chosen, choose);
  return { rows, rowOf, counts, annotations, question, ...settled, selection, setHeld, menuOpen, setMenuOpen };
}
