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
  | { kind: 'problem'; at: number; problem: TaskProblem };

/** Longer than any period of a task on a screen: a viewer would have had it polled more often. */
const GAP_MS = 120_000;

/** Oldest first. "Not found" answers of a task that has ended are the end itself and no problem of their own. */
export function timelineEntries({ transitions, problems }: HistoryAnswer): TimelineEntry[] {
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
    return at - notBefore > GAP_MS ? [{ kind: 'gap', at: notBefore, until: at }, change] : [change];
  });
  const troubles = problems
    .filter(({ kind }) => kind !== 'gone')
    .map((problem): TimelineEntry => ({ kind: 'problem', at: problem.since, problem }));
  return [...changes, ...troubles].sort((a, b) => a.at - b.at);
}

/** One stretch of the bar: a state that lasted, or a time in which it was not polled. */
export interface Stretch {
  from: number;
  until: number;
  status: Status | null;
}

/** The states one after the other until now, with the gaps between them; `knownAt` is when the last was still true. */
export function stretches(entries: readonly TimelineEntry[], now: number, knownAt: number | null): Stretch[] {
  const done: Stretch[] = [];
  let open: { from: number; status: Status } | null = null;
  for (const entry of entries) {
    if (entry.kind === 'problem') continue;
    if (open && entry.at > open.from) done.push({ from: open.from, until: entry.at, status: open.status });
    if (entry.kind === 'gap') {
      done.push({ from: entry.at, until: entry.until, status: null });
      open = null;
    } else {
      open = { from: entry.at, status: entry.status };
    }
  }
  if (!open) return done;
  // What has ended stays ended without being looked at.
  const isKnown = open.status === 'ended' || knownAt === null || now - knownAt <= GAP_MS;
  const until = isKnown ? now : Math.max(open.from, knownAt);
  if (until > open.from) done.push({ from: open.from, until, status: open.status });
  if (!isKnown) done.push({ from: until, until: now, status: null });
  return done;
}

/** When calls failed: from the first to the last of a run. */
export function failures(entries: readonly TimelineEntry[]): { from: number; until: number }[] {
  return entries.flatMap((entry) =>
    entry.kind === 'problem' ? [{ from: entry.problem.since, until: entry.problem.at }] : [],
  );
}
