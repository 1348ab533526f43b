import type { ComponentType, ReactNode } from 'react';
import type { Incident } from '#contract/incident.ts';
import { isLive, statusOf } from '#contract/status.ts';
import type { TaskView } from '#contract/task-view.ts';
import type { ColumnId } from '../../address.ts';
import { useText } from '../../i18n/use-text.ts';
import { lazyPart } from '../../lazy-part.tsx';
import { useZone } from '../../persistence/use-zone.ts';
import { heldBy } from '../../status/held-by.ts';
import { overLimitText } from '../../status/over-limit-text.ts';
import { QuietSegment, StatusBadge, TroubleSegment } from '../../status/status-badge.tsx';
import { formatPeriod } from '../../time/format-duration.ts';
import { formatClock, formatExact, formatMomentOf, zoneOffset } from '../../time/format-time.ts';
import { serverNow } from '../../time/server-clock.ts';
import { Age, Running } from '../../time/ticking.tsx';
import { Icon, StatusIcon } from '../../ui/icon.tsx';
import { TaskIdCell } from '../../ui/task-id-cell.tsx';
import type { Breakpoint } from '../../ui/use-breakpoint.ts';
import type { BoardRow } from '../../watch/board-rows.ts';

const NotServedReason = lazyPart(() => import('./not-served-reason.tsx').then((module) => module.NotServedReason));

/** What every cell of a row may look at. */
interface RowFacts {
  row: BoardRow;
  label: string;
  pinned: boolean;
  /** The row is a card or has two lines, without a head to say what is what. */
  card: boolean;
}

export interface Column {
  id: ColumnId;
  /** Its track in the grid, in ems of the table: as wide as its longest usual content in either language, whatever the font. */
  width: string;
  /** The narrowest board that shows it. */
  from: Exclude<Breakpoint, 'lines' | 'cards'>;
  /** Its place in a card and in two lines; null leaves it out there. */
  place: 'state' | 'age' | 'id' | 'label' | 'run' | 'problem' | null;
  align?: 'end';
  /** Stands behind the name in the head. */
  HeadNote?: ComponentType;
  Cell: ComponentType<RowFacts>;
}

/**
 * The table, from left to right. A new column is one entry here and its name in the dictionary. What is left over goes to
 * the TaskId and the label until they are whole, then to the problem.
 */
export const COLUMNS: readonly Column[] = [
  { id: 'state', width: '14.4em', from: 'columns', place: 'state', Cell: StateCell },
  {
    id: 'taskId',
    width: 'minmax(15em,37.4em)',
    from: 'columns',
    place: 'id',
    Cell: ({ row }) => <TaskIdCell task={row.view} />,
  },
  { id: 'label', width: 'minmax(clamp(7em,80% - 67.7em,10em),20em)', from: 'columns', place: 'label', Cell: LabelCell },
  { id: 'region', width: '8.5em', from: 'wide', place: null, Cell: RegionCell },
  { id: 'started', width: '9em', from: 'wide', place: null, HeadNote: ZoneNote, Cell: StartedCell },
  { id: 'running', width: '7.4em', from: 'mid', place: 'run', align: 'end', Cell: RunningCell },
  { id: 'answered', width: '8.2em', from: 'columns', place: 'age', align: 'end', Cell: AnsweredCell },
  { id: 'since', width: '8.9em', from: 'full', place: null, align: 'end', Cell: SinceCell },
  {
    id: 'problem',
    width: 'minmax(clamp(11.5em,13%,13em),1fr)',
    from: 'columns',
    place: 'problem',
    Cell: ProblemCell,
  },
];

/** The columns shown at this width. */
export function columnsIn(breakpoint: Breakpoint): readonly Column[] {
  return COLUMNS.filter(({ from, place }) =>
    breakpoint === 'cards' || breakpoint === 'lines' ? place !== null : BREAKPOINTS_OF[from].includes(breakpoint),
  );
}

const BREAKPOINTS_OF: Record<Column['from'], readonly Breakpoint[]> = {
  columns: ['columns', 'mid', 'wide', 'full'],
  mid: ['mid', 'wide', 'full'],
  wide: ['wide', 'full'],
  full: ['full'],
};

function StateCell({ row: { view, incidents, isRetrying, stale } }: RowFacts) {
  const text = useText();
  const worst = incidents[0]?.cause;
  return (
    <span className="flex min-w-0 max-w-full items-center gap-1">
      <StatusBadge status={statusOf(view)} raw={view.apiStatus} />
      {worst === 'failing' || worst === 'overLimit' ? (
        <TroubleSegment name={worst} word={text.filter[worst]} />
      ) : isRetrying ? (
        <QuietSegment name="retrying" word={text.filter.retrying} />
      ) : stale ? (
        <TroubleSegment name="stale" word={text.filter.stale} />
      ) : null}
    </span>
  );
}

function LabelCell({ row: { view }, label, pinned, card }: RowFacts) {
  const text = useText();
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5 text-ink max-columns:text-12 max-columns:text-ink-2">
      {pinned ? (
        <span className="flex-none text-ink-3" title={text.board.pinned}>
          <Icon name="pin" className="size-3" />
          <span className="sr-only">{text.board.pinned}</span>
        </span>
      ) : null}
      <span className="truncate" title={label || undefined}>
        {label || (card ? view.region : null)}
      </span>
    </span>
  );
}

function RegionCell({ row: { view } }: RowFacts) {
  return (
    <span title={view.region} className="truncate text-ink-2">
      {view.region}
    </span>
  );
}

function ZoneNote() {
  return <span className="text-ink-2">{zoneOffset(useZone(), serverNow())}</span>;
}

function StartedCell({ row: { view } }: RowFacts) {
  const zone = useZone();
  return (
    <span className="truncate text-ink-2" title={formatExact(view.startTime)}>
      {formatMomentOf(view.startTime, zone, serverNow())}
    </span>
  );
}

function RunningCell({ row: { view }, card }: RowFacts) {
  const text = useText();
  const until = isLive(view) ? null : (view.lastAlive?.at ?? null);
  if (view.startTime === null || (!isLive(view) && until === null)) return <span className="text-ink-3">–</span>;
  return (
    <span className="text-ink-2 max-columns:text-12">
      {card ? (
        <span className="text-ink-3">{until === null ? text.board.runningCard : text.board.ranCard} </span>
      ) : null}
      {until === null ? null : <span className="text-ink-3">≥ </span>}
      <Running since={view.startTime} until={until} />
    </span>
  );
}

function AnsweredCell({ row: { view, trouble, isMuted, isRetrying, stale: old }, card }: RowFacts) {
  const isHealthy = trouble === null && !isMuted && !isRetrying && !old;
  if (view.answeredAt === null) return <span className="text-ink-3">–</span>;
  return (
    <span
      data-s="stale"
      title={formatExact(view.answeredAt)}
      className={`inline-flex items-center gap-[5px] group-data-muted/board:font-medium group-data-muted/board:text-ink max-columns:text-12 ${old ? 'font-medium text-ink' : 'text-ink-3'}`}
    >
      {old ? <StatusIcon name="stale" /> : null}
      <span>
        <Age since={view.answeredAt} ago={card} dot={isHealthy} />
      </span>
    </span>
  );
}

function SinceCell({ row: { view } }: RowFacts) {
  return view.stateSince === null ? (
    <span className="text-ink-3">–</span>
  ) : (
    <span className="text-ink-2" title={formatExact(view.stateSince)}>
      {view.stateNotBefore === null ? <span className="text-ink-3">≥ </span> : null}
      <Age since={view.stateSince} />
    </span>
  );
}

function ProblemCell({ row }: RowFacts) {
  const text = useText();
  const { view, status, incidents, isMuted, isRetrying, notServed } = row;
  const [incident] = incidents;
  if (notServed !== null) return <NotServedReason task={view} why={notServed} />;
  if (incident)
    return (
      <>
        <HeldBy incident={incident} />
        <Reason incident={incident} view={view} />
      </>
    );
  if (status === 'other')
    return (
      <span title={text.board.unknownStatus} className="truncate text-ink-2">
        {text.board.unknownStatus}
      </span>
    );
  // Under a wider incident the line above the table says it once; an end and its "gone" are no problem.
  return view.problem && isRetrying && !isMuted ? <Code problem={view.problem} loud={false} /> : null;
}

/** Who looks after it, and until when. */
function HeldBy({ incident: { acknowledgement } }: { incident: Incident }) {
  const text = useText();
  const zone = useZone();
  if (!acknowledgement) return null;
  const who = heldBy(acknowledgement, text, zone);
  return (
    <span
      data-s="acknowledged"
      title={[who, acknowledgement.note].filter(Boolean).join(': ')}
      className="mr-1.5 inline-flex min-w-0 max-w-full flex-none items-center gap-1 text-12 text-ink-2"
    >
      <StatusIcon name="acknowledged" />
      <span className="sr-only">{text.filter.acknowledged}: </span>
      <span className="truncate">{who}</span>
    </span>
  );
}

/** What is wrong with a task, since when, and how often before. */
function Reason({ incident, view }: { incident: Incident; view: TaskView }) {
  const text = useText();
  const zone = useZone();
  const { cause, overLimit, problem, acknowledgement, since, firstSince, times } = incident;
  if (overLimit) {
    const reason = overLimitText(overLimit, view, text);
    return (
      <span
        title={reason}
        className={`truncate text-12 group-data-muted/board:text-ink-3 ${acknowledgement ? 'text-ink-3' : 'text-exiting-ink'}`}
      >
        {reason}
      </span>
    );
  }
  if (cause !== 'failing' || !problem) return null;
  const again = times > 1 ? text.board.again(times, formatPeriod(since - firstSince, text.units)) : '';
  return (
    <Code problem={problem} loud={acknowledgement === null}>
      <span className="flex-none text-ink-3 columns:hidden columns:@min-[15em]:inline">
        {text.board.since(formatClock(since, zone, serverNow()).slice(0, -3))}
      </span>
      {again ? <b className="flex-none font-semibold columns:hidden columns:@min-[24em]:inline">{again}</b> : null}
    </Code>
  );
}

/** A code that does not fit loses its class, not its end: `CTInternalError` says more than `InternalError`. */
function Code({
  problem: { code, message },
  loud,
  children,
}: {
  problem: Pick<NonNullable<TaskView['problem']>, 'code' | 'message'>;
  loud: boolean;
  children?: ReactNode;
}) {
  const dot = code.indexOf('.') + 1;
  return (
    <span
      title={`${code}: ${message}`}
      className={`@container flex w-full min-w-0 items-baseline gap-1.5 text-12 group-data-muted/board:text-ink-3 ${loud ? 'text-problem-ink' : 'text-ink-3'}`}
    >
      <span className="flex min-w-0 font-mono tracking-[-.025em]">
        {dot > 0 ? (
          <span className="min-w-0 truncate columns:hidden columns:@min-[26em]:inline">{code.slice(0, dot)}</span>
        ) : null}
        <span className="max-w-full flex-none truncate">{code.slice(dot)}</span>
      </span>
      {children}
    </span>
  );
}
