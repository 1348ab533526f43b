import type { Incident } from '#contract/incident.ts';
import type { Shared } from '../../address.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { useZone } from '../../persistence/use-zone.ts';
import { incidentWords } from '../../status/incident-words.ts';
import { formatClock, formatExact, zoneOffset } from '../../time/format-time.ts';
import { serverNow } from '../../time/server-clock.ts';
import { StatusIcon } from '../../ui/icon.tsx';
import { taskWords } from './words.ts';

interface SharedNoticeProps {
  shared: Shared;
  /** The open ones of now; undefined while they are not known. */
  incidents: readonly Incident[] | undefined;
}

/** What the sender of the link saw, beside what is true now. */
export function SharedNotice({ shared: { was, at, incident }, incidents }: SharedNoticeProps) {
  const text = useText();
  const words = useWords(taskWords);
  const { says, since } = useWords(incidentWords);
  const zone = useZone();
  const clock = (moment: number) => formatClock(moment, zone, serverNow());
  const shown = incident?.cause === 'failing' ? 'failing' : was;
  const what = incident && (incident.cause === 'failing' ? text.filter.failing : says[incident.cause].what);
  const isSame =
    incident && incidents?.some(({ cause, firstSince }) => cause === incident.cause && firstSince <= incident.since);
  return (
    <p className="flex min-w-0 flex-wrap items-center gap-x-1.5" title={formatExact(at)}>
      {words.shared(`${clock(at)} ${zoneOffset(zone, at)}`)}
      <span data-s={shown} className="inline-flex items-center gap-1.5 font-medium text-ink">
        <StatusIcon name={shown} />
        {shown === 'failing' ? null : text.status[was]}
        {incident ? (
          <span className={shown === 'failing' ? 'text-problem-ink' : 'text-ink-2'}>
            {shown === 'failing' ? null : ' · '}
            {what} {since(clock(incident.since))}
          </span>
        ) : null}
      </span>
      {incident && incidents ? <span className="text-ink-3">{isSame ? words.sameIncident : words.overNow}</span> : null}
    </p>
  );
}
