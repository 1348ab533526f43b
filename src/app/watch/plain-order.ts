import { TROUBLES } from '../status/trouble.ts';
import type { Annotations, BoardRow } from './board-rows.ts';

/** Which of two rows stands above the other; 0 only for two of one task that stand in the same place. */
export type RowOrder = (a: BoardRow, b: BoardRow) => number;

/** As a board stands unless told: what was pinned, then trouble. */
export function plainOrder(annotations: Annotations): RowOrder {
  const pins = pinnedFirst(annotations);
  return (a, b) => pins(a, b) || troubleFirst(a, b);
}

export function pinnedFirst(annotations: Annotations): RowOrder {
  if (![...annotations.values()].some(({ pinned }) => pinned)) return () => 0;
  const isPinned = ({ key }: BoardRow) => Number(annotations.get(key)?.pinned ?? false);
  return (a, b) => isPinned(b) - isPinned(a);
}

/** Trouble first, worst at the top; below it what changed last. The order changes only when a state does. */
export function troubleFirst(a: BoardRow, b: BoardRow): number {
  return (
    rank(a) - rank(b) ||
    (b.view.stateSince ?? 0) - (a.view.stateSince ?? 0) ||
    (a.key === b.key ? 0 : a.key < b.key ? -1 : 1)
  );
}

function rank({ trouble }: BoardRow): number {
  return trouble === null ? TROUBLES.length : TROUBLES.indexOf(trouble);
}
