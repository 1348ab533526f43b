import type { Incident } from '#contract/incident.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { useZone } from '../../persistence/use-zone.ts';
import { incidentFacts } from '../../status/incident-facts.ts';
import { incidentWords } from '../../status/incident-words.ts';
import { Icon } from '../../ui/icon.tsx';
import { incidentActWords } from './act-words.ts';
import { WideActs } from './wide-acts.tsx';

const LOCK = (
  <>
    <rect x="3" y="7" width="10" height="6.5" rx="1.3" />
    <path d="M5.3 6.8V5.2a2.7 2.7 0 0 1 5.4 0v1.6M8 9.7v1.2" />
  </>
);
const PLACE = (
  <>
    <path d="M8 14s4.5-4 4.5-7.4a4.5 4.5 0 0 0-9 0C3.5 10 8 14 8 14z" />
    <circle cx="8" cy="6.5" r="1.5" />
  </>
);

interface IncidentLineProps {
  /** Of an SdkAppId or a region. */
  incident: Incident;
  /** Others like it, which have no line of their own. */
  others: readonly Incident[];
  /** How many rows say nothing new because of it. */
  mutedRows: number;
  /** Nothing above it is tinted. */
  mayTint: boolean;
  mayWrite: boolean;
}

/** One incident that is wider than a task, in one line above the table: cause, since when, what happens next, what it mutes. */
export function IncidentLine({ incident, others, mutedRows, mayTint, mayWrite }: IncidentLineProps) {
  const words = useWords(incidentActWords);
  const said = useWords(incidentWords);
  const { says } = said;
  const text = useText();
  const zone = useZone();
  const titleOf = ({ cause, subject }: Incident) =>
    subject.kind === 'region' ? words.inRegion(subject.region, says[cause].what) : says[cause].what;
  const facts = incidentFacts(incident, { mutedRows }, { text, words: said, zone });
  const code = incident.problem?.code;
  const isOpen = incident.acknowledgement === null;
  return (
    <section
      aria-label={words.wide}
      data-mark={isOpen ? 'failing' : 'acknowledged'}
      className={`relative flex min-h-10 items-center gap-2.5 border-b py-1 pr-3 pl-3.5 text-ink-2 max-columns:flex-wrap max-columns:py-2 ${isOpen && mayTint ? 'border-problem-edge bg-problem-tint' : 'border-line bg-surface'}`}
    >
      <Icon
        name={incident.subject.kind === 'region' ? PLACE : LOCK}
        className={`size-4 ${isOpen ? 'text-problem' : 'text-ink-3'}`}
      />
      <p
        role={isOpen ? 'alert' : undefined}
        className="min-w-0 columns:truncate max-columns:flex-[1_1_calc(100%-30px)] max-columns:break-words"
        title={[titleOf(incident), ...facts, ...(code ? [code] : [])].join(' · ')}
      >
        <strong className={`font-semibold ${isOpen ? 'text-problem-ink' : 'text-ink'}`}>{titleOf(incident)}</strong>
        {facts.map((fact) => (
          <span key={fact}> · {fact}</span>
        ))}
        {code ? (
          <span>
            {' '}
            · <span className="font-mono text-12">{code}</span>
          </span>
        ) : null}
      </p>
      {others.length > 0 ? (
        <span className="flex-none text-ink-3" title={others.map(titleOf).join('\n')}>
          {words.more(others.length)}
        </span>
      ) : null}
      <span className="ml-auto flex-none">
        <WideActs incident={incident} mayWrite={mayWrite} />
      </span>
    </section>
  );
}
