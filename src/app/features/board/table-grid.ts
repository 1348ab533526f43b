import type { CSSProperties } from 'react';
import type { Column } from './columns.tsx';

const SELECT_TRACK = '30px';

const tracks = (columns: readonly Column[], ...from: Column['from'][]) =>
  [SELECT_TRACK, ...columns.filter((column) => from.includes(column.from)).map(({ width }) => width)].join(' ');

/** Head and rows share one grid, made of the columns that have room. */
export function tracksOf(columns: readonly Column[]): CSSProperties {
  return {
    '--tracks-wide': tracks(columns, 'always', 'mid', 'wide'),
    '--tracks-mid': tracks(columns, 'always', 'mid'),
    '--tracks-narrow': tracks(columns, 'always'),
  } as CSSProperties;
}

export const ROW_GRID =
  'grid items-center columns:pl-1.5 columns:grid-cols-(--tracks-wide) columns:max-wide:grid-cols-(--tracks-mid) columns:max-mid:grid-cols-(--tracks-narrow)';

export const CARD_GRID =
  "max-columns:grid-cols-[minmax(0,1fr)_auto] max-columns:content-center max-columns:gap-y-0.5 max-columns:px-3.5 max-columns:[grid-template-areas:'state_age''id_id''label_run''problem_problem']";

export const FROM: Record<Column['from'], string> = {
  always: '',
  mid: 'columns:max-mid:hidden',
  wide: 'columns:max-wide:hidden',
};

export const CARD_PLACE: Record<NonNullable<Column['card']> | 'none', string> = {
  state: 'max-columns:[grid-area:state]',
  age: 'max-columns:[grid-area:age]',
  id: 'max-columns:[grid-area:id]',
  label: 'max-columns:[grid-area:label]',
  run: 'max-columns:[grid-area:run]',
  problem: 'max-columns:[grid-area:problem]',
  none: 'max-columns:hidden',
};
