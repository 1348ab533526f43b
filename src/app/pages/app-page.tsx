import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { taskKey } from '#contract/task-ref.ts';
import type { BoardView } from '../address.ts';
import { LazyAddDialog } from '../features/add-tasks/lazy-add-dialog.tsx';
import { AppHeading } from '../features/apps/app-heading.tsx';
import { AppLinks } from '../features/apps/app-links.tsx';
import { boardRows, countRows, shownRows } from '../features/board/board-rows.ts';
import { BoardToolbar } from '../features/board/board-toolbar.tsx';
import { PaceLine } from '../features/board/pace-line.tsx';
import { RefreshControl } from '../features/board/refresh-control.tsx';
import { StateCounts } from '../features/board/state-counts.tsx';
import { TaskTable } from '../features/board/task-table.tsx';
import { onVisibleRows } from '../features/board/visible-rows.ts';
import { type Cadence, pollAfterMs, scopeOf, watchQuery } from '../features/board/watch-query.ts';
import { CannotLoad } from '../features/connection/cannot-load.tsx';
import { ConnectionNotice } from '../features/connection/connection-notice.tsx';
import { drains, outageOf } from '../features/connection/outage-of.ts';
import { sessionQuery } from '../features/connection/session-query.ts';
import { useOnline } from '../features/connection/use-online.ts';
import { useText } from '../i18n/use-text.ts';
import { useWatchlist } from '../keep/watchlist.ts';
import { staleAfterMs } from '../status/trouble.ts';
import { toServerTime } from '../time/server-clock.ts';
import { useTicking } from '../time/use-ticking.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { Shell } from '../ui/shell.tsx';

const BoardEmpty = lazy(async () => ({ default: (await import('../features/board/board-empty.tsx')).BoardEmpty }));

const LinkNotice = lazy(async () => ({ default: (await import('../features/board/link-notice.tsx')).LinkNotice }));

/** Counts look at ages as well, so they are taken anew now and then even when nothing comes. */
const RECOUNT_MS = 5_000;
/** Rows compare against this limit; in steps, so that they do not all render when it moves a little. */
const LIMIT_STEP_MS = 10_000;

export function AppPage({ sdkAppId, view }: { sdkAppId: number; view: BoardView }) {
  const text = useText();
  const online = useOnline();
  const [cadence, setCadence] = useState<Cadence>('auto');
  const [adding, setAdding] = useState(false);
  const { data: session } = useQuery(sessionQuery);
  const watchlist = useWatchlist(({ tasks }) => tasks);

  const scope = scopeOf(sdkAppId, view);
  const afterMs = (failed: boolean, data: typeof watched.data) => pollAfterMs(cadence, scope, data, failed);
  const watched = useQuery({
    ...watchQuery(scope),
    refetchInterval: ({ state }): number | false => afterMs(state.error !== null, state.data),
    refetchOnWindowFocus: cadence === 'paused' ? false : 'always',
  });
  const { data, error } = watched;
  const { refetch } = watched;
  const refresh = () => void refetch({ cancelRefetch: false });
  useEffect(
    () => (cadence === 'paused' ? undefined : onVisibleRows(() => void refetch({ cancelRefetch: false }))),
    [cadence, refetch],
  );

  const now = useTicking((at) => Math.ceil(at / RECOUNT_MS) * RECOUNT_MS);
  const limitMs = data ? Math.ceil(staleAfterMs(data.pace) / LIMIT_STEP_MS) * LIMIT_STEP_MS : LIMIT_STEP_MS;
  const watchedKeys = new Set(data?.told?.visible.map(taskKey));
  const rows = data
    ? boardRows(data.views, now, (key) => (watchedKeys.has(key) ? limitMs : Number.POSITIVE_INFINITY))
    : [];
  const counts = countRows(rows);
  const mine = watchlist.filter((task) => task.sdkAppId === sdkAppId);
  const labels = new Map(mine.map((task) => [taskKey(task), task.label]));
  const shown = shownRows(rows, view, labels);
  const regions = [...new Set([...(session?.regions ?? []), ...rows.map((row) => row.view.region)])].sort();

  const heardAt = data ? toServerTime(watched.dataUpdatedAt) : null;
  const outage = outageOf({ error, online, heardAt, outage: data?.outage ?? null });
  const drained = drains(outage);
  const lastTry = Math.max(watched.dataUpdatedAt, watched.errorUpdatedAt);
  const pollMs = afterMs(error !== null, data);
  const nextAt = pollMs === false ? null : toServerTime(lastTry) + pollMs;

  return (
    <Shell
      heading={<AppHeading sdkAppId={sdkAppId} />}
      rail={
        <>
          <AppLinks current={sdkAppId} drained={drained} />
          <StateCounts sdkAppId={sdkAppId} view={view} counts={counts} all={rows.length} drained={drained} />
        </>
      }
    >
      <PageTitle>{text.title.app(sdkAppId, counts.attention)}</PageTitle>
      <main className="flex min-h-0 min-w-0 flex-col bg-surface max-columns:min-h-[60dvh] max-columns:pb-11">
        <BoardToolbar
          sdkAppId={sdkAppId}
          heading={<AppHeading sdkAppId={sdkAppId} />}
          view={view}
          regions={regions}
          mine={mine.length}
          onAdd={() => setAdding(true)}
        >
          <RefreshControl
            cadence={cadence}
            onCadence={setCadence}
            nextAt={nextAt}
            failed={error !== null}
            onRefresh={refresh}
          />
        </BoardToolbar>
        <ConnectionNotice outage={data ? outage : null} knownAt={heardAt} onRetry={refresh}>
          {view.watch.length > 0 ? (
            <Suspense fallback={null}>
              <LinkNotice sdkAppId={sdkAppId} view={view} />
            </Suspense>
          ) : null}
        </ConnectionNotice>
        <div className="flex min-h-0 flex-1 flex-col">
          {data === undefined ? (
            error ? (
              <CannotLoad error={error} onRetry={refresh} />
            ) : (
              <p className="m-auto py-16 text-ink-3">{text.board.loading}</p>
            )
          ) : shown.length === 0 ? (
            <Suspense fallback={null}>
              <BoardEmpty sdkAppId={sdkAppId} view={view} all={rows.length} onAdd={() => setAdding(true)} />
            </Suspense>
          ) : (
            <TaskTable
              scope={scope}
              rows={shown}
              labels={labels}
              staleAfterMs={limitMs}
              watchedKeys={watchedKeys}
              drained={drained}
            />
          )}
        </div>
        <PaceLine
          pace={data?.pace ?? null}
          known={error === null}
          summary={text.board.summary(shown.length, rows.length)}
        />
      </main>
      {adding ? (
        <LazyAddDialog
          sdkAppId={sdkAppId}
          regions={session?.regions ?? []}
          known={new Set([...mine.map(taskKey), ...rows.map(({ key }) => key)])}
          pace={data?.pace ?? null}
          onClose={() => setAdding(false)}
          onAdded={() => {
            setAdding(false);
            refresh();
          }}
        />
      ) : null}
    </Shell>
  );
}
