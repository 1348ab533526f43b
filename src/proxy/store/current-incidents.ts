import type { KeptIncident } from '#contract/incident.ts';
import { REOPEN_MS } from '../core/incident-log.ts';

/** What ended before this may not be opened again. */
export const reopenableSince = (now: number): number => now - REOPEN_MS;

/** Of these incidents, the latest word on each, those that are open or may be opened again. */
export function currentIncidents(incidents: Iterable<KeptIncident>, now: number): KeptIncident[] {
  const latest = new Map(Array.from(incidents, (incident) => [incident.id, incident] as const));
  return [...latest.values()].filter(({ endedAt }) => endedAt === null || endedAt > reopenableSince(now));
}
