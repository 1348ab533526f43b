import type { Incident } from '#contract/incident.ts';

export function concernsApp({ subject }: Incident, sdkAppId: number): boolean {
  return 'sdkAppIds' in subject ? subject.sdkAppIds.includes(sdkAppId) : subject.sdkAppId === sdkAppId;
}
