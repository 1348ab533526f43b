import * as v from 'valibot';
import { LANGUAGES } from '#contract/language.ts';
import { COLUMN_IDS } from '../address.ts';
import { isZone } from '../zones.ts';
import { createPersistedStore } from './create-persisted-store.ts';
import { knownOf } from './known-of.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export const DENSITIES = ['dense', 'comfortable'] as const;
export const LANGUAGE_CHOICES = ['auto', ...LANGUAGES] as const;

const Preferences = v.object({
  theme: v.fallback(v.picklist(THEMES), 'system'),
  language: v.fallback(v.picklist(LANGUAGE_CHOICES), 'auto'),
  zone: v.fallback(v.pipe(v.string(), v.check(isZone)), 'browser'),
  density: v.fallback(v.picklist(DENSITIES), 'dense'),
  /** Columns of the board that this person does not want; a new column is there until it is unwanted. */
  withoutColumns: knownOf(COLUMN_IDS, []),
});
export type Preferences = v.InferOutput<typeof Preferences>;

export const usePreferences = createPersistedStore('scribeboard.preferences', 1, (stored) =>
  // Each of them falls back by itself; what is no object has none of them.
  v.parse(Preferences, Object(stored)),
);
