import type { TaskRef } from '#contract/task-ref.ts';
import type { TaskProblem } from '#contract/task-view.ts';
import { useWords } from '../../i18n/use-text.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Link } from '../../ui/link.tsx';
import { ticketText } from './ticket-text.ts';
import { errorWords } from './words.ts';

/** Where to go from a problem: to its page, or to Tencent's support. */
export function ProblemFooter({ problem, task }: { problem: TaskProblem; task: TaskRef }) {
  const words = useWords(errorWords);
  const { code } = problem;
  return (
    <>
      <Link to={{ page: 'error', code }} className="text-12 underline decoration-line-2 underline-offset-3">
        {words.more}
      </Link>
      <span className="flex-1" />
      <CopyButton value={ticketText(problem, task, words)} label={words.ticket} done={words.ticketDone} />
    </>
  );
}
