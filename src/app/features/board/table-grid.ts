import type { CSSProperties } from 'react';
import { COLUMNS, type Column } from './columns.tsx';

const tracks = (...from: Column['from'][]) =>
  COLUMNS.filter((column) => from.includes(column.from))
    .map(({ width }) => width)
    .join(' ');

/** Head and rows share one grid, made of the columns that have room. */
export const TRACKS = {
  '--tracks-wide': tracks('always', 'mid', 'wide'),
  '--tracks-mid': tracks('always', 'mid'),
  '--tracks-narrow': tracks('always'),
} as CSSProperties;

export const ROW_GRID =
  'grid items-center columns:pl-1.5 columns:grid-cols-(--tracks-wide) columns:max-wide:grid-cols-(--tracks-mid) columns:max-mid:grid-cols-(--tracks-narrow)';

export const CARD_GRID =
  "max-columns:grid-cols-[minmax(0,1fr)_auto] max-columns:gap-y-0.5 max-columns:px-3.5 max-columns:pt-2.5 max-columns:pb-[11px] max-columns:[grid-template-areas:'state_age''id_id''label_run''problem_problem']";

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
