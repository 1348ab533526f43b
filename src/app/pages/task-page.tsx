import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type TaskRef, taskKey } from '#contract/task-ref.ts';
import type { Shared } from '../address.ts';
import { AppHeading } from '../features/apps/app-heading.tsx';
import { AppLinks } from '../features/apps/app-links.tsx';
import { CannotLoad } from '../features/connection/cannot-load.tsx';
import { ConnectionNotice } from '../features/connection/connection-notice.tsx';
import { isMuted, outageOf } from '../features/connection/outage-of.ts';
import { sessionQuery } from '../features/connection/session-query.ts';
import { useOnline } from '../features/connection/use-online.ts';
import { ProblemFooter } from '../features/errors/problem-footer.tsx';
import { IncidentActs } from '../features/incidents/incident-acts.tsx';
import { headline } from '../features/task/headline.ts';
import { OwnNote } from '../features/task/own-note.tsx';
import { ProblemPanel } from '../features/task/problem-panel.tsx';
import { RawError } from '../features/task/raw-error.tsx';
import { SharedNotice } from '../features/task/shared-notice.tsx';
import { StateHead } from '../features/task/state-head.tsx';
import { TaskFacts } from '../features/task/task-facts.tsx';
import { taskQuery } from '../features/task/task-query.ts';
import { TaskToolbar } from '../features/task/task-toolbar.tsx';
import { WhatToCheck } from '../features/task/what-to-check.tsx';
import { taskWords } from '../features/task/words.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { Shell } from '../layout/shell.tsx';
import { lazyPart } from '../lazy-part.tsx';
import { attentionSign } from '../status/attention-sign.ts';
import { toServerTime } from '../time/server-clock.ts';
import { useHeard } from '../time/use-heard.ts';
import { useAttentionMark } from '../ui/attention-mark.ts';
import { Panel } from '../ui/error-boundary.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { useDeferredFirstAnswer } from '../ui/use-deferred-first-answer.ts';
import { taskRow } from '../watch/board-rows.ts';
import { TaskNotifications } from './task-notifications.tsx';

/**
 * What explains the answer comes after the answer. It is fetched with the page, not when it is shown: by then the server
 * may have a newer build, without these files.
 */
const ExplanationRows = lazyPart(() =>
  import('../features/errors/explanation-rows.tsx').then((module) => module.ExplanationRows),
);
const Timeline = lazyPart(() => import('../features/timeline/timeline.tsx').then((module) => module.Timeline));
const ExchangePanel = lazyPart(() =>
  import('../features/exchange/exchange-panel.tsx').then((module) => module.ExchangePanel),
);
const ReproducePanel = lazyPart(() =>
  import('../features/reproduce/reproduce-panel.tsx').then((module) => module.ReproducePanel),
);
void Promise.allSettled([ExplanationRows, Timeline, ExchangePanel, ReproducePanel].map(({ start }) => start()));

const STALE_AT_LEAST_MS = 30_000;

export function TaskPage({ task, shared }: { task: TaskRef; shared: Shared | undefined }) {
  const text = useText();
  const words = useWords(taskWords);
  const key = taskKey(task);
  const online = useOnline();
  const { data: session } = useQuery(sessionQuery);
  const [inBackground, setInBackground] = useState(false);
  const answer = useQuery({
    ...taskQuery(task),
    refetchIntervalInBackground: inBackground,
    refetchOnWindowFocus: 'always',
  });
  const { error } = answer;
  const data = useDeferredFirstAnswer(answer.data);
  const retry = () => void answer.refetch({ cancelRefetch: false });

  const isHeard = useHeard(answer);
  const heardAt = data ? toServerTime(answer.dataUpdatedAt) : null;
  const outage = data ? outageOf({ error, online, heardAt, outage: data.outage }) : null;
  const muted = isMuted(outage);
  const row = data && taskRow(data, data.incidents, data.now, Math.max(STALE_AT_LEAST_MS, 3 * data.nextPollMs));
  const incidents = data?.incidents ?? [];
  // What is wrong with the task itself is its headline.
  const ofAccount = incidents.filter(({ subject }) => subject.kind === 'account');
  useAttentionMark(incidents.some(({ acknowledgement }) => acknowledgement === null));
  const problem = data?.problem;
  const problemPanel = problem ? (
    <ProblemPanel
      problem={problem}
      loud={row?.trouble === 'failing'}
      explanation={
        <Panel about={key}>
          <ExplanationRows code={problem.code} kind={problem.kind} />
        </Panel>
      }
      footer={
        <Panel about={key}>
          <ProblemFooter problem={problem} task={task} />
        </Panel>
      }
    />
  ) : null;
  return (
    <Shell heading={<AppHeading sdkAppId={task.sdkAppId} />} rail={<AppLinks current={task.sdkAppId} muted={muted} />}>
      <PageTitle>
        {attentionSign(ofAccount, isHeard) + words.title(row ? headline(row, text, words) : '…', task.taskId)}
      </PageTitle>
      <main className="flex min-w-0 flex-col bg-surface columns:overflow-auto max-columns:flex-1">
        <Panel about={key}>
          <TaskToolbar key={key} task={task} heading={<AppHeading sdkAppId={task.sdkAppId} />} known={data}>
            <Panel about={key}>
              <TaskNotifications key={key} task={task} row={row} onWatch={setInBackground} />
            </Panel>
          </TaskToolbar>
        </Panel>
        <Panel about={key}>
          <ConnectionNotice outage={outage} onRetry={retry}>
            {shared ? <SharedNotice shared={shared} incidents={data?.incidents} /> : null}
          </ConnectionNotice>
        </Panel>
        {data ? null : <h1 className="sr-only">{task.taskId}</h1>}
        {data && row ? (
          <>
            <Panel about={key}>
              <StateHead
                answer={data}
                row={row}
                muted={muted}
                acts={
                  <Panel about={key}>
                    <IncidentActs incidents={data.incidents} view={data} />
                  </Panel>
                }
              />
            </Panel>
            <Panel about={key}>
              <TaskFacts answer={data} row={row} />
            </Panel>
            <Panel about={key}>
              <OwnNote key={key} task={task} />
            </Panel>
            {/* What comes later finds the room that it needs at least: nothing may jump. */}
            <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-x-6 gap-y-8 px-6 py-5 max-columns:px-3.5 wide:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
              <div className="max-wide:contents wide:grid wide:min-w-0 wide:gap-8">
                <div className="min-h-[233px] min-w-0 wide:min-h-[171px]">
                  <Panel about={key}>
                    <Timeline view={data} loud={row.trouble === 'failing'} />
                  </Panel>
                </div>
                <div className="min-h-5 min-w-0">
                  <Panel about={key}>{session ? <ReproducePanel task={task} site={session.site} /> : null}</Panel>
                </div>
              </div>
              <div className="max-wide:contents wide:grid wide:min-w-0 wide:gap-6">
                {/* In one column, what is wrong stands before everything else. */}
                <div className="grid gap-6 empty:hidden max-wide:-order-1">
                  <Panel about={key}>
                    {problem && row.status === 'ended' ? (
                      <RawError code={problem.code}>{problemPanel}</RawError>
                    ) : (
                      problemPanel
                    )}
                  </Panel>
                  <Panel about={key}>
                    {data.state === 'notFound' ? <WhatToCheck task={task} regions={session?.regions ?? []} /> : null}
                  </Panel>
                </div>
                <div className="min-h-[321px] min-w-0 wide:min-h-[282px]">
                  <Panel about={key}>
                    <ExchangePanel task={task} />
                  </Panel>
                </div>
              </div>
            </div>
          </>
        ) : error ? (
          <Panel about={key}>
            <CannotLoad error={error} onRetry={retry} />
          </Panel>
        ) : (
          <p className="m-auto py-16 text-ink-3">{words.loading}</p>
        )}
      </main>
    </Shell>
  );
}
