import type { ReactNode } from 'react';
import { type TaskRef, taskKey } from '#contract/task-ref.ts';
import type { TaskAnswer } from '#contract/task-view.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { addToWatchlist, describeTask, removeFromWatchlist } from '../../persistence/edit-watchlist.ts';
import { linkTo } from '../../persistence/link-to.ts';
import { useWatchlist } from '../../persistence/watchlist.ts';
import { serverNow } from '../../time/server-clock.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { BACK, LINK } from '../../ui/later-icons.tsx';
import { Link } from '../../ui/link.tsx';
import { boardBehind } from './board-behind.ts';
import { CheckNow } from './check-now.tsx';
import { sharedState } from './shared-state.ts';
import { taskWords } from './words.ts';

const ICON_ONLY_NARROW = 'max-lines:[&>span]:sr-only';

interface TaskToolbarProps {
  task: TaskRef;
  heading: ReactNode;
  /** What is seen now, also for the person who gets the link. */
  known: TaskAnswer | undefined;
  /** What else can be done with the task. */
  children?: ReactNode;
}

export function TaskToolbar({ task, heading, known, children }: TaskToolbarProps) {
  const text = useText();
  const words = useWords(taskWords);
  const { sdkAppId } = task;
  const key = taskKey(task);
  const kept = useWatchlist(({ tasks }) => tasks.find((known) => taskKey(known) === key));
  const { view, previous, next } = boardBehind(task);
  return (
    <header className="sticky top-0 z-5 flex flex-none items-center gap-2 border-line border-b bg-surface pr-4 pl-3 columns:h-bar max-columns:static max-columns:flex-wrap max-columns:gap-1 max-columns:px-2 max-columns:py-2">
      <Link to={{ page: 'app', sdkAppId, view }} data-key="Escape" className={buttonClass({ look: 'ghost' })}>
        <Icon name={BACK} />
        <span className="sr-only">{words.back} </span>
        <span className="cap-trim font-mono max-columns:sr-only">{heading}</span>
      </Link>
      {previous ? <Neighbour task={previous} label={words.previous} shortcut="k" icon="-scale-y-100" /> : null}
      {next ? <Neighbour task={next} label={words.next} shortcut="j" icon="" /> : null}
      <span className="flex-1" />
      {kept ? (
        <Button
          look="ghost"
          icon="pin"
          aria-pressed={kept.pinned}
          title={words.pinHint}
          onClick={() => describeTask(task, { pinned: !kept.pinned })}
          className={`aria-pressed:bg-hover-2 aria-pressed:text-ink ${ICON_ONLY_NARROW}`}
        >
          {words.pin}
        </Button>
      ) : null}
      {kept ? (
        <Button
          look="ghost"
          icon="tick"
          aria-pressed="true"
          title={words.forget}
          onClick={() => removeFromWatchlist([task])}
          className={ICON_ONLY_NARROW}
        >
          {words.kept}
        </Button>
      ) : (
        <Button
          look="ghost"
          icon="plus"
          title={words.keep}
          onClick={() => addToWatchlist([task])}
          className={ICON_ONLY_NARROW}
        >
          {words.keep}
        </Button>
      )}
      {children}
      <CopyButton
        icon={LINK}
        shortcut="c"
        value={() => linkTo({ page: 'task', task, shared: known && sharedState(known, serverNow()) })}
        label={words.share}
        title={text.copy.link}
        done={text.copy.linkDone}
        className={ICON_ONLY_NARROW}
      />
      <CheckNow task={task} view={known} />
    </header>
  );
}

/** Up and down as in the list that the person came from. */
function Neighbour({ task, label, shortcut, icon }: { task: TaskRef; label: string; shortcut: string; icon: string }) {
  return (
    <Link
      to={{ page: 'task', task }}
      data-key={shortcut}
      aria-label={label}
      title={label}
      className={`${buttonClass({ look: 'ghost', size: 'small' })} max-columns:size-8`}
    >
      <Icon name="caret" className={`size-3.5 ${icon}`} />
    </Link>
  );
}
