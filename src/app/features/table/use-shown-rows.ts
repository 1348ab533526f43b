import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { BoardView } from '../../address.ts';
import type { Annotations, BoardRow } from '../../watch/board-rows.ts';
import type { KeyedList } from '../../watch/keyed-list.ts';
import { rowOrder, rowTest } from '../../watch/row-order.ts';
import { followRows, type ShownRows, shownRows } from '../../watch/shown-rows.ts';

/** So many are sorted and searched before a person could notice. */
const AT_ONCE = 3_000;

/**
 * The rows that a view shows, in their order. A long list answers another question a moment later, and stands as it was
 * until then (`isPending`); null where there is nothing that could stand so long.
 */
export function useShownRows(
  rows: KeyedList<BoardRow>,
  { states, region, q, sort: { by, down } }: BoardView,
  annotations: Annotations,
  now: number,
): { shown: ShownRows | null; isPending: boolean } {
  const at = by === 'running' ? now : 0;
  const test = useMemo(() => rowTest({ states, region, q }, annotations), [states, region, q, annotations]);
  const order = useMemo(() => rowOrder({ by, down }, annotations, at), [by, down, annotations, at]);
  const last = useRef<ShownRows>(null);
  const [sliced, setSliced] = useState<ShownRows | null>(null);
  const shown = useMemo(() => {
    for (const before of [last.current, sliced])
      if (before?.test === test && before.order === order && before.rows.kin === rows.kin)
        return followRows(before, rows);
    return rows.list.length <= AT_ONCE ? shownRows(rows, test, order) : null;
  }, [rows, test, order, sliced]);
  const standing = last.current?.rows.kin === rows.kin ? last.current : null;
  const stands = useMemo(
    () => (shown === null && standing ? followRows(standing, rows) : null),
    [shown, standing, rows],
  );

  const latest = useRef(rows);
  useLayoutEffect(() => {
    latest.current = rows;
    if (shown) last.current = shown;
  });
  const isPending = shown === null;
  const { kin } = rows;
  useEffect(() => {
    // Rows that change meanwhile are followed afterwards; those of another list are not.
    if (!isPending || latest.current.kin !== kin) return;
    let isOver = false;
    let stop: (() => void) | undefined;
    void import('../../watch/shown-rows-in-slices.ts').then(({ shownRowsInSlices }) => {
      if (!isOver) stop = shownRowsInSlices(last.current, { rows: latest.current, test, order }, setSliced);
    });
    return () => {
      isOver = true;
      stop?.();
    };
  }, [isPending, test, order, kin]);
  return { shown: shown ?? stands, isPending };
}
