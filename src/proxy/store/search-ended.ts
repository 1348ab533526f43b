import { type EndedCounts, endOf } from '#contract/ended.ts';
import { taskKey } from '#contract/task-ref.ts';
import type { TaskView } from '#contract/task-view.ts';
import type { EndedPage, EndedSearch } from './store.ts';

/** One page of the ended tasks among these views: the search of a store that has them all in memory. */
export function searchEnded(views: readonly TaskView[], search: EndedSearch): EndedPage {
  const { sdkAppId, words, why, from, to, before, limit } = search;
  const counts: EndedCounts = { exited: 0, lostSight: 0, notFound: 0 };
  const found: { place: string; at: number; view: TaskView }[] = [];
  for (const view of views) {
    const end = view.sdkAppId === sdkAppId ? endOf(view) : null;
    if (!end) continue;
    counts[end.why] += 1;
    const isWanted = (why === null || end.why === why) && end.at >= from && end.at < to;
    if (isWanted && (words.length === 0 || words.some((word) => view.taskId.startsWith(word))))
      found.push({ place: placeOf(end.at, view), at: end.at, view });
  }
  found.sort((a, b) => (a.place < b.place ? 1 : -1));
  const page = found.filter(({ place }) => before === null || place < before).slice(0, limit);
  const last = page.length === limit ? page.at(-1) : undefined;
  return {
    views: page.map(({ view }) => view),
    before: last?.place ?? null,
    searchedTo: last?.at ?? null,
    counts,
  };
}

/** Sorts as the time of the end does. */
function placeOf(at: number, view: TaskView): string {
  return `${String(at).padStart(16, '0')}.${taskKey(view)}`;
}
