import type { HistoryAnswer } from '#contract/history.ts';
import { type Status, statusOf } from '#contract/status.ts';
import type { TaskProblem } from '#contract/task-view.ts';

/** What happened, as far as we looked. `notBefore` is the last look before it: a change has a window, not a moment. */
export type TimelineEntry =
  | { kind: 'first'; at: number; status: Status; apiStatus: string | null }
  | { kind: 'change'; at: number; notBefore: number; from: Status; status: Status; apiStatus: string | null }
  /** As it was before, seen again after a gap. */
  | { kind: 'again'; at: number; status: Status; apiStatus: string | null }
  /** It was not polled for long. It ends with the entry that follows. */
  | { kind: 'gap'; at: number; until: number }
  /** Asked, and failed: a run of one code. */
  | { kind: 'problem'; at: number; problem: TaskProblem };

/** Longer than any period of a task on a screen: a viewer would have had it polled more often. */
export const GAP_MS = 120_000;

/** Oldest first. "Not found" answers of a task that has ended are the end itself and no problem of their own. */
export function timelineEntries({ transitions, problems }: HistoryAnswer): TimelineEntry[] {
  const runs = problems.filter(({ kind }) => kind !== 'gone');
  let before: Status = 'unchecked';
  const changes = transitions.flatMap(({ at, notBefore, to, apiStatus }): TimelineEntry[] => {
    const from = before;
    const status = statusOf({ state: to, apiStatus });
    before = status;
    if (notBefore === null) return [{ kind: 'first', at, status, apiStatus }];
    const change: TimelineEntry =
      from === status && status !== 'other'
        ? { kind: 'again', at, status, apiStatus }
        : { kind: 'change', at, notBefore, from, status, apiStatus };
    return [...gapsBetween(notBefore, at, runs), change];
  });
  const failed = runs.map((problem): TimelineEntry => ({ kind: 'problem', at: problem.since, problem }));
  return [...changes, ...failed].sort((a, b) => a.at - b.at);
}

/** The times between two answers in which it was not even asked in vain. */
function gapsBetween(from: number, until: number, runs: readonly TaskProblem[]): TimelineEntry[] {
  const gaps: TimelineEntry[] = [];
  let heardAt = from;
  const isHeardAgain = (at: number) => {
    if (at - heardAt > GAP_MS) gaps.push({ kind: 'gap', at: heardAt, until: at });
  };
  for (const { since, at } of [...runs].sort((a, b) => a.since - b.since)) {
    if (at <= from || since >= until) continue;
    isHeardAgain(Math.max(since, from));
    heardAt = Math.max(heardAt, Math.min(at, until));
  }
  isHeardAgain(until);
  return gaps;
}
