import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { taskKey } from '#contract/task-ref.ts';
import { type BoardView, formatAddress } from '../../address.ts';
import { useWatchlist } from '../../persistence/watchlist.ts';
import { useTicking } from '../../time/use-ticking.ts';
import { type Annotations, type Board, type BoardRow, boardOf, countRows } from '../../watch/board-rows.ts';
import { KeyedList } from '../../watch/keyed-list.ts';
import { staleLimits } from '../../watch/stale-limits.ts';
import type { Watched } from '../../watch/watch.ts';
import { type Entry, grouped } from './grouped.ts';
import { useSelection } from './use-selection.ts';
import { useSettledOrder } from './use-settled-order.ts';
import { useShownKeys } from './use-shown-keys.ts';

/** Sorting by how long a task runs looks at the time as well. */
const RECOUNT_MS = 5_000;
const NO_ROWS = KeyedList.of<BoardRow>();
const NO_KEYS: readonly string[] = [];

/** The whole list, what of it is shown in which order, and what is chosen of that. */
export function useBoardList(sdkAppId: number, view: BoardView, watched: Watched | undefined) {
  const now = useTicking((at) => Math.ceil(at / RECOUNT_MS) * RECOUNT_MS);
  const watchlist = useWatchlist(({ tasks }) => tasks);
  const annotations: Annotations = useMemo(
    () => new Map(watchlist.filter((task) => task.sdkAppId === sdkAppId).map((task) => [taskKey(task), task])),
    [watchlist, sdkAppId],
  );
  const before = useRef<Board>(undefined);
  const board = useMemo(
    () => watched && boardOf({ ...watched, staleAfterMsOf: staleLimits(watched, watched.now) }, before.current),
    [watched],
  );
  useLayoutEffect(() => {
    before.current = board;
  }, [board]);
  const rows = board?.rows ?? NO_ROWS;
  const incidents = watched?.incidents;
  const counts = useMemo(() => countRows(rows.values(), incidents ?? []), [rows, incidents]);
  const { keys: shown, isPending } = useShownKeys(rows, view, annotations, now);
  const keys = shown ?? NO_KEYS;
  const next = useMemo(() => grouped(keys, view.group, annotations), [keys, view.group, annotations]);

  const incidentAt = useMemo(
    () =>
      (incidents ?? [])
        .filter(({ subject }) => subject.kind === 'task' && rows.has(taskKey(subject)))
        .reduce((newest, { since }) => Math.max(newest, since), 0),
    [rows, incidents],
  );

  const [held, setHeld] = useState(false);
  const [menuOpen, setMenuOpen] = useState(false);
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const isListed = useCallback(({ kind, id }: Entry) => kind === 'group' || rows.has(id), [rows]);
  const wanted = formatAddress({ page: 'app', sdkAppId, view });
  const answered = useRef(wanted);
  const question = isPending ? answered.current : wanted;
  useLayoutEffect(() => {
    answered.current = question;
  });
  const settled = useSettledOrder(question, next, {
    held: held || menuOpen,
    chosen,
    incidentAt,
    isListed,
  });
  const selection = useSelection(settled.order, chosen, choose);
  /** Null while nothing can be shown yet. */
  const isKnown = shown !== null;
  return { rows, counts, annotations, question, isKnown, ...settled, selection, setHeld, menuOpen, setMenuOpen };
}
