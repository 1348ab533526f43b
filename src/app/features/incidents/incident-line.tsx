import type { Incident } from '#contract/incident.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { useZone } from '../../persistence/use-zone.ts';
import { incidentFacts } from '../../status/incident-facts.ts';
import { incidentName } from '../../status/incident-name.ts';
import { incidentWords } from '../../status/incident-words.ts';
import { WIDE_ICONS } from '../../status/wide-icons.tsx';
import { Icon } from '../../ui/icon.tsx';
import { incidentActWords } from './act-words.ts';
import { WideActs } from './wide-acts.tsx';

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
  const text = useText();
  const zone = useZone();
  const titleOf = (one: Incident) => incidentName(one, said);
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
        name={incident.subject.kind === 'region' ? WIDE_ICONS.service : WIDE_ICONS.permission}
        className={`size-4 ${isOpen ? 'text-problem' : 'text-ink-3'}`}
      />
      <p
        role={isOpen ? 'alert' : undefined}
        className="min-w-0 columns:truncate max-lines:flex-[1_1_calc(100%-30px)] max-columns:break-words"
        title={[titleOf(incident), ...facts, ...(code ? [code] : [])].join(' · ')}
      >
        <strong className={`font-semibold ${isOpen ? 'text-problem-ink' : 'text-ink'}`}>{titleOf(incident)}</strong>
        <span> {facts.join(' · ')}</span>
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
