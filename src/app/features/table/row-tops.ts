import type { Preferences } from '../../persistence/preferences.ts';
import { groupName } from './grouped.ts';

/** As in tokens.css and task-row.tsx: rows have fixed heights, so that nobody needs to measure thousands of them. */
const ROW_PX = { dense: 32, comfortable: 40 } satisfies Record<Preferences['density'], number>;
const CARD_PX = 108;
const GROUP_PX = 32;

export function rowHeight(density: Preferences['density'], cards: boolean): number {
  return cards ? CARD_PX : ROW_PX[density];
}

/** Where every entry begins, and behind them where the last one ends. */
export function rowTops(entries: readonly string[], rowPx: number): Float64Array {
  const tops = new Float64Array(entries.length + 1);
  entries.forEach((entry, index) => {
    tops[index + 1] = (tops[index] ?? 0) + (groupName(entry) === null ? rowPx : GROUP_PX);
  });
  return tops;
}
