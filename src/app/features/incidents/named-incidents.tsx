import type { Incident } from '#contract/incident.ts';
import { useWords } from '../../i18n/use-text.ts';
import { StatusIcon, type StatusIconName } from '../../ui/icon.tsx';
import { TaskIdText } from '../../ui/task-id.tsx';
import { incidentDialogWords } from './dialog-words.ts';
import { useIncidentNames } from './use-incident-names.ts';

/** More are counted, not named. */
const MOST_NAMED = 6;

/** Which incidents an act is about. */
export function NamedIncidents({ incidents }: { incidents: readonly Incident[] }) {
  const words = useWords(incidentDialogWords);
  const { nameOf, saysOf } = useIncidentNames();
  const more = incidents.length - MOST_NAMED;
  return (
    <ul className="mx-5 mt-1 border-line border-t">
      {incidents.slice(0, MOST_NAMED).map((incident) => (
        <li
          key={incident.id}
          data-s={iconOf(incident)}
          className="flex min-h-8 min-w-0 items-center gap-2 border-line border-b"
        >
          <StatusIcon name={iconOf(incident)} />
          <SubjectName subject={incident.subject} name={nameOf(incident)} />
          <span className="flex-none text-12 text-ink-3">{saysOf(incident)}</span>
        </li>
      ))}
      {more > 0 ? (
        <li className="flex min-h-8 items-center border-line border-b text-12 text-ink-3">{words.more(more)}</li>
      ) : null}
    </ul>
  );
}

function SubjectName({ subject, name }: { subject: Incident['subject']; name: string | null }) {
  if (name === null && subject.kind === 'task')
    return (
      <span className="@container min-w-0 flex-1 text-12">
        <TaskIdText taskId={subject.taskId} />
      </span>
    );
  return (
    <b className="min-w-0 flex-1 truncate font-medium" title={name ?? undefined}>
      {name}
    </b>
  );
}

function iconOf({ cause }: Incident): StatusIconName {
  return cause === 'failing' || cause === 'overLimit' || cause === 'notFound' ? cause : 'attention';
}
