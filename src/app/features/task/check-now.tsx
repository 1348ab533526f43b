import { useMutation, useQueryClient } from '@tanstack/react-query';
import { statusOf } from '#contract/status.ts';
import type { TaskRef } from '#contract/task-ref.ts';
import type { TaskView } from '#contract/task-view.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { toServerTime } from '../../time/server-clock.ts';
import { useTicking } from '../../time/use-ticking.ts';
import { Button } from '../../ui/button.tsx';
import { checkTask } from './task-query.ts';
import { taskWords } from './words.ts';

/** Longer than this, the question waits for its turn; the page goes on showing what is known. */
const WAIT_MS = 10_000;
const RESULT_SHOWN_MS = 8_000;

/** One call, at once as far as the quota allows, and what came of it. */
export function CheckNow({ task, view }: { task: TaskRef; view: TaskView | undefined }) {
  const text = useText();
  const words = useWords(taskWords);
  const check = useMutation(checkTask(useQueryClient(), task));
  const submittedAt = toServerTime(check.submittedAt);
  const heardAt = Math.max(view?.answeredAt ?? 0, view?.problem?.at ?? 0);
  const isHeard = check.isSuccess && heardAt >= submittedAt;
  const isWaiting = useTicking((now) => check.isSuccess && !isHeard && now - submittedAt < WAIT_MS);
  const isRecent = useTicking((now) => isHeard && now - heardAt < RESULT_SHOWN_MS);
  const isAsking = check.isPending || isWaiting;
  return (
    <>
      <span
        role="status"
        className="text-12 text-ink-2 max-columns:order-1 max-columns:basis-full max-columns:empty:hidden"
      >
        {check.isError ? words.loadFailed : isRecent && view ? result(view) : null}
      </span>
      {/* Not `disabled`, which would take the focus from the person who pressed it. */}
      <Button
        icon="refresh"
        data-key="r"
        aria-disabled={isAsking}
        onClick={() => {
          if (!isAsking) check.mutate();
        }}
        className="min-w-28 max-columns:min-w-0 aria-disabled:opacity-55"
      >
        {isAsking ? words.checking : words.checkNow}
      </Button>
    </>
  );

  function result({ state, apiStatus, problem, answeredAt }: TaskView): string {
    if (problem && problem.at >= (answeredAt ?? 0))
      return problem.kind === 'gone' ? words.checked(problem.code) : words.checkedFailed(problem.code);
    const status = statusOf({ state, apiStatus });
    return words.checked(status === 'other' ? (apiStatus ?? '') : text.status[status]);
  }
}
