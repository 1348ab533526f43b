import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { END_REASONS, EndedAnswer, type EndReason, MAX_ENDED_WORDS } from '#contract/ended.ts';
import { getJson } from '../../api/request.ts';
import { apiPath } from '../../navigation.ts';
import type { WatchlistTask } from '../../persistence/parse-watchlist.ts';
import { hearServerTime } from '../../time/server-clock.ts';
import { dayRange } from './day-range.ts';

/** A person who types is not asked for at every letter. */
const TYPING_MS = 200;

/** What the page asks for; the address names it. */
export interface EndedFilter {
  sdkAppId: number;
  /** Beginnings of TaskIds. */
  words: readonly string[];
  why: EndReason | null;
  range: { from: number; to: number } | null;
}

/** What an address asks for: a label stands for the TaskIds that have it on this person's watchlist. */
export function filterOf(
  { sdkAppId, q, why, day }: { sdkAppId: number; q: string; why: string; day: string },
  watchlist: readonly WatchlistTask[],
  zone: string,
): EndedFilter {
  const wanted = q.trim().toLowerCase();
  const labelled = watchlist.filter(
    (task) => wanted !== '' && task.sdkAppId === sdkAppId && task.label.toLowerCase().includes(wanted),
  );
  const typed = q.split(/\s+/).filter((word) => word !== '');
  return {
    sdkAppId,
    words: [...typed, ...labelled.map(({ taskId }) => taskId)].slice(0, MAX_ENDED_WORDS),
    why: END_REASONS.find((reason) => reason === why) ?? null,
    range: dayRange(day, zone),
  };
}

/** Page after page, the latest end first. */
export function endedQuery(filter: EndedFilter) {
  return infiniteQueryOptions({
    queryKey: ['ended', filter],
    queryFn: async ({ pageParam, signal }) => {
      if (filter.words.length > 0 && pageParam === null) {
        await new Promise((resolve) => setTimeout(resolve, TYPING_MS));
        signal.throwIfAborted();
      }
      return endedPage(filter, pageParam);
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ before }) => before,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

export async function endedPage(
  { sdkAppId, words, why, range }: EndedFilter,
  before: string | null,
  limit?: number,
): Promise<EndedAnswer> {
  const query = new URLSearchParams();
  if (words.length > 0) query.set('q', words.join(' '));
  if (why) query.set('why', why);
  if (range) {
    query.set('from', String(range.from));
    query.set('to', String(range.to));
  }
  if (before !== null) query.set('before', before);
  if (limit) query.set('limit', String(limit));
  const answer = await getJson(EndedAnswer, `${apiPath('apps', sdkAppId, 'ended')}?${query}`);
  hearServerTime(answer.now);
  return answer;
}
