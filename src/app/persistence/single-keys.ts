import * as v from 'valibot';
import { createPersistedStore } from './create-persisted-store.ts';

const SingleKeys = v.fallback(v.object({ on: v.boolean() }), { on: true });

/** Shortcuts of one letter; off for who speaks to the machine, or whose screen reader needs the letters. */
export const useSingleKeys = createPersistedStore('scribeboard.single-keys', 1, (stored) =>
  v.parse(SingleKeys, stored),
);
