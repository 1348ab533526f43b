import type { TaskRef } from '#contract/task-ref.ts';
import { useText } from '../i18n/use-text.ts';
import { CopyIcon } from './copy.tsx';
import { Link } from './link.tsx';
import { TaskIdText } from './task-id.tsx';

/** What a row is about, as the link that opens it: as much of the TaskId as fits, and how to copy all of it. */
export function TaskIdCell({ task: { sdkAppId, region, taskId } }: { task: TaskRef }) {
  const text = useText();
  return (
    <span className="flex w-full min-w-0 items-center gap-0.5 text-12 max-columns:text-13">
      <span className="@container min-w-0 flex-1 text-ellipsis [overflow-x:clip]">
        <Link
          to={{ page: 'task', task: { sdkAppId, region, taskId } }}
          title={taskId}
          className="text-ink decoration-line-2 underline-offset-3 hover:underline max-lines:after:absolute max-lines:after:inset-0"
        >
          <TaskIdText taskId={taskId} />
        </Link>
      </span>
      <CopyIcon
        value={taskId}
        label={text.copy.taskId}
        className="h-6 w-6 columns:opacity-0 columns:focus-visible:opacity-100 columns:group-hover/row:opacity-100 max-columns:relative max-columns:z-1 max-columns:-mr-3.5 max-columns:ml-auto max-columns:h-7 max-columns:w-11"
      />
    </span>
  );
}
