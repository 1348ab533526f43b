import type { ReactNode } from 'react';
import type { TaskProblem } from '#contract/task-view.ts';
import { useWords } from '../../i18n/use-text.ts';
import { useZone } from '../../persistence/use-zone.ts';
import { formatClock } from '../../time/format-time.ts';
import { serverNow } from '../../time/server-clock.ts';
import { CopyIcon } from '../../ui/copy.tsx';
import { StatusIcon } from '../../ui/icon.tsx';
import { Card, CardRow } from './card.tsx';
import { taskWords } from './words.ts';

interface ProblemPanelProps {
  problem: TaskProblem;
  /** The task fails, and no one has taken it on. */
  loud: boolean;
  /** What the code means, as rows. */
  explanation: ReactNode;
  footer: ReactNode;
}

/** The last trouble: raw, and in words. */
export function ProblemPanel({ problem, loud, explanation, footer }: ProblemPanelProps) {
  const words = useWords(taskWords);
  const zone = useZone();
  const { code, message, requestId, since, at, count } = problem;
  const icon = loud ? 'failing' : problem.kind === 'gone' ? 'notFound' : 'retrying';
  const clock = (when: number) => formatClock(when, zone, serverNow());
  return (
    <Card
      label={words.problem}
      loud={loud}
      footer={footer}
      head={
        <>
          <span data-s={icon}>
            <StatusIcon name={icon} />
          </span>
          <h2 className="min-w-0 break-all font-mono text-13">{code}</h2>
          <span className="ml-auto">
            <CopyIcon value={code} label={words.copyCode} />
          </span>
        </>
      }
    >
      {explanation}
      <CardRow name={words.message}>
        <bdi className="whitespace-pre-line">{message}</bdi>
      </CardRow>
      <CardRow name={words.seen}>{words.seenText(clock(since), clock(at), count)}</CardRow>
      <CardRow name="RequestId">
        {requestId === null ? (
          words.notReached
        ) : (
          <span className="flex items-center gap-1">
            <span className="font-mono text-12">{requestId}</span>
            <CopyIcon value={requestId} label={words.copyRequestId} className="-my-1 size-6" />
          </span>
        )}
      </CardRow>
    </Card>
  );
}
