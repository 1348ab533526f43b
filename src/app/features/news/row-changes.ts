import { useEffect, useLayoutEffect, useRef } from 'react';
import { type Change, changeOf, seenOf } from '../../status/changes-since.ts';
import type { BoardRow } from '../../watch/board-rows.ts';
import type { KeyedList } from '../../watch/keyed-list.ts';

export interface RowChange {
  row: BoardRow;
  change: Change;
}

type Rows = KeyedList<BoardRow>;

/** What happened to which row between two answers. */
function rowChanges(before: Rows, after: Rows): RowChange[] {
  const changes: RowChange[] = [];
  after.list.forEach((row, place) => {
    if (!row || row === before.list[place]) return;
    const old = before.get(row.key);
    const change = old?.view === row.view ? null : changeOf(old && seenOf(old), row);
    if (change) changes.push({ row, change });
  });
  return changes;
}

/** Tells what happens from now on; another list (`lease`) begins anew. */
export function useRowChanges(rows: Rows, lease: string, onChanges: (changes: readonly RowChange[]) => void): void {
  const known = useRef<{ rows: Rows; lease: string } | null>(null);
  const latest = useRef(onChanges);
  useLayoutEffect(() => {
    latest.current = onChanges;
  });
  useEffect(() => {
    const before = known.current;
    known.current = { rows, lease };
    if (before?.lease !== lease || before.rows === rows) return;
    const changes = rowChanges(before.rows, rows);
    if (changes.length > 0) latest.current(changes);
  }, [rows, lease]);
}
