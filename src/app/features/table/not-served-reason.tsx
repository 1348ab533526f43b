import type { WhyNotServed } from '#contract/served.ts';
import { type TaskRef, taskKey } from '#contract/task-ref.ts';
import { useWords } from '../../i18n/use-text.ts';
import { removeFromWatchlist } from '../../persistence/edit-watchlist.ts';
import { useWatchlist } from '../../persistence/watchlist.ts';
import { notServedWords } from '../../status/not-served-words.ts';
import { Button } from '../../ui/button.tsx';

/** Why a task is not asked for here; where this browser keeps it, it can be taken out. */
export function NotServedReason({ task, why }: { task: TaskRef; why: WhyNotServed }) {
  const words = useWords(notServedWords);
  const isKept = useWatchlist(({ tasks }) => tasks.some((kept) => taskKey(kept) === taskKey(task)));
  const reason = words.notServed(words.why[why](task));
  return (
    <>
      <span title={reason} className="min-w-0 flex-1 truncate text-12 text-problem-ink">
        {reason}
      </span>
      {isKept ? (
        <Button
          size="small"
          className="max-columns:relative max-columns:z-1"
          onClick={() => removeFromWatchlist([task])}
        >
          {words.remove}
        </Button>
      ) : null}
    </>
  );
}
