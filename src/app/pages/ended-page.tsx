import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { taskKey } from '#contract/task-ref.ts';
import { type Address, WHOLE_BOARD } from '../address.ts';
import { AppHeading } from '../features/apps/app-heading.tsx';
import { AppLinks } from '../features/apps/app-links.tsx';
import { CannotLoad } from '../features/connection/cannot-load.tsx';
import { dayOf } from '../features/ended/day-range.ts';
import { filterOf } from '../features/ended/ended-filter.ts';
import { EndedFilters } from '../features/ended/ended-filters.tsx';
import { EndedList } from '../features/ended/ended-list.tsx';
import { endedQuery, type FoundPage, shownOf } from '../features/ended/ended-query.ts';
import { ExportEnded } from '../features/ended/export-ended.tsx';
import { endedWords } from '../features/ended/words.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { Shell } from '../layout/shell.tsx';
import { goTo } from '../navigation.ts';
import { useZone } from '../persistence/use-zone.ts';
import { useWatchlist } from '../persistence/watchlist.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Panel } from '../ui/error-boundary.tsx';
import { Icon } from '../ui/icon.tsx';
import { BACK } from '../ui/later-icons.tsx';
import { Link } from '../ui/link.tsx';
import { PageTitle } from '../ui/page-title.tsx';

/** A search goes on by itself until it has found something, through so many pages. */
const PAGES_BY_ITSELF = 40;

const NONE: readonly FoundPage[] = [];

/** The tasks of an SdkAppId that have ended, for as long as the server keeps them. */
export function EndedPage({ address }: { address: Extract<Address, { page: 'ended' }> }) {
  const text = useText();
  const words = useWords(endedWords);
  const zone = useZone();
  const watchlist = useWatchlist(({ tasks }) => tasks);
  const [said, say] = useState<string | null>(null);
  const { sdkAppId } = address;
  const filter = filterOf(address, watchlist, zone);
  const { data, error, refetch, hasNextPage, isFetching, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    endedQuery(filter),
  );
  const pages = data?.pages ?? NONE;
  const views = useMemo(() => shownOf(pages), [pages]);
  const annotations = useMemo(() => new Map(watchlist.map((task) => [taskKey(task), task])), [watchlist]);
  const counts = pages[0]?.counts ?? null;
  const kept = counts ? counts.exited + counts.lostSight + counts.notFound : 0;
  /** Of what is searched for no one has counted all. */
  const isCounted = counts !== null && filter.words.length === 0 && filter.range === null;
  const total = isCounted ? (filter.why === null ? kept : counts[filter.why]) : null;
  const searchedTo = pages.at(-1)?.searchedTo ?? null;
  const goesOn = views.length === 0 && hasNextPage && !isFetching && error === null && pages.length < PAGES_BY_ITSELF;
  useEffect(() => {
    if (goesOn) void fetchNextPage();
  }, [goesOn, fetchNextPage]);

  return (
    <Shell
      heading={<AppHeading sdkAppId={sdkAppId} />}
      rail={
        <Panel>
          <AppLinks current={sdkAppId} muted={false} />
        </Panel>
      }
    >
      <PageTitle>{words.title(sdkAppId)}</PageTitle>
      <main className="flex min-h-0 min-w-0 flex-col bg-surface max-columns:flex-1">
        <header className="flex items-center gap-2 px-3.5 columns:h-bar columns:border-line columns:border-b max-columns:py-2">
          <Link
            to={{ page: 'app', sdkAppId, view: WHOLE_BOARD }}
            className={`-ml-2.5 max-columns:h-11 ${buttonClass({ look: 'ghost' })}`}
          >
            <Icon name={BACK} />
            <span className="cap-trim">{words.board}</span>
          </Link>
          <h1 className="min-w-0 truncate text-14">
            {words.heading}{' '}
            <span className="ml-2 font-mono font-normal text-ink-3 max-columns:sr-only">
              <AppHeading sdkAppId={sdkAppId} />
            </span>
          </h1>
          <span className="flex-1" />
          <ExportEnded filter={filter} annotations={annotations} onSay={say} />
        </header>
        <Panel>
          <EndedFilters address={address} why={filter.why} counts={counts} />
        </Panel>
        <div className="flex min-h-0 flex-1 flex-col overflow-auto [scrollbar-width:thin]">
          <Panel about={JSON.stringify(filter)}>
            {data === undefined ? (
              error ? (
                <CannotLoad error={error} onRetry={() => void refetch()} />
              ) : (
                <p className="m-auto py-16 text-ink-3">{words.loading}</p>
              )
            ) : views.length > 0 ? (
              <>
                <EndedList views={views} annotations={annotations} />
                {hasNextPage ? (
                  <div className="p-3.5 text-center">
                    <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                      {words.more}
                    </Button>
                  </div>
                ) : null}
              </>
            ) : hasNextPage ? (
              <div className="m-auto grid justify-items-center gap-3 py-16 text-ink-3">
                <p>{searchedTo === null ? words.loading : words.searching(dayOf(searchedTo, zone))}</p>
                {isFetching ? null : <Button onClick={() => void fetchNextPage()}>{words.keepSearching}</Button>}
              </div>
            ) : kept === 0 ? (
              <EmptyState mark="nothing" title={words.noneTitle}>
                <p className="text-pretty">{words.noneText}</p>
              </EmptyState>
            ) : (
              <EmptyState mark="filtered" title={words.filteredTitle}>
                <p className="text-pretty">
                  {text.sentences([...(address.q.trim() ? [words.searched] : []), words.filteredText(kept)])}
                </p>
                <div className="mt-4 text-13">
                  <Button look="primary" onClick={() => goTo({ page: 'ended', sdkAppId, q: '', why: '', day: '' })}>
                    {words.clear}
                  </Button>
                </div>
              </EmptyState>
            )}
          </Panel>
        </div>
        <footer className="flex min-h-foot items-center gap-2.5 border-line-2 border-t px-3.5 text-12 text-ink-3 max-columns:min-h-11">
          <span className="min-w-0 columns:truncate">{said}</span>
          <span role="status" className="ml-auto flex-none">
            {data ? (total === null ? words.shown(views.length) : text.board.summary(views.length, total)) : null}
          </span>
        </footer>
      </main>
    </Shell>
  );
}
