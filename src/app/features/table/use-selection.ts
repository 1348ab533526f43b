import { useCallback, useLayoutEffect, useMemo, useRef } from 'react';
import { type Entry, rowKeys } from './grouped.ts';
import { select } from './select.ts';

export type Selection = ReturnType<typeof useSelection>;

/** The chosen rows, of those that are shown. `toggle` never changes, so that rows need not render again. */
export function useSelection(
  entries: readonly Entry[],
  chosen: ReadonlySet<string>,
  choose: (next: ReadonlySet<string> | ((chosen: ReadonlySet<string>) => ReadonlySet<string>)) => void,
) {
  const shown = useMemo(() => rowKeys(entries), [entries]);
  const keys = useMemo(() => (chosen.size === 0 ? [] : shown.filter((key) => chosen.has(key))), [shown, chosen]);
  const latest = useRef({ shown, last: '' });
  useLayoutEffect(() => {
    latest.current.shown = shown;
  }, [shown]);
  const toggle = useCallback(
    (key: string, range: boolean) => {
      const { shown, last } = latest.current;
      latest.current.last = key;
      choose((chosen) => select(chosen, key, range ? { from: last, shown } : null));
    },
    [choose],
  );
  const all = shown.length > 0 && keys.length === shown.length;
  return {
    keys,
    chosen,
    toggle,
    all,
    toggleAll: () => choose(new Set(all ? [] : shown)),
    selectAll: () => choose(new Set(shown)),
    clear: () => choose(new Set()),
  };
}
