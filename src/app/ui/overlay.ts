import { createStore } from 'zustand/vanilla';

/** What lies over every page: a dialog that belongs to none of them, and what a key has just done. */
export const overlay = createStore<{
  kind: 'commands' | 'shortcuts' | 'zones' | null;
  copied: 'done' | 'failed' | null;
}>(() => ({ kind: null, copied: null }));
