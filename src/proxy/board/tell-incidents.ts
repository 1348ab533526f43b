import { CAUSES, type Incident, type KeptIncident } from '#contract/incident.ts';
import { taskKey } from '#contract/task-ref.ts';

/** What a viewer is concerned with, already without what they may not see. */
export interface Concern {
  /** The SdkAppIds, with the account that asks for each. */
  apps: ReadonlyMap<number, string>;
  /** The SdkAppIds of their tasks that an account asks about in a region. */
  inRegion: (account: string, region: string) => readonly number[];
  hasTask: (key: string, sdkAppId: number) => boolean;
}

/** The open incidents that concern a viewer, the widest first, as they may be told. */
export function tellIncidents(open: Iterable<KeptIncident>, concern: Concern): Incident[] {
  const told: Incident[] = [];
  for (const incident of open) {
    const subject = tellSubject(incident.subject, concern);
    if (subject) told.push({ ...incident, subject });
  }
  return told.sort((a, b) => CAUSES.indexOf(a.cause) - CAUSES.indexOf(b.cause) || a.since - b.since);
}

function tellSubject(
  subject: KeptIncident['subject'],
  { apps, inRegion, hasTask }: Concern,
): Incident['subject'] | null {
  switch (subject.kind) {
    case 'account': {
      const sdkAppIds = [...apps].filter(([, account]) => account === subject.account).map(([app]) => app);
      return sdkAppIds.length > 0 ? { kind: 'account', sdkAppIds } : null;
    }
    case 'region': {
      const { account, region } = subject;
      const sdkAppIds = [...inRegion(account, region)];
      return sdkAppIds.length > 0 ? { kind: 'region', sdkAppIds, region } : null;
    }
    case 'app':
      return apps.has(subject.sdkAppId) ? subject : null;
    case 'task':
      return hasTask(taskKey(subject), subject.sdkAppId) ? subject : null;
  }
}
