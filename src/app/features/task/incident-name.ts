import type { Incident } from '#contract/incident.ts';
import type { IncidentWords } from '../../status/incident-words.ts';

/** What is wrong, and of what: of a region its name stands before. */
export function incidentName({ cause, subject }: Pick<Incident, 'cause' | 'subject'>, { says }: IncidentWords): string {
  const { what } = says[cause];
  return subject.kind === 'region' ? `${subject.region}: ${what}` : what;
}
