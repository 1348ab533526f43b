import { type TaskRef, taskKey } from '#contract/task-ref.ts';
import { useWords } from '../../i18n/use-text.ts';
import { describeTask } from '../../persistence/edit-watchlist.ts';
import { MAX_NOTE_LENGTH } from '../../persistence/parse-watchlist.ts';
import { useWatchlist } from '../../persistence/watchlist.ts';
import { taskWords } from './words.ts';

/** What this person wants to remember about a task. Writing keeps it on the watchlist. */
export function OwnNote({ task }: { task: TaskRef }) {
  const words = useWords(taskWords);
  const key = taskKey(task);
  const note = useWatchlist(({ tasks }) => tasks.find((known) => taskKey(known) === key)?.note ?? '');
  return (
    <label className="flex items-baseline gap-3 border-line border-b px-6 py-2 max-columns:px-3.5">
      <span className="flex-none text-11 text-ink-3">{words.note}</span>
      <textarea
        key={note}
        rows={1}
        placeholder={words.noteHint}
        defaultValue={note}
        maxLength={MAX_NOTE_LENGTH}
        onBlur={(event) => {
          if (event.target.value.trim() !== note) describeTask(task, { note: event.target.value });
        }}
        className="-mx-1 [field-sizing:content] max-h-40 min-h-6 w-full min-w-0 resize-none rounded-1 bg-transparent px-1 hover:bg-hover"
      />
    </label>
  );
}
