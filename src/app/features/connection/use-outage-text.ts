import { useText, useWords } from '../../i18n/use-text.ts';
import { useZone } from '../../persistence/use-zone.ts';
import { formatClock } from '../../time/format-time.ts';
import { serverNow } from '../../time/server-clock.ts';
import { type BoardOutage, isMuted } from './outage-of.ts';
import { outageWords } from './outage-words.ts';

/** What is broken and since when, and what happens next; `knownAt` is when what is shown was true. */
export function useOutageText(outage: BoardOutage, knownAt: number | null) {
  const { kind, since, detail } = outage;
  const text = useText();
  const words = useWords(outageWords).outage;
  const zone = useZone();
  const clock = (at: number) => formatClock(at, zone, serverNow());
  const isNews = knownAt !== null && knownAt !== since && isMuted(outage);
  const next = kind === 'refused' ? detail : words.next[kind];
  return {
    cause: words[kind](since === null ? '' : words.since(clock(since))),
    next: text.sentences(isNews ? [words.knownAt(clock(knownAt)), next] : [next]),
  };
}
