import type { CSSProperties } from 'react';
import type { Column } from './columns.tsx';

const SELECT_TRACK = '30px';

/** Head and rows share one grid. */
export function tracksOf(columns: readonly Column[]): CSSProperties {
  return { '--tracks': [SELECT_TRACK, ...columns.map(({ width }) => width)].join(' ') } as CSSProperties;
}

export const ROW_GRID = 'grid items-center columns:pl-1.5 columns:grid-cols-(--tracks)';

/** Four lines on a phone; two where there is more room, but not for columns. */
export const CARD_GRID =
  "max-columns:grid-cols-[minmax(0,1fr)_auto] max-columns:content-center max-columns:gap-y-0.5 max-columns:px-3.5 max-columns:[grid-template-areas:'state_age''id_id''label_run''problem_problem'] lines:max-columns:gap-x-3 lines:max-columns:grid-cols-[14em_minmax(0,1fr)_8.5em_9em] lines:max-columns:[grid-template-areas:'state_id_run_age''label_problem_problem_problem']";

export const CARD_PLACE: Record<NonNullable<Column['place']>, string> = {
  state: 'max-columns:[grid-area:state]',
  age: 'max-columns:[grid-area:age]',
  id: 'max-columns:[grid-area:id]',
  label: 'max-columns:[grid-area:label]',
  run: 'max-columns:[grid-area:run]',
  problem: 'max-columns:[grid-area:problem]',
};
