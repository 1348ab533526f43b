import { useMutation, useQueryClient } from '@tanstack/react-query';
import { isLive } from '#contract/status.ts';
import { taskKey } from '#contract/task-ref.ts';
import type { TaskView } from '#contract/task-view.ts';
import { useWords } from '../../i18n/use-text.ts';
import { removeFromWatchlist } from '../../persistence/edit-watchlist.ts';
import { useWatchlist } from '../../persistence/watchlist.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { sayInSlot } from '../../ui/slot-answer.ts';
import { TaskIdText } from '../../ui/task-id.tsx';
import { ActFailure } from './act-failure.tsx';
import { incidentDialogWords } from './dialog-words.ts';
import { removeTasks } from './remove-tasks.ts';

/** More are counted, not named. */
const MOST_NAMED = 6;

interface RemoveDialogProps {
  views: readonly [TaskView, ...TaskView[]];
  /** Before anything asks about them again. */
  onRemoved: (views: readonly TaskView[]) => void;
  onClose: () => void;
}

/** Asks before tasks go for all viewers: there is no way back. */
export function RemoveDialog({ views, onRemoved, onClose }: RemoveDialogProps) {
  const words = useWords(incidentDialogWords);
  const client = useQueryClient();
  const gone = views.filter((view) => !isLive(view));
  const alive = views.length - gone.length;
  const removing = useMutation({
    mutationFn: () => removeTasks(gone),
    onSuccess: ({ removed, alive }) => {
      if (removed.length === 0) return;
      removeFromWatchlist(removed);
      onRemoved(removed);
      void client.invalidateQueries();
      sayInSlot({ said: words.removed(removed.length, alive.length), undo: null });
      onClose();
    },
  });
  const isRefused = removing.data?.removed.length === 0;
  return (
    <Dialog title={words.removeTitle(gone.length)} size="small" onClose={onClose}>
      <NamedTasks views={gone} />
      <div className="grid gap-1.5 px-5 pt-2.5 text-ink-2">
        <p className="text-pretty">{words.removeText(gone.length)}</p>
        {alive > 0 ? <p className="text-ink-3">{words.stay(alive)}</p> : null}
        {isRefused ? (
          <p role="alert" className="text-problem-ink">
            {words.alive}
          </p>
        ) : null}
        <ActFailure error={removing.error} />
      </div>
      <footer className="flex justify-end gap-2 px-5 py-4 max-columns:[&_button]:h-11">
        <Button onClick={onClose}>{words.cancel}</Button>
        <Button look="primary" disabled={removing.isPending || isRefused} onClick={() => removing.mutate()}>
          {words.remove}
        </Button>
      </footer>
    </Dialog>
  );
}

function NamedTasks({ views }: { views: readonly TaskView[] }) {
  const words = useWords(incidentDialogWords);
  const labels = useWatchlist(({ tasks }) => tasks);
  const more = views.length - MOST_NAMED;
  return (
    <ul className="mx-5 mt-1 border-line border-t">
      {views.slice(0, MOST_NAMED).map((view) => {
        const label = labels.find((task) => taskKey(task) === taskKey(view))?.label;
        return (
          <li key={taskKey(view)} className="flex min-h-8 min-w-0 items-center gap-2 border-line border-b">
            {label ? <b className="min-w-0 truncate font-medium">{label}</b> : null}
            <span className={`@container min-w-0 flex-1 text-12 ${label ? 'text-ink-3' : ''}`}>
              <TaskIdText taskId={view.taskId} />
            </span>
          </li>
        );
      })}
      {more > 0 ? (
        <li className="flex min-h-8 items-center border-line border-b text-12 text-ink-3">{words.more(more)}</li>
      ) : null}
    </ul>
  );
}
