import type { Incident } from '#contract/incident.ts';
import { taskKey } from '#contract/task-ref.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { useZone } from '../../persistence/use-zone.ts';
import { useWatchlist } from '../../persistence/watchlist.ts';
import { incidentWords } from '../../status/incident-words.ts';
import { formatClock } from '../../time/format-time.ts';
import { serverNow } from '../../time/server-clock.ts';
import { incidentDialogWords } from './dialog-words.ts';

/** What a page calls the subject of an incident, and what it says of it: "Checks fail, since 13:47". */
export function useIncidentNames() {
  const words = useWords(incidentDialogWords);
  const { says } = useWords(incidentWords);
  const text = useText();
  const zone = useZone();
  const labels = useWatchlist(({ tasks }) => tasks);
  return {
    /** Of a task its label; null where it has none. */
    nameOf({ subject }: Incident): string | null {
      switch (subject.kind) {
        case 'account':
          return words.account;
        case 'app':
          return words.app(subject.sdkAppId);
        case 'region':
          return subject.region;
        case 'task':
          return labels.find((task) => taskKey(task) === taskKey(subject))?.label || null;
      }
    },
    saysOf({ cause, since }: Incident): string {
      const word = cause === 'failing' || cause === 'overLimit' ? text.filter[cause] : says[cause].what;
      return words.since(word, formatClock(since, zone, serverNow()).slice(0, -3));
    },
  };
}
