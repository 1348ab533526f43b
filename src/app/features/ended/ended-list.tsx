import { useLayoutEffect, useRef } from 'react';
import { type EndReason, endOf } from '#contract/ended.ts';
import { taskKey } from '#contract/task-ref.ts';
import type { TaskView } from '#contract/task-view.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { useZone } from '../../persistence/use-zone.ts';
import { formatRunning } from '../../time/format-duration.ts';
import { formatExact, formatMoment } from '../../time/format-time.ts';
import { focusableRows } from '../../ui/focusable-rows.ts';
import { StatusIcon } from '../../ui/icon.tsx';
import { openClickedRow } from '../../ui/open-clicked-row.ts';
import { TaskIdCell } from '../../ui/task-id-cell.tsx';
import { useNarrow } from '../../ui/use-breakpoint.ts';
import type { Annotations } from '../../watch/board-rows.ts';
import { dayOf } from './day-range.ts';
import { endedWords } from './words.ts';

const GRID =
  "grid items-center columns:grid-cols-[10.5em_minmax(14.7em,37.4em)_minmax(10em,1fr)_7.4em_6em] mid:grid-cols-[10.5em_minmax(14.7em,37.4em)_minmax(10em,1fr)_8.5em_9em_7.4em_6em] columns:px-1.5 max-columns:grid-cols-[minmax(0,1fr)_auto] max-columns:gap-y-0.5 max-columns:px-3.5 max-columns:py-2.5 max-columns:[grid-template-areas:'state_age''id_id''label_run'] lines:max-columns:gap-x-3 lines:max-columns:grid-cols-[10em_minmax(0,1fr)_8.5em_5em] lines:max-columns:[grid-template-areas:'state_id_run_age''label_label_label_label']";
const CELL = 'min-w-0 truncate columns:px-2';

const STATE_OF: Record<EndReason, 'ended' | 'notFound'> = { exited: 'ended', lostSight: 'ended', notFound: 'notFound' };

interface EndedListProps {
  /** The latest end first. */
  views: readonly TaskView[];
  annotations: Annotations;
}

/** The tasks under the days on which they ended; cards where it is narrow. */
export function EndedList({ views, annotations }: EndedListProps) {
  const text = useText();
  const words = useWords(endedWords);
  const zone = useZone();
  const narrow = useNarrow();
  const table = useRef<HTMLTableElement>(null);
  useRowsForKeys(table, views);
  const { columns } = text.board;
  const days = new Map<string, TaskView[]>();
  for (const view of views) {
    const day = dayOf(endOf(view)?.at ?? 0, zone);
    const ofDay = days.get(day);
    if (ofDay) ofDay.push(view);
    else days.set(day, [view]);
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the link of a row has the focus, and takes Enter.
    <table
      ref={table}
      aria-label={words.heading}
      onClick={openClickedRow}
      onAuxClick={openClickedRow}
      className="block"
    >
      {narrow ? null : (
        <thead className="sticky top-0 z-5 block bg-surface">
          <tr className={`h-head border-line-2 border-b ${GRID}`}>
            <Head name={words.columns.why} />
            <Head name={columns.taskId} />
            <Head name={columns.label} />
            <Head name={columns.region} look="text-left max-mid:hidden" />
            <Head name={columns.started} look="text-left max-mid:hidden" />
            <Head name={words.columns.ran} look="text-right" />
            <Head name={words.columns.ended} look="text-right" />
          </tr>
        </thead>
      )}
      {[...days].map(([day, ofDay]) => (
        <tbody key={day} className="block">
          <tr className="sticky top-0 z-4 block border-line border-b bg-sunken columns:top-(--h-head)">
            <th scope="rowgroup" className="block px-3.5 py-1 text-left font-medium text-12 text-ink-2">
              {day}
            </th>
          </tr>
          {ofDay.map((view) => (
            <EndedRow key={taskKey(view)} view={view} label={annotations.get(taskKey(view))?.label ?? ''} zone={zone} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function Head({ name, look = 'text-left' }: { name: string; look?: string }) {
  return (
    <th scope="col" title={name} className={`${CELL} font-normal text-11 text-ink-3 ${look}`}>
      {name}
    </th>
  );
}

function EndedRow({ view, label, zone }: { view: TaskView; label: string; zone: string }) {
  const text = useText();
  const words = useWords(endedWords);
  const { region, startTime, lastAlive } = view;
  const end = endOf(view);
  if (!end) return null;
  const ran = startTime === null || lastAlive === null ? null : formatRunning(lastAlive.at - startTime);
  return (
    <tr
      data-row=""
      className={`group/row relative cursor-pointer border-line-soft border-b hover:bg-hover columns:h-row ${GRID}`}
    >
      <td className={`${CELL} max-columns:[grid-area:state]`} title={words.whyHint[end.why]}>
        <span data-s={STATE_OF[end.why]} className="inline-flex max-w-full items-center gap-1.5 text-ink-2">
          <StatusIcon name={STATE_OF[end.why]} />
          <span className="truncate">{words.why[end.why]}</span>
        </span>
      </td>
      <td className="min-w-0 columns:px-2 max-columns:[grid-area:id]">
        <TaskIdCell task={view} />
      </td>
      <td
        title={label || undefined}
        className={`${CELL} max-columns:text-12 max-columns:text-ink-2 max-columns:[grid-area:label]`}
      >
        {label}
        <span className="mid:hidden">{label ? '' : region}</span>
      </td>
      <td title={region} className={`${CELL} text-ink-2 max-mid:hidden`}>
        {region}
      </td>
      <td className={`${CELL} text-ink-2 max-mid:hidden`} title={formatExact(startTime)}>
        {formatMoment(startTime, zone)}
      </td>
      <td className={`${CELL} text-right text-ink-2 max-columns:text-12 max-columns:[grid-area:run]`}>
        {ran === null ? (
          <span className="text-ink-3 max-columns:hidden">–</span>
        ) : (
          <>
            <span className="text-ink-3 columns:hidden">{text.board.ranCard} </span>
            <span className="text-ink-3">≥ </span>
            {ran}
          </>
        )}
      </td>
      <td
        className={`${CELL} text-right text-ink-2 max-columns:text-12 max-columns:[grid-area:age]`}
        title={formatExact(end.at)}
      >
        {formatMoment(end.at, zone).slice('MM-DD '.length)}
      </td>
    </tr>
  );
}

/** J, K and C work on these rows as on those of the board. */
function useRowsForKeys(table: { current: HTMLElement | null }, views: readonly TaskView[]): void {
  useLayoutEffect(() => {
    const rows = () => [...(table.current?.querySelectorAll<HTMLElement>('tr[data-row]') ?? [])];
    const offered = {
      keys: views.map(taskKey),
      current: () => {
        const index = rows().findIndex((row) => row.contains(document.activeElement));
        return index < 0 ? null : index;
      },
      firstInSight: () =>
        Math.max(
          0,
          rows().findIndex((row) => row.getBoundingClientRect().top >= 0),
        ),
      focusRow: (index: number) => {
        const row = rows()[index];
        row?.querySelector('a')?.focus({ preventScroll: true });
        row?.scrollIntoView({ block: 'nearest' });
      },
    };
    focusableRows.setState({ table: offered });
    return () => focusableRows.setState((state) => (state.table === offered ? { table: null } : state));
  }, [table, views]);
}
