import { type TaskRef, taskKey } from '#contract/task-ref.ts';
import { useWords } from '../../i18n/use-text.ts';
import { labelTask } from '../../persistence/edit-watchlist.ts';
import { useWatchlist } from '../../persistence/watchlist.ts';
import { taskWords } from './words.ts';

/** What this person calls a task. Giving a name keeps it on the watchlist. */
export function LabelField({ task }: { task: TaskRef }) {
  const words = useWords(taskWords);
  const key = taskKey(task);
  const label = useWatchlist(({ tasks }) => tasks.find((known) => taskKey(known) === key)?.label ?? '');
  return (
    <input
      key={`${key} ${label}`}
      aria-label={words.label}
      placeholder={words.labelHint}
      defaultValue={label}
      maxLength={80}
      autoComplete="off"
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
      }}
      onBlur={(event) => {
        if (event.target.value !== label) labelTask(task, event.target.value);
      }}
      className="-mx-1 [field-sizing:content] min-w-40 max-w-full rounded-1 bg-transparent px-1 font-semibold text-16 placeholder:font-normal placeholder:text-13 hover:bg-hover"
    />
  );
}
