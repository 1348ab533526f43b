import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { BoardView } from '../../address.ts';
import type { Annotations, BoardRow } from '../../watch/board-rows.ts';
import type { KeyedList } from '../../watch/keyed-list.ts';
import { plainOrder } from '../../watch/plain-order.ts';
import type { ShownBoard } from '../../watch/shown-board.ts';
import type { ShownRows } from '../../watch/shown-rows.ts';

/** So many are sorted and searched before a person could notice. */
const AT_ONCE = 3_000;

/**
 * The keys of the rows that a view shows, in their order. A long list answers another question a moment later, and stands
 * as it was until then (`isPending`); null where there is nothing that could stand so long.
 */
export function useShownKeys(
  rows: KeyedList<BoardRow>,
  { states, region, q, sort: { by, down } }: BoardView,
  annotations: Annotations,
  now: number,
): { keys: readonly string[] | null; isPending: boolean } {
  // The first rows of a board that no one has asked for anything else do not wait for it.
  const [board, setBoard] = useState<ShownBoard | null>(null);
  useEffect(() => void import('../../watch/shown-board.ts').then(({ shownBoard }) => setBoard(shownBoard)), []);
  const isPlain = states.length === 0 && region === null && q.trim() === '' && by === 'state' && !down;
  const at = by === 'running' ? now : 0;
  const test = useMemo(
    () => board?.rowTest({ states, region, q }, annotations),
    [board, states, region, q, annotations],
  );
  const order = useMemo(() => board?.rowOrder({ by, down }, annotations, at), [board, by, down, annotations, at]);

  const last = useRef<ShownRows>(null);
  const [sliced, setSliced] = useState<ShownRows | null>(null);
  const shown = useMemo(() => {
    if (!board || !test || !order) return null;
    for (const before of [last.current, sliced])
      if (before?.test === test && before.order === order && before.rows.kin === rows.kin)
        return board.followRows(before, rows);
    return rows.list.length <= AT_ONCE ? board.shownRows(rows, test, order) : null;
  }, [board, rows, test, order, sliced]);
  const standing = last.current?.rows.kin === rows.kin ? last.current : null;
  const stands = useMemo(
    () => (board && shown === null && standing ? board.followRows(standing, rows) : null),
    [board, shown, standing, rows],
  );
  const isFirst = shown === null && stands === null && isPlain;
  const plain = useMemo(
    () =>
      isFirst
        ? Array.from(rows.values())
            .sort(plainOrder(annotations))
            .map(({ key }) => key)
        : null,
    [isFirst, rows, annotations],
  );

  const latest = useRef(rows);
  useLayoutEffect(() => {
    latest.current = rows;
    if (shown) last.current = shown;
  });
  const isWanted = shown === null;
  const { kin } = rows;
  useEffect(() => {
    // Rows that change meanwhile are followed afterwards; those of another list are not.
    if (!isWanted || !board || !test || !order || latest.current.kin !== kin) return;
    return board.shownRowsInSlices(last.current, { rows: latest.current, test, order }, setSliced);
  }, [isWanted, board, test, order, kin]);
  return { keys: shown?.keys ?? stands?.keys ?? plain, isPending: isWanted && plain === null };
}
