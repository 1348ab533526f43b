import { memo, useLayoutEffect, useRef } from 'react';
import type { TaskView } from '#contract/task-view.ts';
import { type Trouble, troubleOf } from '../../status/trouble.ts';
import { useTicking } from '../../time/use-ticking.ts';
import { COLUMNS } from './columns.tsx';
import { CARD_GRID, CARD_PLACE, FROM, ROW_GRID } from './table-grid.ts';
import { watchRow } from './visible-rows.ts';
import { type BoardScope, useTaskView } from './watch-query.ts';

interface TaskRowProps extends BoardScope {
  id: string;
  label: string;
  staleAfterMs: number;
  /** The rule under the block that needs attention. */
  closesTrouble: boolean;
}

/** Renders again only when its own task, label or trouble changed; the clocks inside tick by themselves. */
export const TaskRow = memo(function TaskRow({ id, sdkAppId, list, ...rest }: TaskRowProps) {
  const view = useTaskView({ sdkAppId, list }, id);
  return view ? <Row view={view} {...rest} /> : null;
});

function Row({
  view,
  label,
  staleAfterMs,
  closesTrouble,
}: Omit<TaskRowProps, 'id' | keyof BoardScope> & { view: TaskView }) {
  const { sdkAppId, region, taskId } = view;
  const row = useRef<HTMLTableRowElement>(null);
  useLayoutEffect(
    () => (row.current ? watchRow(row.current, { sdkAppId, region, taskId }) : undefined),
    [sdkAppId, region, taskId],
  );
  const trouble = useTicking((now) => troubleOf(view, now, staleAfterMs));
  return (
    <tr
      ref={row}
      data-mark={markOf(trouble)}
      data-stale={trouble === 'stale' ? '' : undefined}
      className={`group/row relative border-line-soft border-b [contain-intrinsic-size:auto_var(--h-row)] [content-visibility:auto] hover:bg-hover columns:h-row max-columns:[contain-intrinsic-size:auto_112px] ${closesTrouble ? 'border-t border-t-line-2' : ''} ${ROW_GRID} ${CARD_GRID}`}
    >
      {COLUMNS.map(({ id, from, card, align, Cell }) => (
        <td
          key={id}
          className={`flex min-w-0 items-center whitespace-nowrap max-columns:empty:hidden columns:px-2 ${align === 'end' ? 'justify-end' : ''} ${id === 'state' || id === 'taskId' ? '' : 'overflow-hidden'} ${id === 'problem' ? 'columns:pl-4' : ''} ${FROM[from]} ${CARD_PLACE[card ?? 'none']}`}
        >
          <Cell view={view} trouble={trouble} label={label} />
        </td>
      ))}
    </tr>
  );
}

function markOf(trouble: Trouble | null): 'failing' | 'stuck' | 'late' | undefined {
  if (trouble === null) return undefined;
  return trouble === 'failing' || trouble === 'stuck' ? trouble : 'late';
}
