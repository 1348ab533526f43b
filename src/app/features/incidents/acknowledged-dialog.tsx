import type { Acknowledgement, Incident } from '#contract/incident.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { useZone } from '../../persistence/use-zone.ts';
import { formatClock } from '../../time/format-time.ts';
import { serverNow } from '../../time/server-clock.ts';
import { Age } from '../../time/ticking.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { asked } from './asked.ts';
import { incidentDialogWords } from './dialog-words.ts';
import { NamedIncidents } from './named-incidents.tsx';
import { useGiveBack } from './use-give-back.ts';

const NAME = 'text-12 text-ink-3';

interface AcknowledgedDialogProps {
  incident: Incident & { acknowledgement: Acknowledgement };
  onClose: () => void;
}

/** Who has an incident, since and until when, and why; and the way to give it back. */
export function AcknowledgedDialog({ incident, onClose }: AcknowledgedDialogProps) {
  const words = useWords(incidentDialogWords);
  const text = useText();
  const zone = useZone();
  const giveBack = useGiveBack();
  const { by, at, until, note } = incident.acknowledgement;
  const clock = (time: number) => formatClock(time, zone, serverNow());
  return (
    <Dialog title={words.who(by || words.thisServer)} size="small" onClose={onClose}>
      <NamedIncidents incidents={[incident]} />
      <dl className="grid grid-cols-[5.5em_minmax(0,1fr)] items-baseline gap-x-3 gap-y-1 px-5 pt-3">
        <dt className={NAME}>{words.when}</dt>
        <dd>
          {clock(at)}{' '}
          <span className={NAME}>
            <Age since={at} />
            {text.ago('')}
          </span>
        </dd>
        <dt className={NAME}>{words.until}</dt>
        <dd>{until === null ? words.untilOver : words.orOver(clock(until).slice(0, -3))}</dd>
        {note ? (
          <>
            <dt className={NAME}>{words.noteName}</dt>
            <dd className="break-words">{note}</dd>
          </>
        ) : null}
      </dl>
      <footer className="flex items-center gap-2 px-5 py-4 max-columns:[&_button]:h-11">
        <Button
          look="ghost"
          className="mr-auto"
          onClick={() => asked.setState({ asked: { act: 'acknowledge', incidents: [incident] } })}
        >
          {words.change}
        </Button>
        <Button onClick={onClose}>{words.cancel}</Button>
        <Button
          look="primary"
          onClick={() => {
            giveBack([incident.id]);
            onClose();
          }}
        >
          {words.giveBack}
        </Button>
      </footer>
    </Dialog>
  );
}
