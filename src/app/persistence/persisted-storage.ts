import type { PersistStorage, StorageValue } from 'zustand/middleware';
import { createStore } from 'zustand/vanilla';

/** Why changes are not being kept, if they are not. They still work until the page is left. */
export const storageStatus = createStore<{ trouble: 'blocked' | 'newer' | null }>(() => ({ trouble: null }));

/**
 * localStorage that never throws: it may be blocked, full, or hold anything. What a newer version wrote is read as far
 * as it is understood and never overwritten.
 */
export function persistedStorage<State>(version: number): PersistStorage<State> {
  return {
    getItem: (name) => read<State>(name),
    setItem: (name, value) => {
      if ((read(name)?.version ?? 0) > version) storageStatus.setState({ trouble: 'newer' });
      else attempt(() => localStorage.setItem(name, JSON.stringify(value)));
    },
    removeItem: (name) => attempt(() => localStorage.removeItem(name)),
  };
}

function read<State>(name: string): StorageValue<State> | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(name) ?? 'null');
    return typeof value === 'object' && value !== null && 'state' in value ? (value as StorageValue<State>) : null;
  } catch {
    return null;
  }
}

function attempt(write: () => void): void {
  try {
    write();
    storageStatus.setState({ trouble: null });
  } catch {
    storageStatus.setState({ trouble: 'blocked' });
  }
}
