import { useEffect, useLayoutEffect, useRef } from 'react';
import { lastSeen } from '../../persistence/last-seen.ts';
import { followLastSeen, saveLastSeen } from '../../persistence/saved-last-seen.ts';
import { changeOf, seenOf } from '../../status/changes-since.ts';
import { serverNow } from '../../time/server-clock.ts';
import type { BoardRow } from '../../watch/board-rows.ts';

/** From the moment at which the tab is hidden or left, what stands on the board counts as seen. */
export function useSeenWhenHidden(board: string, rows: ReadonlyMap<string, BoardRow>): void {
  const latest = useRef(rows);
  useLayoutEffect(() => {
    latest.current = rows;
  }, [rows]);
  useEffect(() => followLastSeen(board), [board]);
  useEffect(() => {
    let leaving = false;
    const leave = ({ type }: Event) => {
      if (type !== 'visibilitychange') leaving = type === 'pagehide';
      if (document.visibilityState !== 'hidden' || latest.current.size === 0) return;
      // A reload hides the page, too: what was not marked as seen is still news after it.
      const before = lastSeen.getState()[board];
      const isNews = (row: BoardRow) => before !== undefined && changeOf(before.seen.get(row.key), row) !== null;
      if (leaving && Array.from(latest.current.values()).some(isNews)) return;
      const seen = new Map(Array.from(latest.current.values(), (row) => [row.key, seenOf(row)]));
      saveLastSeen(board, { at: serverNow(), seen });
    };
    const events = ['pagehide', 'pageshow', 'visibilitychange'];
    for (const event of events) addEventListener(event, leave);
    // This comes after the board itself, and may come into a tab that was hidden meanwhile.
    leave(new Event('visibilitychange'));
    return () => {
      for (const event of events) removeEventListener(event, leave);
    };
  }, [board]);
}
