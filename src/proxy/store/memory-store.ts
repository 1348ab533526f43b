import type { Clock } from '../clock.ts';
import type { Store } from './store.ts';
import { createUnsaved } from './unsaved.ts';

/** Remembers for as long as the process lives, as a store does that never gets to its disk. */
export function createMemoryStore(clock: Pick<Clock, 'wall'>): Store {
  const kept = createUnsaved();
  const labels = new Map<number, string>();
  return {
    load: async () => ({ views: kept.views(), lastActivityAt: null, stoppedCleanly: false, setAsideAs: null }),
    whenFound: () => {},
    save: (view, transition) => kept.save(view, transition, clock.wall()),
    noteCall: () => {},
    async history(ref) {
      const { transitions = [], problems = [] } = kept.get(ref) ?? {};
      return { transitions, problems };
    },
    appLabels: async () => new Map(labels),
    setAppLabel: (sdkAppId, label) => void (label === null ? labels.delete(sdkAppId) : labels.set(sdkAppId, label)),
    revoke: (id, until) => void kept.revoked.set(id, until),
    isRevoked: async (id) => kept.revoked.has(id),
    trouble: () => null,
    flush: async () => {},
    close: async () => {},
  };
}
