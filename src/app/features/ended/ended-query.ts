import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { EndedAnswer, type EndedCounts, endOf, MAX_ENDED_SEARCH_LENGTH, MAX_ENDED_WORDS } from '#contract/ended.ts';
import { taskKey } from '#contract/task-ref.ts';
import type { TaskView } from '#contract/task-view.ts';
import { getJson } from '../../api/request.ts';
import { apiPath } from '../../navigation.ts';
import { hearServerTime } from '../../time/server-clock.ts';
import type { EndedFilter } from './ended-filter.ts';

/** A person who types is not asked for at every letter. */
const TYPING_MS = 200;

/** As many words as fit into one request, and where its next page begins. */
interface Part {
  words: readonly string[];
  before: string | null;
}

/** One page of every part of a search that has one. */
export interface FoundPage {
  now: number;
  tasks: readonly TaskView[];
  /** Of what the next page consists; none at the end. */
  rest: readonly Part[];
  /** All ends later than this were looked through; null at the end. */
  searchedTo: number | null;
  counts: EndedCounts;
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
      return endedPage(filter, pageParam, { signal });
    },
    initialPageParam: null as readonly Part[] | null,
    getNextPageParam: ({ rest }) => (rest.length > 0 ? rest : null),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

/** @param parts what the last page said of the next; null for the first page. */
export async function endedPage(
  filter: EndedFilter,
  parts: readonly Part[] | null,
  { limit, signal }: { limit?: number; signal?: AbortSignal },
): Promise<FoundPage> {
  const tasks: TaskView[] = [];
  const rest: Part[] = [];
  const searchedTo: number[] = [];
  let last: EndedAnswer | undefined;
  // One after another: a label that hundreds of tasks have is no flood.
  for (const part of parts ?? partsOf(filter.words)) {
    signal?.throwIfAborted();
    last = await askFor(filter, part, limit);
    tasks.push(...last.tasks);
    if (last.before !== null) rest.push({ words: part.words, before: last.before });
    if (last.searchedTo !== null) searchedTo.push(last.searchedTo);
  }
  if (!last) throw new Error('a search has one part at least');
  const { now, counts } = last;
  return { now, tasks, rest, searchedTo: searchedTo.length > 0 ? Math.max(...searchedTo) : null, counts };
}

/**
 * What these pages show, the latest end first: a task that two parts of the search found once, and none yet that ended before
 * the end of what all parts were looked through for, as others may come between.
 */
export function shownOf(pages: readonly Pick<FoundPage, 'tasks' | 'searchedTo'>[]): TaskView[] {
  const tasks = new Map(pages.flatMap((page) => page.tasks.map((view) => [taskKey(view), view])));
  const from = pages.at(-1)?.searchedTo ?? 0;
  const endedAt = (view: TaskView) => endOf(view)?.at ?? 0;
  return [...tasks.values()].filter((view) => endedAt(view) >= from).sort((a, b) => endedAt(b) - endedAt(a));
}

/** One part without words is all tasks. */
function partsOf(words: readonly string[]): Part[] {
  let part: string[] = [];
  const parts = [part];
  for (const word of words) {
    const isFull = part.length === MAX_ENDED_WORDS || [...part, word].join(' ').length > MAX_ENDED_SEARCH_LENGTH;
    if (isFull && part.length > 0) {
      part = [];
      parts.push(part);
    }
    part.push(word);
  }
  return parts.map((words) => ({ words, before: null }));
}

async function askFor(
  { sdkAppId, why, range }: EndedFilter,
  { words, before }: Part,
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
