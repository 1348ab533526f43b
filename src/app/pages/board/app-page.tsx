import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Incident } from '#contract/incident.ts';
import { STATUSES } from '#contract/status.ts';
import type { BoardView } from '../../address.ts';
import { AppHeading } from '../../features/apps/app-heading.tsx';
import { BoardToolbar } from '../../features/board/board-toolbar.tsx';
import { CannotLoad } from '../../features/connection/cannot-load.tsx';
import { ConnectionNotice } from '../../features/connection/connection-notice.tsx';
import { isMuted, outageOf } from '../../features/connection/outage-of.ts';
import { sessionQuery } from '../../features/connection/session-query.ts';
import { useOnline } from '../../features/connection/use-online.ts';
import { rowKeys } from '../../features/table/grouped.ts';
import { TaskTable } from '../../features/table/task-table.tsx';
import { useBoardList } from '../../features/table/use-board-list.ts';
import { useText } from '../../i18n/use-text.ts';
import { Shell } from '../../layout/shell.tsx';
import { lazyPart } from '../../lazy-part.tsx';
import { goTo } from '../../navigation.ts';
import { lastBoard } from '../../persistence/last-board.ts';
import { attentionSign } from '../../status/attention-sign.ts';
import { serverNow, toServerTime } from '../../time/server-clock.ts';
import { useHeard } from '../../time/use-heard.ts';
import { Panel } from '../../ui/error-boundary.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { useDeferredFirstAnswer } from '../../ui/use-deferred-first-answer.ts';
import { covers } from '../../watch/board-rows.ts';
import { scopeOf } from '../../watch/board-scope.ts';
import type { Cadence } from '../../watch/cadence.ts';
import { useWatchClient } from '../../watch/use-watch-client.ts';
import { LazyAddDialog } from '../overlays/lazy-add-dialog.tsx';
import { boardName } from './board-name.ts';

const BoardSignals = lazyPart(() => import('./board-signals.tsx').then((module) => module.BoardSignals));
const BoardMenus = lazyPart(
  () => import('./board-menus.tsx').then((module) => module.BoardMenus),
  () => <span className="w-27 max-mid:w-ctl max-columns:w-11" />,
);
const RefreshControl = lazyPart(
  () => import('../../features/board/refresh-control.tsx').then((module) => module.RefreshControl),
  () => <span className="w-58 flex-none max-wide:w-38 max-mid:w-24 max-columns:w-29" />,
);
const AppLinks = lazyPart(
  () => import('../../features/apps/app-links.tsx').then((module) => module.AppLinks),
  () => <div className="h-16 max-columns:hidden" />,
);
const BoardCounts = lazyPart(
  () => import('./board-counts.tsx').then((module) => module.BoardCounts),
  () => <div className="col-span-full h-[43px] columns:hidden" />,
);
const PaceLine = lazyPart(
  () => import('../../features/board/pace-line.tsx').then((module) => module.PaceLine),
  () => <div className="min-h-foot border-line-2 border-t" />,
);
const NoRows = lazyPart(() => import('./no-rows.tsx').then((module) => module.NoRows));
const PausedNotice = lazyPart(() =>
  import('../../features/board/paused-notice.tsx').then((module) => module.PausedNotice),
);
const BoardNews = lazyPart(() => import('./board-news.tsx').then((module) => module.BoardNews));
const IncidentLine = lazyPart(
  () => import('../../features/incidents/incident-line.tsx').then((module) => module.IncidentLine),
  () => <div className="min-h-10 border-line border-b" />,
);
const RowActs = lazyPart(() => import('../../features/incidents/row-acts.tsx').then((module) => module.RowActs));
const SelectionActs = lazyPart(() =>
  import('../../features/incidents/selection-acts.tsx').then((module) => module.SelectionActs),
);
const WideActs = lazyPart(() => import('../../features/incidents/wide-acts.tsx').then((module) => module.WideActs));
const SelectionActions = lazyPart(() =>
  import('../../features/table/selection-actions.tsx').then((module) => module.SelectionActions),
);

const NONE: readonly Incident[] = [];

export function AppPage({ sdkAppId, view }: { sdkAppId: number; view: BoardView }) {
  const text = useText();
  const online = useOnline();
  const [{ cadence, since }, chooseCadence] = useState<{ cadence: Cadence; since: number }>({
    cadence: 'auto',
    since: 0,
  });
  const setCadence = (cadence: Cadence) => chooseCadence({ cadence, since: serverNow() });
  const [selecting, setSelecting] = useState(false);
  /** What stands in the box of the open dialog at first. */
  const [adding, setAdding] = useState<string | null>(null);
  const { data: session } = useQuery(sessionQuery);

  const watch = useWatchClient();
  const scope = scopeOf(sdkAppId, view);
  const watched = useQuery({
    ...watch.query(scope, cadence),
    refetchInterval: watch.pollTimer(cadence, scope),
    refetchIntervalInBackground: useStore(watch.backgroundPolling).on,
    refetchOnWindowFocus: cadence === 'paused' ? false : 'always',
  });
  const data = useDeferredFirstAnswer(watched.data);
  const { error, refetch } = watched;
  const poll = useCallback(() => refetch({ cancelRefetch: false }), [refetch]);
  const refresh = () => void watch.refreshWith(poll);
  useEffect(
    () => (cadence === 'paused' ? undefined : watch.visibleRows.onRest(() => void poll())),
    [cadence, poll, watch],
  );

  const list = useBoardList(sdkAppId, view, data);
  const { rows, annotations, order, selection } = list;
  const keys = useMemo(() => rowKeys(order), [order]);
  useEffect(() => {
    lastBoard.setState({ board: { sdkAppId, view, order: keys } });
  }, [sdkAppId, view, keys]);
  const shown = keys.length;
  const regions = useMemo(() => {
    const theirs = new Set(session?.regions);
    for (const row of rows.values()) theirs.add(row.view.region);
    return [...theirs].sort();
  }, [session, rows]);
  // Of a long list the sums come first.
  const statuses = data?.statuses ?? null;
  const counts = { ...list.counts, ...statuses };
  const all = statuses ? STATUSES.reduce((sum, status) => sum + statuses[status], 0) : rows.size;
  const board = boardName(sdkAppId, view);
  const show = (change: Partial<BoardView>) => goTo({ page: 'app', sdkAppId, view: { ...view, ...change } });

  // What stands still, because the server is away or a person wanted it to, may have changed meanwhile.
  const isHeard = useHeard(watched) && cadence !== 'paused';
  const heardAt = data ? toServerTime(watched.dataUpdatedAt) : null;
  const incidents = data?.incidents ?? NONE;
  const outage = outageOf({ error, online, heardAt, outage: data?.outage ?? null, incidents });
  const muted = isMuted(outage);
  const mayWrite = session?.mayWrite ?? false;
  const [wide, ...others] = wideOnes(incidents);
  const mutedBy = (by: Incident | null) =>
    by === null ? 0 : [...rows.values()].filter((row) => row.isMuted && covers(by, row.view)).length;
  const lastTry = Math.max(watched.dataUpdatedAt, watched.errorUpdatedAt);
  const pollMs = watch.pollAfterMs(cadence, scope, data, error !== null);
  const nextAt = pollMs === false ? null : toServerTime(lastTry) + pollMs;

  return (
    <Shell
      heading={<AppHeading sdkAppId={sdkAppId} />}
      rail={
        <>
          <Panel about={list.question}>
            <AppLinks current={sdkAppId} muted={muted} />
          </Panel>
          <Panel about={list.question}>
            <BoardCounts
              sdkAppId={sdkAppId}
              view={view}
              counts={{ ...counts, all }}
              isPart={statuses !== null}
              watched={data}
              muted={muted}
              isHeard={isHeard}
            />
          </Panel>
        </>
      }
    >
      <PageTitle>{text.title.app(sdkAppId, attentionSign(data?.incidents ?? [], isHeard))}</PageTitle>
      <main
        data-selecting={selecting ? '' : undefined}
        className="group/main flex min-h-0 min-w-0 flex-col bg-surface max-columns:flex-1 max-columns:pb-11 max-columns:data-selecting:pb-40"
      >
        {data && !statuses ? (
          <Panel about={list.question}>
            <BoardSignals
              sdkAppId={sdkAppId}
              view={view}
              board={board}
              lease={data.lease}
              rows={rows}
              annotations={annotations}
              incidents={data.incidents}
              attention={counts.attention}
              shown={shown}
            />
          </Panel>
        ) : null}
        <Panel about={list.question}>
          <BoardToolbar
            sdkAppId={sdkAppId}
            heading={<AppHeading sdkAppId={sdkAppId} />}
            view={view}
            regions={regions}
            mine={annotations.size}
            onAdd={() => setAdding('')}
            menu={
              <Panel about={list.question}>
                <BoardMenus
                  sdkAppId={sdkAppId}
                  view={view}
                  regions={regions}
                  onShow={show}
                  selecting={selecting}
                  onSelecting={setSelecting}
                  onSelectAll={selection.selectAll}
                  open={list.menuOpen}
                  onOpen={list.setMenuOpen}
                />
              </Panel>
            }
          >
            <Panel about={list.question}>
              <RefreshControl
                cadence={cadence}
                onCadence={setCadence}
                nextAt={nextAt}
                failed={error !== null}
                onRefresh={refresh}
              />
            </Panel>
          </BoardToolbar>
        </Panel>
        <Panel about={list.question}>
          <ConnectionNotice
            outage={data ? outage : null}
            onRetry={refresh}
            mutedRows={mutedBy(outage?.incident ?? null)}
            acts={outage?.incident ? <WideActs incident={outage.incident} mayWrite={mayWrite} /> : null}
          >
            <Panel about={list.question}>
              {cadence === 'paused' ? <PausedNotice since={since} onResume={() => setCadence('auto')} /> : null}
              {statuses ? null : (
                <BoardNews
                  sdkAppId={sdkAppId}
                  view={view}
                  board={board}
                  rows={rows}
                  firstPass={data?.firstPass ?? null}
                  list={list}
                  onShow={show}
                  onAdd={() => setAdding('')}
                />
              )}
            </Panel>
          </ConnectionNotice>
        </Panel>
        {wide ? (
          <Panel about={list.question}>
            <IncidentLine
              incident={wide}
              others={others}
              mutedRows={mutedBy(wide)}
              mayTint={outage === null || Boolean(outage.incident?.acknowledgement)}
              mayWrite={mayWrite}
            />
          </Panel>
        ) : null}
        <div className="flex min-h-0 flex-1 flex-col">
          <Panel about={list.question}>
            {data === undefined && error ? (
              <CannotLoad error={error} onRetry={refresh} />
            ) : data === undefined || !list.isKnown || (shown === 0 && statuses) ? (
              <p className="m-auto py-16 text-ink-3">{text.board.loading}</p>
            ) : shown === 0 ? (
              <NoRows
                sdkAppId={sdkAppId}
                view={view}
                rows={rows}
                annotations={annotations}
                isDemo={session?.mode === 'demo'}
                onPaste={setAdding}
              />
            ) : (
              <TaskTable
                entries={order}
                rowOf={rows}
                annotations={annotations}
                question={list.question}
                sort={view.sort}
                onSort={(sort) => show({ sort })}
                selection={selection}
                onHeld={list.setHeld}
                onSeen={watch.visibleRows.show}
                // Of what the server tells, each row knows by itself.
                muted={muted && error !== null}
                Acts={mayWrite ? RowActs : undefined}
              />
            )}
          </Panel>
        </div>
        <Panel about={list.question}>
          <PaceLine
            pace={data?.pace ?? null} // Of a view that stands still it would be that of another time.
            known={isHeard}
            isRefused={wide?.subject.kind === 'app'}
            isUnreachable={data?.outage?.kind === 'unreachable'}
            isAdding={adding !== null || Boolean(data?.firstPass)}
          >
            {selection.keys.length > 0 ? (
              <Panel about={list.question}>
                <SelectionActions
                  rows={selection.keys.flatMap((key) => rows.get(key) ?? [])}
                  annotations={annotations}
                  acts={mayWrite ? <SelectionActs rows={selection.keys.flatMap((key) => rows.get(key) ?? [])} /> : null}
                  onClear={() => {
                    selection.clear();
                    setSelecting(false);
                  }}
                />
              </Panel>
            ) : (
              <span className="ml-auto flex-none text-ink-3">{text.board.summary(shown, all)}</span>
            )}
          </PaceLine>
        </Panel>
      </main>
      {adding !== null ? (
        <LazyAddDialog
          paste={adding}
          sdkAppId={sdkAppId}
          pace={data?.pace ?? null}
          onClose={() => setAdding(null)}
          onAdded={() => {
            setAdding(null);
            refresh();
          }}
        />
      ) : null}
    </Shell>
  );
}

/** Wider than a task, narrower than the account: those that no one has taken on before the others. */
function wideOnes(incidents: readonly Incident[]): Incident[] {
  const wide = incidents.filter(({ subject }) => subject.kind === 'app' || subject.kind === 'region');
  const isTaken = ({ acknowledgement }: Incident) => Number(acknowledgement !== null);
  return wide.sort((a, b) => isTaken(a) - isTaken(b));
}
