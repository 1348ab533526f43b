import type { Cause, Incident } from '#contract/incident.ts';

export type WideCause = Exclude<Cause, 'failing' | 'overLimit' | 'notFound'>;
export type WideIncident = Incident & { cause: WideCause };

/** Of an account, an SdkAppId or a region: these have causes of their own. */
export function isWide(incident: Incident): incident is WideIncident {
  return incident.subject.kind !== 'task';
}
