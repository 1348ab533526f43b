import { END_REASONS, type EndReason } from '#contract/ended.ts';
import type { WatchlistTask } from '../../persistence/parse-watchlist.ts';
import { dayRange } from './day-range.ts';
import { endedWords } from './words.ts';

/** What the page asks for; the address names it. */
export interface EndedFilter {
  sdkAppId: number;
  /** Beginnings of TaskIds. */
  words: readonly string[];
  why: EndReason | null;
  range: { from: number; to: number } | null;
}

/**
 * What an address asks for: a label stands for the TaskIds that have it on this person's watchlist, an outcome that is typed,
 * in either language, for one that is chosen.
 */
export function filterOf(
  { sdkAppId, q, why, day }: { sdkAppId: number; q: string; why: string; day: string },
  watchlist: readonly WatchlistTask[],
  zone: string,
): EndedFilter {
  const chosen = END_REASONS.find((reason) => reason === why) ?? null;
  const { outcome, rest } = chosen ? { outcome: chosen, rest: q } : outcomeIn(q);
  const typed = rest.split(/\s+/).filter((word) => word !== '');
  const isLabelled = ({ label }: WatchlistTask) =>
    typed.length > 0 && typed.every((word) => label.toLowerCase().includes(word.toLowerCase()));
  const labelled = watchlist.filter((task) => task.sdkAppId === sdkAppId && isLabelled(task));
  return {
    sdkAppId,
    words: [...new Set([...typed, ...labelled.map(({ taskId }) => taskId)])],
    why: outcome,
    range: dayRange(day, zone),
  };
}

/** The outcome that is typed as the page shows it, and what else is. */
function outcomeIn(q: string): { outcome: EndReason | null; rest: string } {
  for (const outcome of END_REASONS)
    for (const { why } of Object.values(endedWords)) {
      const said = new RegExp(`(^|\\s)${why[outcome]}(?=\\s|$)`, 'i');
      if (said.test(q)) return { outcome, rest: q.replace(said, ' ') };
    }
  return { outcome: null, rest: q };
}
