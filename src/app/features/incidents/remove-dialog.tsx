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
import { ActFailure } from './act-failure.tsx';
import { incidentDialogWords } from './dialog-words.ts';
import { removeTasks } from './remove-tasks.ts';

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
  const labels = useWatchlist(({ tasks }) => tasks);
  const gone = views.filter((view) => !isLive(view));
  const alive = views.filter(isLive);
  const nameOf = (view: TaskView) => labels.find((task) => taskKey(task) === taskKey(view))?.label || view.taskId;
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
  const isRefused = removing.data !== undefined && removing.data.removed.length === 0;
  return (
    <Dialog title={words.removeTitle(gone.length)} size="small" onClose={onClose}>
      <div className="grid gap-1.5 px-5 pt-1.5 text-14 text-ink-2">
        <p className="break-words">{words.list(gone.slice(0, 3).map(nameOf), gone.length)}</p>
        <p className="text-pretty">{words.removeText(gone.length)}</p>
        {alive.length > 0 ? (
          <p className="break-words text-13 text-ink-3">
            {words.stays(words.list(alive.slice(0, 3).map(nameOf), alive.length))}
          </p>
        ) : null}
        {isRefused ? (
          <p role="alert" className="text-13 text-problem-ink">
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
