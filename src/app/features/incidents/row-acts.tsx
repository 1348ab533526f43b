import { useWords } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import type { BoardRow } from '../../watch/board-rows.ts';
import { incidentActWords } from './act-words.ts';
import { askAbout, askToRemove } from './asked.ts';

const SHOWN =
  'opacity-0 focus-visible:opacity-100 group-hover/row:opacity-100 group-focus-within/row:opacity-100 max-columns:hidden';

/** What can be done about a row in which something is wrong, at its end while it is pointed at or has the focus. */
export function RowActs({ row: { view, incidents } }: { row: BoardRow }) {
  const words = useWords(incidentActWords);
  const isOpen = incidents.some(({ acknowledgement }) => acknowledgement === null);
  return (
    <span className="absolute top-0 right-2 flex h-full items-center gap-1">
      {view.state === 'notFound' ? (
        <Button size="small" className={SHOWN} onClick={() => askToRemove([view])}>
          {words.remove}…
        </Button>
      ) : null}
      {incidents.length > 0 ? (
        <Button size="small" data-row-act aria-keyshortcuts="e" className={SHOWN} onClick={() => askAbout(incidents)}>
          {isOpen ? words.acknowledge : words.acknowledged}
        </Button>
      ) : null}
    </span>
  );
}
