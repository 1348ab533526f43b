import type { KeptIncident } from '#contract/incident.ts';

/** Of these incidents those that concern an SdkAppId, the newest first. */
export function newestIncidents(
  incidents: readonly KeptIncident[],
  { sdkAppId, account }: { sdkAppId: number; account: string },
  most: number,
): KeptIncident[] {
  return incidents
    .filter(({ subject }) => ('account' in subject ? subject.account === account : subject.sdkAppId === sdkAppId))
    .sort((a, b) => b.since - a.since)
    .slice(0, most);
}
