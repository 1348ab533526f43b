import { createStore } from 'zustand/vanilla';

/** What lies over every page: a dialog that belongs to none of them, and what a key has just done. */
export const overlay = createStore<{
  kind: 'commands' | 'shortcuts' | 'zones' | 'add' | null;
  /** What stands at first in the field of the palette, or in the box for adding. */
  typed: string;
  copied: 'done' | 'failed' | null;
}>(() => ({ kind: null, typed: '', copied: null }));
