import type { Incident } from '#contract/incident.ts';
import { isLive } from '#contract/status.ts';
import type { TaskView } from '#contract/task-view.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { useZone } from '../../persistence/use-zone.ts';
import { heldBy } from '../../status/held-by.ts';
import { Button } from '../../ui/button.tsx';
import { ACKNOWLEDGE, REMOVE } from './act-icons.tsx';
import { incidentActWords } from './act-words.ts';
import { askAbout, askToRemove } from './asked.ts';

interface IncidentActsProps {
  /** The open ones of one task; wider ones among them are not its own, and left out. */
  incidents: readonly Incident[];
  view: TaskView;
}

/** On the page of a task: who has its incidents, to take them on, and to take it out once it is not alive. */
export function IncidentActs({ incidents, view }: IncidentActsProps) {
  const words = useWords(incidentActWords);
  const text = useText();
  const zone = useZone();
  const own = incidents.filter(({ subject }) => subject.kind === 'task');
  const isOpen = own.some(({ acknowledgement }) => acknowledgement === null);
  const held = own.flatMap(({ acknowledgement }) => acknowledgement ?? [])[0];
  return (
    <span className="flex flex-wrap items-center gap-2">
      {held && !isOpen ? <span className="text-ink-3">{heldBy(held, text, zone)}</span> : null}
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
