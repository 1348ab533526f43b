import { taskKey } from '#contract/task-ref.ts';
import { type BoardView, WHOLE_BOARD } from '../../address.ts';
import { useWords } from '../../i18n/use-text.ts';
import { addToWatchlist } from '../../persistence/edit-watchlist.ts';
import { useWatchlist } from '../../persistence/watchlist.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LINK } from '../../ui/later-icons.tsx';
import { Link } from '../../ui/link.tsx';
import { linkWords } from './link-words.ts';

/** A link brought these tasks: nothing is kept unless the reader wants it. */
export function LinkNotice({ sdkAppId, view }: { sdkAppId: number; view: BoardView }) {
  const words = useWords(linkWords);
  const refs = view.watch.map((task) => ({ sdkAppId, ...task }));
  const keys = new Set(useWatchlist(({ tasks }) => tasks).map(taskKey));
  const isNew = refs.some((ref) => !keys.has(taskKey(ref)));
  return (
    // A phone has no room for all of it in one line.
    <div className="flex min-w-0 flex-wrap items-center gap-2 columns:flex-nowrap">
      <Icon name={LINK} />
      <p className="min-w-0 columns:truncate">{words.fromLink(refs.length)}</p>
      {isNew ? (
        <Button size="small" icon="plus" onClick={() => addToWatchlist(refs)}>
          {words.watch}
        </Button>
      ) : (
        <span>{words.watched}</span>
      )}
      <Link to={{ page: 'app', sdkAppId, view: WHOLE_BOARD }} className={buttonClass({ look: 'ghost', size: 'small' })}>
        {words.all(sdkAppId)}
      </Link>
    </div>
  );
}
