import * as z from 'zod/mini';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { COLUMN_IDS } from '../address.ts';
import { LANGUAGES } from '../i18n/resolve-language.ts';
import { ZONE_CHOICES } from '../time/format-time.ts';
import { followOtherTabs, keptStorage } from './kept-storage.ts';

const NAME = 'scribeboard.preferences';
const VERSION = 1;

export const THEMES = ['system', 'light', 'dark'] as const;
export const DENSITIES = ['dense', 'comfortable'] as const;
export const LANGUAGE_CHOICES = ['auto', ...LANGUAGES] as const;

const Preferences = z.object({
  theme: z.catch(z.enum(THEMES), 'system'),
  language: z.catch(z.enum(LANGUAGE_CHOICES), 'auto'),
  zone: z.catch(z.enum(ZONE_CHOICES), 'browser'),
  density: z.catch(z.enum(DENSITIES), 'dense'),
  /** Columns of the board that this person does not want; a new column is there until it is unwanted. */
  withoutColumns: z.catch(z.array(z.enum(COLUMN_IDS)), []),
});
export type Preferences = z.infer<typeof Preferences>;

export const usePreferences = create<Preferences>()(
  persist(() => Preferences.parse({}), {
    name: NAME,
    version: VERSION,
    storage: keptStorage(VERSION),
    migrate: (stored) => stored as Preferences,
    merge: (stored, current) => Preferences.safeParse(stored).data ?? current,
  }),
);

followOtherTabs(NAME, () => void usePreferences.persist.rehydrate());
