import { type BoardView, WHOLE_BOARD } from '../../address.ts';
import { useWords } from '../../i18n/use-text.ts';
import { clearLastSeen } from '../../persistence/saved-last-seen.ts';
import { useZone } from '../../persistence/use-zone.ts';
import { CHANGES, type Change } from '../../status/changes-since.ts';
import { formatClock } from '../../time/format-time.ts';
import { serverNow } from '../../time/server-clock.ts';
import { IconButton } from '../../ui/button.tsx';
import { StatusIcon, type StatusIconName } from '../../ui/icon.tsx';
import { newsWords } from './words.ts';

/** The filter that shows the tasks of a change. */
const PLACES: Record<Change, { icon: StatusIconName; view: Pick<BoardView, 'states' | 'sort'> }> = {
  failing: { icon: 'failing', view: { states: ['failing'], sort: WHOLE_BOARD.sort } },
  overLimit: { icon: 'overLimit', view: { states: ['overLimit'], sort: WHOLE_BOARD.sort } },
  notFound: { icon: 'notFound', view: { states: ['notFound'], sort: { by: 'since', down: false } } },
  ended: { icon: 'ended', view: { states: ['ended'], sort: { by: 'since', down: false } } },
  exiting: { icon: 'exiting', view: { states: ['exiting'], sort: { by: 'since', down: false } } },
  started: { icon: 'inProgress', view: { states: ['inProgress'], sort: { by: 'since', down: false } } },
  came: { icon: 'unchecked', view: { states: [], sort: { by: 'started', down: true } } },
};

interface SinceLastSeenProps {
  board: string;
  /** When that was, by the proxy's clock. */
  at: number;
  counts: Readonly<Record<Change, number>>;
  onShow: (view: Pick<BoardView, 'states' | 'sort'>) => void;
}

/** What happened while the page was hidden, each with the filter that shows it. */
export function SinceLastSeen({ board, at, counts, onShow }: SinceLastSeenProps) {
  const words = useWords(newsWords);
  const zone = useZone();
  const happened = CHANGES.filter((change) => counts[change] > 0);
  return (
    <p className="flex flex-none flex-wrap items-center gap-x-2.5">
      <span>{words.since(formatClock(at, zone, serverNow()).slice(0, -3))}</span>
      {happened.length === 0 ? <span className="text-ink-3">{words.nothing}</span> : null}
      {happened.map((change) => (
        <button
          key={change}
          type="button"
          data-s={PLACES[change].icon}
          onClick={() => onShow(PLACES[change].view)}
          className="inline-flex h-6 items-center gap-1.5 text-ink underline decoration-line-2 underline-offset-4 hover:decoration-current"
        >
          <StatusIcon name={PLACES[change].icon} />
          {words.changes[change](counts[change])}
        </button>
      ))}
      <IconButton
        icon="close"
        label={words.seen}
        className="size-6 [&>svg]:size-3"
        onClick={() => clearLastSeen(board)}
      />
    </p>
  );
}
