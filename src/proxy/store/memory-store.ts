import { endOf } from '#contract/ended.ts';
import type { Limits } from '#contract/limits.ts';
import { taskKey } from '#contract/task-ref.ts';
import type { Clock } from '../clock.ts';
import { currentIncidents } from './current-incidents.ts';
import { newestIncidents } from './newest-incidents.ts';
import { searchEnded } from './search-ended.ts';
import type { Store } from './store.ts';
import { createUnsaved } from './unsaved.ts';

/** Remembers for as long as the process lives, as a store does that never gets to its disk. */
export function createMemoryStore(clock: Pick<Clock, 'wall'>): Store {
  const kept = createUnsaved();
  const labels = new Map<number, string>();
  const limits = new Map<number, Limits>();
  return {
    load: async () => ({
      views: kept.views(),
      incidents: currentIncidents(kept.incidents.values(), clock.wall()),
      lastActivityAt: null,
      stoppedCleanly: false,
      setAsideAs: null,
    }),
    whenFound: () => {},
    save: (view, transition) => kept.save(view, transition, clock.wall()),
    noteCall: () => {},
    async history(ref) {
      const { transitions = [], problems = [] } = kept.get(taskKey(ref)) ?? {};
      return { transitions, problems };
    },
    recall: (refs) => refs.flatMap((ref) => kept.get(taskKey(ref))?.view ?? []),
    ended: async (search) => searchEnded(kept.views(), search),
    async endedBefore(moment) {
      const counts = new Map<number, number>();
      for (const view of kept.views())
        if ((endOf(view)?.at ?? moment) < moment) counts.set(view.sdkAppId, (counts.get(view.sdkAppId) ?? 0) + 1);
      return counts;
    },
    forget: kept.forget,
    setRemoved: kept.setRemoved,
    removed: async () => [...kept.removals].flatMap(([key, isRemoved]) => (isRemoved ? key : [])),
    saveIncident: kept.saveIncident,
    incidentHistory: async (of, most) => newestIncidents([...kept.incidents.values()], of, most),
    appLimits: async () => new Map(limits),
    setAppLimits(sdkAppId, said) {
      limits.set(sdkAppId, said);
    },
    appLabels: async () => new Map(labels),
    setAppLabel(sdkAppId, label) {
      if (label === null) labels.delete(sdkAppId);
      else labels.set(sdkAppId, label);
    },
    revoke(id, until) {
      kept.revoked.set(id, until);
    },
    isRevoked: async (id) => kept.revoked.has(id),
    trouble: () => null,
    keep: async () => true,
    noteTime: () => {},
    flush: async () => {},
    close: async () => {},
  };
}
