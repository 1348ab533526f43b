import type { BoardView } from '../../address.ts';
import { useText } from '../../i18n/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import type { Column } from './columns.tsx';
import { SelectBox } from './select-box.tsx';
import { ROW_GRID } from './table-grid.ts';
import type { Selection } from './use-selection.ts';

interface TableHeadProps {
  columns: readonly Column[];
  sort: BoardView['sort'];
  onSort: (sort: BoardView['sort']) => void;
  selection: Pick<Selection, 'all' | 'keys' | 'toggleAll'>;
}

/** Every name sorts by its column, and again the other way round. */
export function TableHead({ columns, sort, onSort, selection }: TableHeadProps) {
  const text = useText();
  return (
    <thead className="sticky top-0 z-5 block bg-surface">
      <tr aria-rowindex={1} className={`h-head border-line-2 border-b ${ROW_GRID}`}>
        <td className="flex items-center">
          <SelectBox
            label={text.board.selectAll}
            checked={selection.all}
            partly={selection.keys.length > 0 && !selection.all}
            onToggle={selection.toggleAll}
          />
        </td>
        {columns.map(({ id, align, HeadNote }) => {
          const sorted = sort.by === id;
          return (
            <th
              key={id}
              scope="col"
              aria-sort={sorted ? (sort.down ? 'descending' : 'ascending') : 'none'}
              className={`flex h-full min-w-0 font-normal text-11 text-ink-3 ${align === 'end' ? 'flex-row-reverse' : ''}`}
            >
              <button
                type="button"
                title={id === 'state' ? text.board.sortedBy : text.board.columns[id]}
                onClick={() => onSort({ by: id, down: sorted && !sort.down })}
                className={`group/sort inline-flex min-w-0 items-center gap-1 px-2 hover:text-ink focus-visible:-outline-offset-2 ${align === 'end' ? 'flex-row-reverse' : ''} ${id === 'problem' ? 'pl-4' : ''} ${sorted ? 'text-ink' : ''}`}
              >
                <span className="truncate">
                  {text.board.columns[id]} {HeadNote ? <HeadNote /> : null}
                </span>
                <Icon
                  name="sort"
                  className={`size-2.5 ${sorted ? '' : 'opacity-0 group-hover/sort:opacity-60'} ${sorted && sort.down ? 'rotate-180' : ''}`}
                />
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
