import { useText } from '../../i18n/use-text.ts';
import type { BoardRow } from './board-rows.ts';
import { COLUMNS } from './columns.tsx';
import { CARD_PLACE, FROM, ROW_GRID, TRACKS } from './table-grid.ts';
import { TaskRow } from './task-row.tsx';
import type { BoardScope } from './watch-query.ts';

interface TaskTableProps {
  scope: BoardScope;
  rows: readonly BoardRow[];
  labels: ReadonlyMap<string, string>;
  staleAfterMs: number;
  /** Whose age the proxy reports; of the others it reports only changes. */
  watchedKeys: ReadonlySet<string>;
  drained: boolean;
}

/** A real table; below 900 px the same rows are laid out as cards. */
export function TaskTable({ scope, rows, labels, staleAfterMs, watchedKeys, drained }: TaskTableProps) {
  const text = useText();
  const firstCalm = rows.findIndex(({ trouble }) => trouble === null);
  return (
    <div className="min-h-0 [scrollbar-width:thin] columns:overflow-auto">
      <table
        aria-label={text.board.tasks}
        style={TRACKS}
        data-drained={drained ? '' : undefined}
        className="group/board block"
      >
        <thead className="sticky top-0 z-5 block bg-surface max-columns:sr-only">
          <tr className={`h-head border-line-2 border-b ${ROW_GRID}`}>
            {COLUMNS.map(({ id, from, card, align, HeadNote }) => (
              <th
                key={id}
                scope="col"
                className={`min-w-0 truncate px-2 text-left font-normal text-11 text-ink-3 ${align === 'end' ? 'text-right' : ''} ${id === 'problem' ? 'pl-4' : ''} ${FROM[from]} ${CARD_PLACE[card ?? 'none']}`}
              >
                {text.board.columns[id]} {HeadNote ? <HeadNote /> : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="block">
          {rows.map(({ key }, index) => (
            <TaskRow
              key={key}
              id={key}
              sdkAppId={scope.sdkAppId}
              list={scope.list}
              label={labels.get(key) ?? ''}
              staleAfterMs={watchedKeys.has(key) ? staleAfterMs : Number.POSITIVE_INFINITY}
              closesTrouble={index > 0 && index === firstCalm}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
