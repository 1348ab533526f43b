import type { ReactNode } from 'react';
import type { Incident } from '#contract/incident.ts';
import { isLive } from '#contract/status.ts';
import type { TaskAnswer } from '#contract/task-view.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { useZone } from '../../persistence/use-zone.ts';
import { incidentName } from '../../status/incident-name.ts';
import { incidentWords } from '../../status/incident-words.ts';
import { overLimitText } from '../../status/over-limit-text.ts';
import { formatPeriod } from '../../time/format-duration.ts';
import { formatClock, formatExact } from '../../time/format-time.ts';
import { serverNow } from '../../time/server-clock.ts';
import { useTicking } from '../../time/use-ticking.ts';
import { Icon, StatusIcon } from '../../ui/icon.tsx';
import type { BoardRow } from '../../watch/board-rows.ts';
import { taskWords } from './words.ts';

interface TaskSignsProps {
  answer: TaskAnswer;
  row: BoardRow;
  /** What a person can do about them. */
  acts: ReactNode;
}

/** What is known beside the state: its incidents, the widest first, its neighbours, and what an end looks like. */
export function TaskSigns({ answer, row, acts }: TaskSignsProps) {
  const words = useWords(taskWords);
  const { incidents, goodBeside, region } = answer;
  const isFailing = incidents.some(({ cause }) => cause === 'failing');
  const isWide = incidents.some(({ subject }) => subject.kind !== 'task');
  const saysEnd = row.status === 'ended' && answer.problem?.kind === 'gone' ? answer.problem.code : null;
  const neighbours = (isFailing || row.isRetrying) && !isWide && goodBeside > 0;
  if (incidents.length === 0 && !neighbours && saysEnd === null && isLive(answer)) return null;
  return (
    <ul
      aria-label={words.signs}
      className="grid w-full content-start gap-3 self-stretch border-line max-wide:border-t max-wide:pt-3.5 wide:w-[31%] wide:border-l wide:pl-5"
    >
      {incidents.map((incident) => (
        <IncidentSign key={incident.id} incident={incident} answer={answer} />
      ))}
      {neighbours ? (
        <Sign icon={<Icon name="tick" className="size-3.5" />} why={isFailing ? words.notRegion : null}>
          {words.neighbours(goodBeside, region)}
        </Sign>
      ) : null}
      {saysEnd === null ? null : (
        <Sign icon={<Icon name="tick" className="size-3.5" />} why={words.endSign(saysEnd)}>
          {words.endConfirmed}
        </Sign>
      )}
      <li className="empty:hidden">{acts}</li>
    </ul>
  );
}

interface IncidentSignProps extends Pick<TaskSignsProps, 'answer'> {
  incident: Incident;
}

function IncidentSign({ incident, answer }: IncidentSignProps) {
  const text = useText();
  const words = useWords(taskWords);
  const said = useWords(incidentWords);
  const zone = useZone();
  const { cause, since, times, overLimit, acknowledgement } = incident;
  const clock = (at: number) => formatClock(at, zone, serverNow());
  const lasted = useTicking((now) => formatPeriod(now - since, text.units));
  const { next } = said.says[cause];
  const reason = overLimit ? overLimitText(overLimit, answer, text) : cause === 'failing' ? null : next || null;
  return (
    <Sign
      icon={
        <span data-s={acknowledgement ? 'acknowledged' : cause === 'overLimit' ? cause : 'attention'}>
          <StatusIcon name={acknowledgement ? 'acknowledged' : cause === 'overLimit' ? cause : 'attention'} />
        </span>
      }
      why={[lasted, times > 1 ? words.reopened(times - 1) : null, reason].filter((part) => part !== null).join(' · ')}
    >
      <b className="font-semibold" title={formatExact(since)}>
        {cause === 'failing'
          ? words.incident(clock(since))
          : `${incidentName(incident, said)} ${said.since(clock(since))}`}
      </b>
      {acknowledgement ? (
        <span className="block text-12 text-ink-2">
          {words.acknowledged(acknowledgement.by, acknowledgement.until === null ? null : clock(acknowledgement.until))}
          {acknowledgement.note ? <bdi className="block text-ink-3">{acknowledgement.note}</bdi> : null}
        </span>
      ) : null}
    </Sign>
  );
}

/** A fact, and what it means. */
function Sign({ icon, why, children }: { icon: ReactNode; why: string | null; children: ReactNode }) {
  return (
    <li className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-2.5">
      <span className="grid h-[18px] place-items-center text-ink-3">{icon}</span>
      <div className="min-w-0 [overflow-wrap:anywhere]">
        {children}
        {why === null ? null : <span className="block text-pretty text-12 text-ink-3">{why}</span>}
      </div>
    </li>
  );
}
