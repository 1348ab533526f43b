import { type RefObject, useLayoutEffect } from 'react';
import { flushSync } from 'react-dom';
import { focusableRows } from '../../ui/focusable-rows.ts';
import type { Entry } from './grouped.ts';

/** The head of the table is row 1, so the first entry is row 2. */
const ABOVE = 2;

/**
 * Offers the rows to the keyboard. The row with the focus is rendered wherever it is, so `keep` is all that one far away
 * needs: once it is there, it takes the focus and is scrolled to.
 */
export function useFocusableRows(
  body: RefObject<HTMLElement | null>,
  entries: readonly Entry[],
  tops: ArrayLike<number>,
  keep: (id: string) => void,
): void {
  useLayoutEffect(() => {
    const table = {
      keys: entries.map(({ kind, id }) => (kind === 'row' ? id : null)),
      current: () => {
        const row = document.activeElement?.closest('tr');
        return row && body.current?.contains(row) ? Number(row.ariaRowIndex) - ABOVE : null;
      },
      firstInSight: () => {
        const head = body.current?.closest('table')?.querySelector('thead')?.getBoundingClientRect().bottom ?? 0;
        const top = Math.max(head, 0) - (body.current?.getBoundingClientRect().top ?? 0) - 1;
        const first = entries.findIndex((_, index) => (tops[index] ?? 0) >= top);
        return Math.max(first, 0);
      },
      focusRow: (index: number) => {
        const entry = entries[index];
        if (!entry) return;
        flushSync(() => keep(entry.id));
        const row = body.current?.querySelector(`tr[aria-rowindex="${index + ABOVE}"]`);
        row?.querySelector('a')?.focus({ preventScroll: true });
        row?.scrollIntoView({ block: 'nearest' });
      },
    };
    focusableRows.setState({ table });
    return () => focusableRows.setState((state) => (state.table === table ? { table: null } : state));
  }, [body, entries, tops, keep]);
}
