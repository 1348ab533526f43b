import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { MAX_ON_WALL } from '../address.ts';
import { mayHoldTaskId } from '../features/add-tasks/may-hold-task-id.ts';
import { PasteStart } from '../features/add-tasks/paste-start.tsx';
import { AppLedger } from '../features/apps/app-ledger.tsx';
import { appsQuery } from '../features/apps/apps-query.ts';
import { AppsSummary } from '../features/apps/apps-summary.tsx';
import { knownApps } from '../features/apps/known-apps.ts';
import { OpenApp } from '../features/apps/open-app.tsx';
import { signsOfApps } from '../features/apps/signs-of-apps.ts';
import { StartMenu } from '../features/apps/start-menu.tsx';
import { appWords } from '../features/apps/words.ts';
import { CannotLoad } from '../features/connection/cannot-load.tsx';
import { ConnectionNotice } from '../features/connection/connection-notice.tsx';
import { NothingShared } from '../features/connection/nothing-shared.tsx';
import { outageOf } from '../features/connection/outage-of.ts';
import { sessionQuery } from '../features/connection/session-query.ts';
import { useOnline } from '../features/connection/use-online.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { TopBar } from '../layout/top-bar.tsx';
import { lazyPart } from '../lazy-part.tsx';
import { useWatchlist } from '../persistence/watchlist.ts';
import { attentionSign } from '../status/attention-sign.ts';
import { toServerTime } from '../time/server-clock.ts';
import { useHeard } from '../time/use-heard.ts';
import { useAttentionMark } from '../ui/attention-mark.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Panel } from '../ui/error-boundary.tsx';
import { lazyDialog } from '../ui/lazy-dialog.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { LazyAddDialog } from './overlays/lazy-add-dialog.tsx';

const FrontDoor = lazyPart(() => import('./overlays/front-door.tsx').then((module) => module.FrontDoor));
const WideActs = lazyPart(() => import('../features/incidents/wide-acts.tsx').then((module) => module.WideActs));
const ListFiles = lazyDialog(() => import('./overlays/list-files.tsx').then((module) => module.ListFiles));

export function StartPage() {
  const text = useText();
  const words = useWords(appWords);
  const online = useOnline();
  /** What stands in the box of the open dialog at first. */
  const [adding, setAdding] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const [filing, setFiling] = useState(false);
  const { data: session } = useQuery(sessionQuery);
  const answer = useQuery({ ...appsQuery, refetchOnWindowFocus: 'always' });
  const watchlist = useWatchlist(({ tasks }) => tasks);
  const { data, error } = answer;
  const retry = () => void answer.refetch({ cancelRefetch: false });

  const apps = knownApps(data, watchlist);
  const [first, ...others] = apps.slice(0, MAX_ON_WALL).map(({ sdkAppId }) => sdkAppId);
  /** Before that the lines of the watchlist would stand in another order, and then move. */
  const isSettled = data !== undefined || error !== null;
  const isHeard = useHeard(answer);
  const heardAt = data ? toServerTime(answer.dataUpdatedAt) : null;
  const signs = data ? signsOfApps(data, apps) : null;
  useAttentionMark((signs?.attention ?? 0) > 0);
  const outage = data
    ? outageOf({ error, online, heardAt, outage: null, answeredAt: data.answeredAt, incidents: data.incidents })
    : null;
  return (
    <div className="flex min-h-dvh flex-col">
      <PageTitle>{`${attentionSign(data?.incidents ?? [], isHeard, signs?.ofTasks)}Scribeboard`}</PageTitle>
      <TopBar />
      <main className="flex flex-1 flex-col">
        <Panel>
          <ConnectionNotice
            outage={outage}
            onRetry={retry}
            acts={
              outage?.incident ? <WideActs incident={outage.incident} mayWrite={session?.mayWrite ?? false} /> : null
            }
          />
        </Panel>
        <div className="mx-auto mt-11 mb-8 flex w-[min(1160px,100%-32px)] flex-1 flex-col max-columns:mt-6">
          <div className="mb-4.5 flex flex-wrap items-end gap-4">
            <div className="flex-1 whitespace-nowrap">
              <h1 className="text-20 tracking-[-.015em]">{words.heading}</h1>
              <p className="mt-0.5 whitespace-normal text-ink-2">
                {signs && signs.tasks > 0 ? <AppsSummary signs={signs} isHeard={isHeard} /> : '\u00a0'}
              </p>
            </div>
            <div className="flex items-center gap-2 max-columns:w-full max-columns:gap-1">
              <Panel>
                <OpenApp isAnswered={mayHoldTaskId} onType={setTyped} />
              </Panel>
              <Button
                look="primary"
                data-key="a"
                icon="plus"
                aria-label={text.board.add}
                onClick={() => setAdding('')}
                className="max-columns:size-11 max-columns:p-0 max-columns:[&>span]:hidden"
              >
                {text.board.add}
              </Button>
              <StartMenu wall={first === undefined ? null : [first, ...others]} onFiles={() => setFiling(true)} />
            </div>
          </div>
          {mayHoldTaskId(typed) ? (
            <Panel>
              <div className="mb-4 rounded-3 border border-line-2 bg-surface empty:hidden">
                <FrontDoor key={typed} text={typed} />
              </div>
            </Panel>
          ) : null}
          <Panel>
            {session?.sdkAppIds?.length === 0 ? (
              <NothingShared name={session.person.name} />
            ) : apps.length > 0 && isSettled ? (
              <AppLedger
                apps={apps}
                said={outage?.incident ?? null}
                heard={{ now: data?.now ?? 0, isHeard: isHeard && !!data }}
              />
            ) : data ? (
              <EmptyState mark="nothing" title={words.emptyTitle}>
                <p className="text-pretty">{words.emptyText}</p>
                <PasteStart isDemo={session?.mode === 'demo'} onCheck={setAdding} />
              </EmptyState>
            ) : error ? (
              <CannotLoad error={error} onRetry={retry} />
            ) : (
              <p className="m-auto text-ink-3">{words.loading}</p>
            )}
          </Panel>
        </div>
      </main>
      {filing ? <ListFiles sdkAppId={null} onClose={() => setFiling(false)} /> : null}
      {adding !== null ? (
        <LazyAddDialog
          paste={adding}
          sdkAppId={null}
          pace={null}
          onClose={() => setAdding(null)}
          onAdded={() => setAdding(null)}
        />
      ) : null}
    </div>
  );
}
