import type { ReactNode } from 'react';
import type { Incident } from '#contract/incident.ts';
import type { TaskView } from '#contract/task-view.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { useZone } from '../../persistence/use-zone.ts';
import { heldBy } from '../../status/held-by.ts';
import { incidentFacts } from '../../status/incident-facts.ts';
import { incidentName } from '../../status/incident-name.ts';
import { incidentWords } from '../../status/incident-words.ts';
import { markOf } from '../../status/mark-of.ts';
import { overLimitText } from '../../status/over-limit-text.ts';
import type { Trouble } from '../../status/trouble.ts';
import { WIDE_ICONS } from '../../status/wide-icons.tsx';
import type { WideIncident } from '../../status/wide-incident.ts';
import { formatPeriod } from '../../time/format-duration.ts';
import { formatClock } from '../../time/format-time.ts';
import { serverNow } from '../../time/server-clock.ts';
import { useTicking } from '../../time/use-ticking.ts';
import { Icon, StatusIcon } from '../../ui/icon.tsx';
import { TaskIdText } from '../../ui/task-id.tsx';
import type { TroubledRow } from './wall-entries.ts';
import { wallWords } from './words.ts';

interface WallRowProps {
  row: TroubledRow;
  label: string;
  /** What its SdkAppId is called, where there are several. */
  app: string | null;
}

/** One task with an incident: what it is, which one, why, and since when. */
export function WallRow({ row: { view, trouble, incidents }, label, app }: WallRowProps) {
  const text = useText();
  const zone = useZone();
  const words = useWords(wallWords);
  const [incident] = incidents;
  return (
    <Line trouble={trouble} since={incident?.since ?? null}>
      <span className="flex min-w-0 items-center gap-[.5em] font-medium text-(--status-text)">
        <StatusIcon name={trouble} className="size-[.85em]" />
        <span className="truncate">{words.trouble[trouble]}</span>
      </span>
      <span className="min-w-0 max-columns:order-3 max-columns:col-span-full">
        <b title={label || undefined} className="block truncate font-medium text-ink">
          {label || <TaskIdText taskId={view.taskId} />}
        </b>
        <span className="columns:line-clamp-2 text-[.8em] text-ink-3 leading-[1.35]">
          {label ? (
            <>
              <TaskIdText taskId={view.taskId} /> ·{' '}
            </>
          ) : null}
          {view.region}
          {app === null ? null : (
            <>
              {' '}
              · <bdi>{app}</bdi>
            </>
          )}
        </span>
      </span>
      <span
        className={`columns:line-clamp-2 min-w-0 max-columns:order-4 max-columns:col-span-full ${trouble === 'failing' ? 'text-(--status-text)' : 'text-ink-2'}`}
      >
        {incident ? <Reason incident={incident} view={view} /> : null}
        {incident?.acknowledgement ? ` · ${heldBy(incident.acknowledgement, text, zone)}` : null}
      </span>
    </Line>
  );
}

interface WallWideRowProps {
  incident: WideIncident;
  /** What the SdkAppIds are called that it concerns, where there are several. */
  apps: string | null;
}

/** One incident that is wider than a task, and not the one that stands above all. */
export function WallWideRow({ incident, apps }: WallWideRowProps) {
  const text = useText();
  const zone = useZone();
  const words = useWords(incidentWords);
  const { cause, problem, acknowledgement, since } = incident;
  const facts = incidentFacts(incident, { isSinceApart: true }, { text, words, zone });
  const said = [...facts, ...(problem ? [problem.code] : [])];
  return (
    <Line trouble={acknowledgement ? 'acknowledged' : 'failing'} since={since}>
      <span className="flex min-w-0 items-center gap-[.5em] font-medium text-(--status-text) columns:col-span-2">
        <Icon name={WIDE_ICONS[cause]} className="size-[1em] text-(--status-icon)" />
        <span className="min-w-0">
          <span className="block truncate">{incidentName(incident, words)}</span>
          {apps === null ? null : <span className="block truncate font-normal text-[.8em] text-ink-3">{apps}</span>}
        </span>
      </span>
      <span className="columns:line-clamp-2 min-w-0 text-ink-2 max-columns:order-4 max-columns:col-span-full">
        {said.join(' · ')}
      </span>
    </Line>
  );
}

interface LineProps {
  trouble: Trouble;
  since: number | null;
  children: ReactNode;
}

function Line({ trouble, since, children }: LineProps) {
  return (
    <li
      data-s={trouble}
      data-mark={markOf(trouble)}
      className="relative grid h-[4.2em] items-center gap-x-[1em] overflow-hidden border-line border-b px-[1.8em] before:w-[6px] columns:grid-cols-[11.5em_minmax(0,1fr)_minmax(0,1fr)_8.5em] max-columns:h-auto max-columns:grid-cols-[minmax(0,1fr)_auto] max-columns:px-[1em] max-columns:py-[.6em]"
    >
      {children}
      <span className="whitespace-nowrap text-right text-ink-2">
        {since === null ? '–' : <Lasting since={since} />}
      </span>
    </li>
  );
}

function Lasting({ since }: { since: number }) {
  const text = useText();
  const words = useWords(wallWords);
  const zone = useZone();
  const lasted = useTicking((now) => formatPeriod(Math.max(0, now - since), text.units));
  return (
    <>
      {words.lasting(lasted)}
      <span className="block text-[.8em] text-ink-3">
        {text.board.since(formatClock(since, zone, serverNow()).slice(0, -3))}
      </span>
    </>
  );
}

function Reason({ incident, view }: { incident: Incident; view: TaskView }) {
  const text = useText();
  const words = useWords(wallWords);
  const { overLimit, cause, problem, times, since, firstSince } = incident;
  if (overLimit) return overLimitText(overLimit, view, text);
  if (cause === 'notFound' || !problem) return words.notFound;
  return (
    <>
      <span className="font-mono text-[.9em]">{problem.code}</span>
      {times > 1 ? (
        <b className="block font-medium">{text.board.again(times, formatPeriod(since - firstSince, text.units))}</b>
      ) : null}
    </>
  );
}
