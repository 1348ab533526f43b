import type { Incident } from '#contract/incident.ts';
import { isLive } from '#contract/status.ts';
import type { TaskView } from '#contract/task-view.ts';
import { useWords } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { ACKNOWLEDGE, REMOVE } from './act-icons.tsx';
import { incidentActWords } from './act-words.ts';
import { askAbout, askToRemove } from './asked.ts';

interface IncidentActsProps {
  /** The open ones of one task; wider ones among them are not its own, and left out. */
  incidents: readonly Incident[];
  view: TaskView;
}

/** On the page of a task: to take its incidents on, and to take it out once it is not alive. */
export function IncidentActs({ incidents, view }: IncidentActsProps) {
  const words = useWords(incidentActWords);
  const own = incidents.filter(({ subject }) => subject.kind === 'task');
  const isOpen = own.some(({ acknowledgement }) => acknowledgement === null);
  return (
    <span className="flex flex-wrap items-center gap-2">
      {own.length > 0 ? (
        <Button size="small" icon={ACKNOWLEDGE} data-key="e" onClick={() => askAbout(own)}>
          {isOpen ? words.acknowledge : words.acknowledged}
        </Button>
      ) : null}
      {isLive(view) ? null : (
        <Button size="small" icon={REMOVE} onClick={() => askToRemove([view])}>
          {words.remove}…
        </Button>
      )}
    </span>
  );
}
