import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { persistedStorage } from './persisted-storage.ts';

/**
 * A store whose state this browser keeps and its tabs share. `parse` makes a state of whatever stood there, of any
 * version, damaged or not, and of nothing.
 */
export function createPersistedStore<State>(name: string, version: number, parse: (stored: unknown) => State) {
  const useKept = create<State>()(
    persist(() => parse({}), {
      name,
      version,
      storage: persistedStorage(version),
      migrate: (stored) => stored as State,
      // Nothing is there when the storage is blocked: then this tab alone has the state.
      merge: (stored, current) => (stored === undefined ? current : parse(stored)),
    }),
  );
  addEventListener('storage', ({ key }) => {
    if (key === name || key === null) void useKept.persist.rehydrate();
  });
  return useKept;
}
