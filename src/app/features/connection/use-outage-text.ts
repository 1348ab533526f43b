import { useText, useWords } from '../../i18n/use-text.ts';
import { useZone } from '../../persistence/use-zone.ts';
import { incidentFacts } from '../../status/incident-facts.ts';
import { incidentWords } from '../../status/incident-words.ts';
import { formatClock } from '../../time/format-time.ts';
import { serverNow } from '../../time/server-clock.ts';
import { type BoardOutage, isMuted, isOwn } from './outage-of.ts';
import { outageWords } from './outage-words.ts';

/**
 * What is broken and since when, and what happens next: of the account as of every incident, of this browser in its own
 * words.
 *
 * @param mutedRows how many rows say nothing new because of it
 * @param isSinceApart since when it is broken stands elsewhere
 */
export function useOutageText(
  outage: BoardOutage,
  { mutedRows = 0, isSinceApart = false } = {},
): { cause: string; next: string; code: string | null } {
  const { kind, since, asOf, code, detail, incident } = outage;
  const text = useText();
  const own = useWords(outageWords).outage;
  const words = useWords(incidentWords);
  const zone = useZone();
  if (isOwn(kind)) {
    const cause = own[kind](since === null || isSinceApart ? '' : own.since(formatClock(since, zone, serverNow())));
    return { cause, next: kind === 'refused' ? detail : own.next[kind], code: null };
  }
  const began = { cause: kind, since: since ?? 0, firstSince: since ?? 0, times: 1, acknowledgement: null };
  const known = { asOf: isMuted(outage) ? asOf : null, mutedRows, isSinceApart };
  const facts = incidentFacts(incident ?? began, known, { text, words, zone });
  return { cause: words.says[kind].what, next: facts.join(' · '), code };
}
