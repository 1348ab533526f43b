import type { Acknowledgement, Cause, KeptIncident, Subject } from '#contract/incident.ts';
import { taskKey } from '#contract/task-ref.ts';

/** What comes back sooner is the same incident: it tells no one anything new. */
export const REOPEN_MS = 300_000;

/** The moment by both clocks: `wall` is told, `monotonic` measures. */
export interface Now {
  wall: number;
  monotonic: number;
}

/** What is known of an incident when it begins. */
export type Beginning = Pick<KeptIncident, 'problem' | 'overLimit' | 'isNews'>;

/**
 * The incidents that are open, and those that ended a moment ago: one at most of each cause and subject, with one
 * beginning and one end.
 *
 * @param onChange told of every incident that was changed: what it is now has to be kept
 */
export function createIncidentLog(onChange: (incident: KeptIncident) => void) {
  const open = new Map<string, KeptIncident>();
  const ended = new Map<string, { incident: KeptIncident; at: number }>();
  let count = 0;

  function put(key: string, incident: KeptIncident): void {
    open.set(key, incident);
    onChange(incident);
  }

  function reopened(key: string, now: Now): KeptIncident | null {
    const before = ended.get(key);
    ended.delete(key);
    return before && now.monotonic - before.at < REOPEN_MS ? before.incident : null;
  }

  return {
    /** It has begun, or goes on: what was said when it began stays its problem, and its limit is the present one. */
    begin(cause: Cause, subject: Subject, what: Beginning, now: Now): void {
      const key = incidentKey(cause, subject);
      const present = open.get(key);
      if (present?.overLimit && what.overLimit && present.overLimit.limitMs !== what.overLimit.limitMs)
        put(key, { ...present, overLimit: what.overLimit });
      if (present) return;
      const before = reopened(key, now);
      count += 1;
      put(key, {
        id: before?.id ?? `${now.wall.toString(36)}-${count.toString(36)}`,
        cause,
        subject,
        ...what,
        since: now.wall,
        firstSince: before?.firstSince ?? now.wall,
        times: (before?.times ?? 0) + 1,
        endedAt: null,
        acknowledgement: before?.acknowledgement ?? null,
      });
    },

    end(cause: Cause, subject: Subject, now: Now): void {
      const key = incidentKey(cause, subject);
      const incident = open.get(key);
      if (!incident) return;
      open.delete(key);
      // The clock may have been set back in between.
      const over = { ...incident, endedAt: Math.max(incident.since, now.wall) };
      ended.set(key, { incident: over, at: now.monotonic });
      onChange(over);
    },

    /** False when there is no such incident open. */
    acknowledge(id: string, acknowledgement: Acknowledgement | null): boolean {
      for (const [key, incident] of open) {
        if (incident.id !== id) continue;
        put(key, { ...incident, acknowledgement });
        return true;
      }
      return false;
    },

    /** Time passed: an acknowledgement ran out, and what ended long ago is not remembered. */
    settle(now: Now): void {
      for (const [key, incident] of open) {
        const until = incident.acknowledgement?.until ?? Number.POSITIVE_INFINITY;
        if (until <= now.wall) put(key, { ...incident, acknowledgement: null });
      }
      for (const [key, { at }] of ended) if (now.monotonic - at >= REOPEN_MS) ended.delete(key);
    },

    /** What the process before us kept. */
    restore(incidents: Iterable<KeptIncident>, now: Now): void {
      for (const incident of incidents) {
        count = Math.max(count, Number.parseInt(incident.id.split('-')[1] ?? '0', 36));
        const key = incidentKey(incident.cause, incident.subject);
        const present = open.get(key);
        if (present) {
          // Found late, when the same had begun here: one of them goes on.
          if (incident.endedAt === null && incident.id !== present.id)
            onChange({ ...incident, endedAt: Math.max(incident.since, present.since) });
          continue;
        }
        if (incident.endedAt === null) open.set(key, incident);
        else ended.set(key, { incident, at: now.monotonic - Math.max(0, now.wall - incident.endedAt) });
      }
    },

    of: (cause: Cause, subject: Subject) => open.get(incidentKey(cause, subject)) ?? null,
    open: (): Iterable<KeptIncident> => open.values(),
  };
}

function incidentKey(cause: Cause, subject: Subject): string {
  switch (subject.kind) {
    case 'account':
      return `${cause} ${subject.account}`;
    case 'app':
      return `${cause} ${subject.sdkAppId}`;
    case 'region':
      return `${cause} ${subject.region} ${subject.account}`;
    case 'task':
      return `${cause} ${taskKey(subject)}`;
  }
}
