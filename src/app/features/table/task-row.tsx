import { type ComponentType, memo } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { markOf } from '../../status/mark-of.ts';
import { type BoardRow, sameRow } from '../../watch/board-rows.ts';
import type { Column } from './columns.tsx';
import { SelectBox } from './select-box.tsx';
import { CARD_GRID, CARD_PLACE, ROW_GRID } from './table-grid.ts';

interface TaskRowProps {
  id: string;
  row: BoardRow;
  label: string;
  pinned: boolean;
  columns: readonly Column[];
  card: boolean;
  /** Its place in the table, and in pixels from the top. */
  index: number;
  top: number;
  selected: boolean;
  onSelect: (id: string, range: boolean) => void;
  /** What can be done about it where something is wrong. */
  Acts: ComponentType<{ row: BoardRow }> | undefined;
  /** The rule under the block that needs attention. */
  closesTrouble: boolean;
}

/** Renders again only when its own task, label, trouble or place changed; the clocks inside tick by themselves. */
export const TaskRow = memo(function TaskRow({
  id,
  row,
  label,
  pinned,
  columns,
  card,
  index,
  top,
  selected,
  onSelect,
  Acts,
  closesTrouble,
}: TaskRowProps) {
  const text = useText();
  const { view, trouble, isMuted, stale } = row;
  return (
    <tr
      aria-rowindex={index + 2}
      // Not `top`: a row that takes its new place is no shift of the layout, and costs none.
      style={{ translate: `0 ${top}px` }}
      data-mark={markOf(trouble)}
      data-stale={stale ? '' : undefined}
      data-muted={isMuted ? '' : undefined}
      data-selected={selected ? '' : undefined}
      className={`group/row absolute inset-x-0 cursor-pointer border-line-soft border-b contain-strict hover:bg-hover data-selected:bg-(--selected) columns:h-row max-columns:h-[56px] max-lines:h-[108px] max-columns:group-data-selecting/main:pl-12 ${closesTrouble ? 'border-t border-t-line-2' : ''} ${ROW_GRID} ${CARD_GRID}`}
    >
      <td className="flex h-full items-center max-columns:absolute max-columns:inset-y-0 max-columns:left-0 max-columns:z-1 max-columns:w-11 max-columns:not-group-data-selecting/main:hidden">
        <SelectBox
          label={text.board.select(label || view.taskId)}
          checked={selected}
          onToggle={(range) => onSelect(id, range)}
          className="opacity-0 checked:opacity-100 focus-visible:opacity-100 group-hover/row:opacity-100 max-columns:opacity-100"
        />
      </td>
      {columns.map(({ id, place, align, Cell }) => (
        <td
          key={id}
          className={`flex min-w-0 items-center whitespace-nowrap max-columns:empty:hidden columns:px-2 ${align === 'end' ? 'justify-end' : ''} ${id === 'state' || id === 'taskId' ? '' : 'overflow-hidden'} ${id === 'problem' ? 'columns:pl-4' : ''} ${card && place ? CARD_PLACE[place] : ''}`}
        >
          <Cell row={row} label={label} pinned={pinned} card={card} />
          {id === 'problem' && Acts && (row.incidents.length > 0 || view.state === 'notFound') ? (
            <Acts row={row} />
          ) : null}
        </td>
      ))}
    </tr>
  );
}, sameProps);

function sameProps({ row, ...a }: TaskRowProps, { row: next, ...b }: TaskRowProps): boolean {
  const names = Object.keys(a) as (keyof typeof a)[];
  return sameRow(row, next) && names.every((name) => Object.is(a[name], b[name]));
}
