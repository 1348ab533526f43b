import { useText, useWords } from '../../i18n/use-text.ts';
import { markOf } from '../../status/mark-of.ts';
import { overLimitText } from '../../status/over-limit-text.ts';
import { Age } from '../../time/ticking.tsx';
import { StatusIcon } from '../../ui/icon.tsx';
import { TaskIdText } from '../../ui/task-id.tsx';
import type { TroubledRow } from './use-wall-list.ts';
import { wallWords } from './words.ts';

interface WallRowProps {
  row: TroubledRow;
  label: string;
  /** What its SdkAppId is called, where there are several. */
  app: string | null;
}

/** One task that needs attention: what it is, which one, why, and for how long. */
export function WallRow({ row, label, app }: WallRowProps) {
  const words = useWords(wallWords);
  const { view, trouble, incidents } = row;
  const since = incidents[0]?.since ?? null;
  return (
    <li
      data-s={trouble}
      data-mark={markOf(trouble)}
      className="relative grid h-[4.2em] items-center gap-x-[1em] overflow-hidden border-line border-b px-[1.8em] before:w-[5px] columns:grid-cols-[11.5em_minmax(0,1.1fr)_minmax(0,1.6fr)_7.5em] max-columns:h-auto max-columns:grid-cols-[minmax(0,1fr)_auto] max-columns:px-[1em] max-columns:py-[.6em]"
    >
      <span className="flex min-w-0 items-center gap-[.5em] font-medium text-(--status-text)">
        <StatusIcon name={trouble} className="size-[.85em]" />
        <span className="truncate">{words.trouble[trouble]}</span>
      </span>
      <span className="min-w-0 max-columns:order-3 max-columns:col-span-full">
        <b title={label || undefined} className="block truncate font-medium text-ink">
          {label || <TaskIdText taskId={view.taskId} />}
        </b>
        <span className="columns:line-clamp-2 text-[.8em] text-ink-3 leading-[1.3]">
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
        <Reason row={row} />
      </span>
      <span className="whitespace-nowrap text-right text-ink-2">{since === null ? '–' : <Age since={since} />}</span>
    </li>
  );
}

function Reason({ row: { view, incidents } }: { row: TroubledRow }) {
  const text = useText();
  const words = useWords(wallWords);
  const [incident] = incidents;
  if (!incident) return null;
  if (incident.overLimit) return overLimitText(incident.overLimit, view, text);
  if (!incident.problem) return words.notFound;
  return <span className="font-mono text-[.9em]">{incident.problem.code}</span>;
}
