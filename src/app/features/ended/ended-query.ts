import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { EndedAnswer } from '#contract/ended.ts';
import { getJson } from '../../api/request.ts';
import { apiPath } from '../../navigation.ts';
import { hearServerTime } from '../../time/server-clock.ts';
import type { EndedFilter } from './ended-filter.ts';

/** A person who types is not asked for at every letter. */
const TYPING_MS = 200;

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
