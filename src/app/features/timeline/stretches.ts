import type { Status } from '#contract/status.ts';
import { GAP_MS, type TimelineEntry } from './timeline-entries.ts';

/**
 * One stretch of the bar. `seen`: a state that lasted. `failed`: it was asked and no answer came, so the state is the last
 * known one. `gap`: it was not polled. `before`: not looked at yet, and by StartTime it was there.
 */
export interface Stretch {
  from: number;
  until: number;
  kind: 'seen' | 'failed' | 'gap' | 'before';
  /** Null where none is known. */
  status: Status | null;
  /** Failed, and still failing. */
  isOpen: boolean;
}

interface Known {
  now: number;
  /** When the last state was still true; null when there was none. */
  answeredAt: number | null;
  startTime: number | null;
  /** When the run of failures began that goes on; null when checks succeed. */
  failingSince: number | null;
}

/** All the time from the start, or the first look, until now, one stretch behind the other. */
export function stretches(entries: readonly TimelineEntry[], known: Known): Stretch[] {
  const [first] = entries;
  if (!first) return [];
  const failed = failures(entries, known);
  return statesOf(entries, first.at, known)
    .flatMap((stretch) => cutBy(stretch, failed))
    .filter(({ from, until }) => until > from);
}

/** The states, whatever failed between. */
function statesOf(
  entries: readonly TimelineEntry[],
  firstAt: number,
  { now, answeredAt, startTime }: Known,
): Stretch[] {
  const done: Stretch[] = [];
  const begin = Math.min(startTime ?? firstAt, firstAt);
  let open: Omit<Stretch, 'until'> = { from: begin, kind: 'before', status: null, isOpen: false };
  for (const entry of entries) {
    if (entry.kind === 'problem') continue;
    done.push({ ...open, until: entry.at });
    open =
      entry.kind === 'gap'
        ? { from: entry.at, kind: 'gap', status: null, isOpen: false }
        : { from: entry.at, kind: 'seen', status: entry.status, isOpen: false };
  }
  const heardAt = entries.reduce(
    (latest, entry) => (entry.kind === 'problem' ? Math.max(latest, entry.problem.at) : latest),
    answeredAt ?? open.from,
  );
  // What has ended stays ended without being looked at.
  const isKnown = open.status === 'ended' || now - heardAt <= GAP_MS;
  const until = isKnown ? now : Math.max(open.from, heardAt);
  return [...done, { ...open, until }, { from: until, until: now, kind: 'gap', status: null, isOpen: false }];
}

/** When calls failed: from the first to the last of a run, and until now while it goes on. */
function failures(entries: readonly TimelineEntry[], { now, failingSince }: Known) {
  return entries.flatMap((entry) => {
    if (entry.kind !== 'problem') return [];
    const { since, at } = entry.problem;
    const isOpen = since === failingSince;
    return [{ from: since, until: isOpen && now - at <= GAP_MS ? now : at, isOpen }];
  });
}

/** Parts of a stretch in which checks failed are of that kind. */
function cutBy(stretch: Stretch, failed: readonly { from: number; until: number; isOpen: boolean }[]): Stretch[] {
  if (stretch.kind === 'gap') return [stretch];
  const parts: Stretch[] = [];
  let { from } = stretch;
  for (const run of failed) {
    const begin = Math.max(from, run.from);
    const end = Math.min(stretch.until, run.until);
    if (end <= begin) continue;
    parts.push(
      { ...stretch, from, until: begin },
      { ...stretch, from: begin, until: end, kind: 'failed', isOpen: run.isOpen },
    );
    from = end;
  }
  return [...parts, { ...stretch, from, until: stretch.until }];
}
