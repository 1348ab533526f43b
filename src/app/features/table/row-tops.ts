import type { Preferences } from '../../persistence/preferences.ts';
import type { Breakpoint } from '../../ui/use-breakpoint.ts';
import type { Entry } from './grouped.ts';

/** As in tokens.css and task-row.tsx: rows have fixed heights, so that thousands of them need no measuring. */
const ROW_PX = { dense: 32, comfortable: 40 } satisfies Record<Preferences['density'], number>;
const LINES_PX = 56;
const CARD_PX = 108;
const GROUP_PX = 32;

export function rowHeight(density: Preferences['density'], breakpoint: Breakpoint): number {
  if (breakpoint === 'cards') return CARD_PX;
  return breakpoint === 'lines' ? LINES_PX : ROW_PX[density];
}

/** Where every entry begins, and behind them where the last one ends. */
export function rowTops(entries: readonly Pick<Entry, 'kind'>[], rowPx: number): Float64Array {
  const tops = new Float64Array(entries.length + 1);
  entries.forEach(({ kind }, index) => {
    tops[index + 1] = (tops[index] ?? 0) + (kind === 'row' ? rowPx : GROUP_PX);
  });
  return tops;
}
