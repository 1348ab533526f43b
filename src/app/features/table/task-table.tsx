import { type ComponentType, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { BoardView } from '../../address.ts';
import { useText } from '../../i18n/use-text.ts';
import { lazyPart } from '../../lazy-part.tsx';
import { usePreferences } from '../../persistence/preferences.ts';
import { openClickedRow } from '../../ui/open-clicked-row.ts';
import { useBreakpoint } from '../../ui/use-breakpoint.ts';
import type { Annotations, BoardRow } from '../../watch/board-rows.ts';
import type { WatchClient } from '../../watch/watch-client.ts';
import { columnsIn } from './columns.tsx';
import type { Entry } from './grouped.ts';
import { rowHeight, rowTops } from './row-tops.ts';
import { tracksOf } from './table-grid.ts';
import { TableHead } from './table-head.tsx';
import { TaskRow } from './task-row.tsx';
import { usePointing } from './use-pointing.ts';
import type { Selection } from './use-selection.ts';
import { useWindow } from './use-window.ts';

const FocusableRows = lazyPart(() => import('./focusable-rows.tsx').then((module) => module.FocusableRows));
const GroupRow = lazyPart(() => import('./group-row.tsx').then((module) => module.GroupRow));

interface TaskTableProps {
  /** From top to bottom. */
  entries: readonly Entry[];
  rowOf: ReadonlyMap<string, BoardRow>;
  annotations: Annotations;
  /** Another one shows another list, from its top. */
  question: string;
  sort: BoardView['sort'];
  onSort: (sort: BoardView['sort']) => void;
  selection: Selection;
  /** The pointer is over a row, or the focus in one. */
  onHeld: (held: boolean) => void;
  onSeen: WatchClient['visibleRows']['show'];
  muted: boolean;
  /** What can be done about the incidents of a row. */
  Acts?: ComponentType<{ row: BoardRow }> | undefined;
}

/** A real table of which only what is near the screen is rendered; below 960 px the same rows have two lines, on a phone they are cards. */
export function TaskTable(props: TaskTableProps) {
  const { entries, rowOf, annotations, question, sort, onSort, selection, onHeld, onSeen, muted, Acts } = props;
  const text = useText();
  const { density, withoutColumns } = usePreferences();
  const breakpoint = useBreakpoint();
  const cards = breakpoint === 'cards' || breakpoint === 'lines';
  const columns = useMemo(
    () => columnsIn(breakpoint).filter(({ id }) => !withoutColumns.includes(id)),
    [breakpoint, withoutColumns],
  );
  const tops = useMemo(() => rowTops(entries, rowHeight(density, breakpoint)), [entries, density, breakpoint]);

  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const answered = useRef(question);
  const near = useWindow(tops, { scroller, body }, ({ from, to }, moved) => {
    const seen = entries.slice(from, to).flatMap(({ id }) => rowOf.get(id)?.view ?? []);
    onSeen(seen, moved || answered.current !== question);
    answered.current = question;
  });
  useLayoutEffect(() => () => onSeen([], false), [onSeen]);
  useLayoutEffect(() => {
    // Not for the first one: scrolling makes the browser lay out at once.
    if (scroller.current && answered.current !== question) scroller.current.scrollTop = 0;
  }, [question]);

  // The row with the focus stays, however far it is scrolled away: with it the focus would go.
  const [focused, setFocused] = useState<string | null>(null);
  const { isPointing, ...pointing } = usePointing();
  useLayoutEffect(() => onHeld(isPointing || focused !== null), [onHeld, isPointing, focused]);
  const kept = focused === null ? -1 : entries.findIndex(({ id }) => id === focused);
  const rendered = Array.from({ length: near.to - near.from }, (_, nth) => near.from + nth);
  if (kept >= near.to) rendered.push(kept);
  else if (kept >= 0 && kept < near.from) rendered.unshift(kept);

  const troubleFirst = sort.by === 'state' && !sort.down;
  return (
    <div
      ref={scroller}
      className="min-h-0 flex-1 scroll-pt-(--h-head) [overflow-anchor:none] [scrollbar-width:thin] columns:overflow-auto"
    >
      <table
        aria-label={text.board.tasks}
        aria-rowcount={entries.length + 1}
        style={tracksOf(columns)}
        data-muted={muted ? '' : undefined}
        className="group/board block"
      >
        {cards ? null : <TableHead columns={columns} sort={sort} onSort={onSort} selection={selection} />}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the link of a row has the focus, and takes Enter. */}
        <tbody
          ref={body}
          style={{ height: tops.at(-1) }}
          {...pointing}
          onClick={openClickedRow}
          onAuxClick={openClickedRow}
          onFocus={({ target }) => setFocused(entries[Number(target.closest('tr')?.ariaRowIndex) - 2]?.id ?? null)}
          onBlur={({ currentTarget, relatedTarget }) => {
            if (!currentTarget.contains(relatedTarget)) setFocused(null);
          }}
          className="relative block"
        >
          {rendered.map((index) => {
            const entry = entries[index];
            if (!entry) return null;
            const { id: key } = entry;
            const place = { index, top: tops[index] ?? 0 };
            if (entry.kind === 'group') return <GroupRow key={key} name={entry.name} entries={entries} {...place} />;
            const row = rowOf.get(key);
            const annotation = annotations.get(key);
            const above = rowOf.get(entries[index - 1]?.id ?? '');
            return row ? (
              <TaskRow
                key={key}
                id={key}
                row={row}
                label={annotation?.label ?? ''}
                pinned={annotation?.pinned ?? false}
                columns={columns}
                card={cards}
                selected={selection.chosen.has(key)}
                onSelect={selection.toggle}
                Acts={Acts}
                closesTrouble={
                  troubleFirst &&
                  row.trouble === null &&
                  !annotation?.pinned &&
                  above !== undefined &&
                  above.trouble !== null
                }
                {...place}
              />
            ) : null;
          })}
        </tbody>
      </table>
      <FocusableRows body={body} entries={entries} tops={tops} keep={setFocused} />
    </div>
  );
}
