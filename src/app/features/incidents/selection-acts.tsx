import { isLive } from '#contract/status.ts';
import { useWords } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import type { BoardRow } from '../../watch/board-rows.ts';
import { ACKNOWLEDGE, REMOVE } from './act-icons.tsx';
import { incidentActWords } from './act-words.ts';
import { askAbout, askToRemove } from './asked.ts';

/** What can be done about the incidents of the selected rows, and with those that are not alive. */
export function SelectionActs({ rows }: { rows: readonly BoardRow[] }) {
  const words = useWords(incidentActWords);
  const incidents = rows.flatMap((row) => row.incidents);
  const open = incidents.filter(({ acknowledgement }) => acknowledgement === null).length;
  const gone = rows.map(({ view }) => view).filter((view) => !isLive(view));
  return (
    <>
      {incidents.length > 0 ? (
        <Button look="ghost" size="small" icon={ACKNOWLEDGE} data-key="E" onClick={() => askAbout(incidents)}>
          {open === 0 ? words.acknowledged : open === 1 ? words.acknowledge : words.acknowledgeN(open)}
        </Button>
      ) : null}
      {gone.length > 0 ? (
        <Button look="ghost" size="small" icon={REMOVE} onClick={() => askToRemove(rows.map(({ view }) => view))}>
          {words.removeN(gone.length)}
        </Button>
      ) : null}
    </>
  );
}
