import { searchEnded } from '#proxy/store/search-ended.ts';
import type { Store } from '#proxy/store/store.ts';

/** Keeps nothing. */
export const forgetfulStore: Store = {
  load: async () => ({ views: [], incidents: [], lastActivityAt: null, stoppedCleanly: false, setAsideAs: null }),
  whenFound: () => {},
  save: () => {},
  noteCall: () => {},
  history: async () => ({ transitions: [], problems: [] }),
  recall: () => [],
  ended: async (search) => searchEnded([], search),
  endedBefore: async () => new Map(),
  forget: () => {},
  setRemoved: () => {},
  removed: async () => [],
  saveIncident: () => {},
  incidentHistory: async () => [],
  appLimits: async () => new Map(),
  setAppLimits: () => {},
  appLabels: async () => new Map(),
  setAppLabel: () => {},
  revoke: () => {},
  isRevoked: async () => false,
  trouble: () => null,
  keep: async () => true,
  noteTime: () => {},
  flush: async () => {},
  close: async () => {},
};
