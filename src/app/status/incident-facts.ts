import type { Incident } from '#contract/incident.ts';
import type { Text } from '../i18n/en.ts';
import { formatPeriod } from '../time/format-duration.ts';
import { formatClock } from '../time/format-time.ts';
import { serverNow } from '../time/server-clock.ts';
import { heldBy } from './held-by.ts';
import type { IncidentWords } from './incident-words.ts';

interface Known {
  /** When what is shown was last confirmed; null where that is not to be told. */
  asOf?: number | null;
  /** How many rows say nothing new because of it. */
  mutedRows?: number;
  /** Since when it is open stands elsewhere. */
  isSinceApart?: boolean;
}

/** What is told of an incident after its cause, in the order in which it is always told. */
export function incidentFacts(
  {
    cause,
    since,
    firstSince,
    times,
    acknowledgement,
  }: Omit<Incident, 'id' | 'subject' | 'problem' | 'overLimit' | 'endedAt' | 'isNews'>,
  { asOf = null, mutedRows = 0, isSinceApart = false }: Known,
  { text, words, zone }: { text: Text; words: IncidentWords; zone: string },
): string[] {
  const clock = (at: number) => formatClock(at, zone, serverNow());
  return [
    ...(isSinceApart ? [] : [text.board.since(clock(since))]),
    ...(times > 1 ? [text.board.again(times, formatPeriod(since - firstSince, text.units))] : []),
    ...(acknowledgement ? [heldBy(acknowledgement, text, zone)] : []),
    ...(asOf === null ? [] : [words.asOf(clock(asOf))]),
    // Among facts, a sentence has neither capital nor stop.
    words.says[cause].next.replace(/[.。]$/, '').replace(/^./, (first) => first.toLowerCase()),
    ...(mutedRows > 0 ? [words.muted(mutedRows)] : []),
  ];
}
