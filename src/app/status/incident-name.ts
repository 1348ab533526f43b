import type { Incident } from '#contract/incident.ts';
import type { IncidentWords } from './incident-words.ts';

/** What is wrong, and of what: of a region its name stands before. */
export function incidentName(
  { cause, subject }: Pick<Incident, 'cause' | 'subject'>,
  { says, inRegion }: IncidentWords,
): string {
  const { what } = says[cause];
  return subject.kind === 'region' ? inRegion(subject.region, what) : what;
}
