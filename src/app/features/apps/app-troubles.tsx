import { type StateFilter, WHOLE_BOARD } from '../../address.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { useZone } from '../../persistence/use-zone.ts';
import type { Doubt } from '../../status/all-clear.ts';
import { heldBy } from '../../status/held-by.ts';
import { incidentName } from '../../status/incident-name.ts';
import { incidentWords } from '../../status/incident-words.ts';
import { WIDE_ICONS } from '../../status/wide-icons.tsx';
import type { WideIncident } from '../../status/wide-incident.ts';
import { formatClock } from '../../time/format-time.ts';
import { serverNow } from '../../time/server-clock.ts';
import { Icon, StatusIcon } from '../../ui/icon.tsx';
import { Link } from '../../ui/link.tsx';
import { type KnownApp, TASK_CAUSES } from './known-apps.ts';
import { appWords } from './words.ts';

const LOOK = {
  failing: 'font-medium text-problem-ink',
  overLimit: 'font-medium text-(--status-ink)',
  notFound: 'text-ink-2',
  acknowledged: 'text-ink-2',
  unchecked: 'text-ink-2',
} satisfies Partial<Record<StateFilter, string>>;

interface AppTroublesProps {
  app: KnownApp;
  /** What is wider than a task, but for what stands above the list. */
  wide: readonly WideIncident[];
  doubt: Doubt | null;
}

/** What is wrong with an SdkAppId, each kind leading to its tasks; calm words only where they are true. */
export function AppTroubles({ app: { sdkAppId, summary, unchecked }, wide, doubt }: AppTroublesProps) {
  const words = useWords(appWords);
  const incidents = summary?.incidents;
  const counts = ([...TASK_CAUSES, 'acknowledged'] as const).flatMap((filter) => {
    const n = incidents?.[filter] ?? 0;
    return n > 0 ? [{ filter, said: words.incidents[filter](n) }] : [];
  });
  return (
    <span className="flex flex-wrap gap-x-3.5 gap-y-[3px] pt-px text-12 max-columns:gap-y-2">
      {wide.map((incident) => (
        <WideTrouble key={incident.id} incident={incident} />
      ))}
      {counts.map(({ filter, said }) => (
        <Count key={filter} filter={filter} sdkAppId={sdkAppId}>
          {said}
        </Count>
      ))}
      {wide.length + counts.length > 0 ? null : unchecked > 0 ? (
        <Count filter="unchecked" sdkAppId={sdkAppId}>
          {words.unchecked(unchecked)}
        </Count>
      ) : (
        <span className="text-ink-3">{doubt === null ? words.calm : words.lastKnown}</span>
      )}
    </span>
  );
}

function WideTrouble({ incident }: { incident: WideIncident }) {
  const text = useText();
  const words = useWords(incidentWords);
  const zone = useZone();
  const { cause, since, acknowledgement } = incident;
  return (
    <span className="flex basis-full items-start gap-1.5">
      <Icon name={WIDE_ICONS[cause]} className={`mt-[3px] size-3 ${acknowledgement ? 'text-ink-3' : 'text-problem'}`} />
      <span className="min-w-0">
        <span className={acknowledgement ? 'text-ink-2' : 'font-medium text-problem-ink'}>
          {incidentName(incident, words)}
        </span>{' '}
        <span className="text-ink-3">
          {acknowledgement
            ? heldBy(acknowledgement, text, zone)
            : words.since(formatClock(since, zone, serverNow()).slice(0, -3))}
        </span>
      </span>
    </span>
  );
}

interface CountProps {
  filter: keyof typeof LOOK;
  sdkAppId: number;
  children: string;
}

function Count({ filter, sdkAppId, children }: CountProps) {
  return (
    <Link
      to={{ page: 'app', sdkAppId, view: { ...WHOLE_BOARD, states: [filter] } }}
      data-s={filter}
      className={`relative z-1 inline-flex items-center gap-1.5 no-underline hover:underline max-columns:min-h-6 ${LOOK[filter]}`}
    >
      <StatusIcon name={filter} />
      {children}
    </Link>
  );
}
