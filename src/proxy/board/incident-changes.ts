import type { AppSummary } from '#contract/app-summary.ts';
import type { KeptIncident } from '#contract/incident.ts';
import { taskKey } from '#contract/task-ref.ts';
import { createChangeOrder } from '../core/change-order.ts';
import { createRemovals } from './removals.ts';

/** The key of no task. */
const WIDE = '';

type Counts = AppSummary['incidents'];

/**
 * The open incidents in the order in which they changed, the ends of the last others, and how many each SdkAppId has of its
 * tasks. These counts follow each change, here and nowhere else; `incident-changes.property.test.ts` has the full count.
 */
export function createIncidentChanges() {
  const open = new Map<string, KeptIncident>();
  const changed = createChangeOrder<string>();
  const ends = createRemovals();
  /** Of each task its own, and in one place those that are wider. */
  const bySubject = new Map<string, Map<string, KeptIncident>>();
  const counts = new Map<number, Counts>();

  function count(incident: KeptIncident, by: 1 | -1): void {
    if (incident.subject.kind !== 'task') return;
    const { sdkAppId } = incident.subject;
    const known = counts.get(sdkAppId) ?? noIncidents();
    const key = countedAs(incident);
    if (key) known[key] += by;
    counts.set(sdkAppId, known);
    if (Object.values(known).every((sum) => sum === 0)) counts.delete(sdkAppId);
  }

  return {
    /** An incident is this from now on: begun, changed, or over. */
    note(incident: KeptIncident, revision: number): void {
      const { id, subject } = incident;
      const before = open.get(id);
      if (before) count(before, -1);
      const key = subject.kind === 'task' ? taskKey(subject) : WIDE;
      const beside = bySubject.get(key) ?? new Map<string, KeptIncident>();
      bySubject.set(key, beside);
      if (incident.endedAt === null) {
        open.set(id, incident);
        beside.set(id, incident);
        count(incident, 1);
        changed.put(id, revision);
        // It may have come back within minutes.
        ends.forget(id);
      } else {
        open.delete(id);
        beside.delete(id);
        if (beside.size === 0) bySubject.delete(key);
        changed.delete(id);
        ends.note(id, revision);
      }
    },

    has: (id: string) => open.has(id),
    all: (): Iterable<KeptIncident> => open.values(),
    since: (revision: number): KeptIncident[] => changed.since(revision).flatMap((id) => open.get(id) ?? []),
    endedSince: ends.since,
    wide: (): Iterable<KeptIncident> => bySubject.get(WIDE)?.values() ?? [],
    ofTask: (key: string): Iterable<KeptIncident> => bySubject.get(key)?.values() ?? [],
    /** Of the tasks of an SdkAppId: those that no one has acknowledged by their cause, and those that someone has. */
    countsOf: (sdkAppId: number): Counts => ({ ...(counts.get(sdkAppId) ?? noIncidents()) }),
  };
}

function noIncidents(): Counts {
  return { failing: 0, overLimit: 0, notFound: 0, acknowledged: 0 };
}

function countedAs({ cause, acknowledgement }: KeptIncident): keyof Counts | null {
  if (acknowledgement) return 'acknowledged';
  return cause === 'failing' || cause === 'overLimit' || cause === 'notFound' ? cause : null;
}
