import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Incident } from '#contract/incident.ts';
import { useWords } from '../../i18n/use-text.ts';
import { useZone } from '../../persistence/use-zone.ts';
import { formatClock } from '../../time/format-time.ts';
import { serverNow } from '../../time/server-clock.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FIELD } from '../../ui/field.tsx';
import { sayInSlot } from '../../ui/slot-answer.ts';
import { acknowledge } from './acknowledge.ts';
import { ActFailure } from './act-failure.tsx';
import { incidentDialogWords } from './dialog-words.ts';
import { NamedIncidents } from './named-incidents.tsx';
import { type Until, untilAt } from './until.ts';
import { UntilFields } from './until-fields.tsx';
import { useGiveBack } from './use-give-back.ts';

const LEAST_MS = 1_000;

interface AcknowledgeDialogProps {
  incidents: readonly [Incident, ...Incident[]];
  /** Who does it; empty where there is no login. */
  by: string;
  onClose: () => void;
}

/** A person takes incidents on: until when, and with a few words for the others. */
export function AcknowledgeDialog({ incidents, by, onClose }: AcknowledgeDialogProps) {
  const words = useWords(incidentDialogWords);
  const zone = useZone();
  const client = useQueryClient();
  const giveBack = useGiveBack();
  const [now] = useState(serverNow);
  const [until, setUntil] = useState<Until>({ kind: 'change' });
  const [note, setNote] = useState(incidents[0].acknowledgement?.note ?? '');
  const at = untilAt(until, zone, now);
  const ids = incidents.map(({ id }) => id);
  /** Where it was someone's before, to give it back would not be the way back. */
  const isNew = incidents.every(({ acknowledgement }) => acknowledgement === null);
  const acting = useMutation({
    mutationFn: () => {
      const forMs = at ? Math.max(LEAST_MS, Math.round(at - serverNow())) : null;
      return acknowledge({ ids, acknowledged: true, forMs, note: note.trim() });
    },
    onSuccess: (n) => {
      const until = at ? formatClock(at, zone, now).slice(0, -3) : null;
      sayInSlot({
        said: n === 0 ? words.over : words.done(n, until),
        undo: n > 0 && isNew ? { word: words.undo, press: () => giveBack(ids) } : null,
      });
      void client.invalidateQueries();
      onClose();
    },
  });
  return (
    <Dialog title={words.acknowledgeTitle(incidents.length)} size="small" onClose={onClose}>
      <form
        className="flex min-h-0 flex-col overflow-auto"
        onSubmit={(event) => {
          event.preventDefault();
          if (at !== undefined && !acting.isPending) acting.mutate();
        }}
      >
        <NamedIncidents incidents={incidents} />
        <UntilFields until={until} onUntil={setUntil} now={now} />
        <div className="px-5 pt-2">
          <label className={`${FIELD} h-ctl max-columns:h-11`}>
            <input
              // Where the browser begins: Enter takes it on, else the cross in the corner would be the first.
              ref={(input) => input?.setAttribute('autofocus', '')}
              aria-label={words.note}
              placeholder={words.note}
              autoComplete="off"
              maxLength={200}
              value={note}
              onChange={({ target }) => setNote(target.value)}
            />
          </label>
          <p className="mt-2 text-pretty text-12 text-ink-3">{words.what}</p>
          <ActFailure error={acting.error} />
        </div>
        <footer className="flex items-center gap-2 px-5 py-4 max-columns:[&_button]:h-11">
          <span className="mr-auto min-w-0 truncate text-ink-3">{words.as(by || words.thisServer)}</span>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button type="submit" look="primary" disabled={acting.isPending || at === undefined}>
            {words.acknowledgeN(incidents.length)}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
