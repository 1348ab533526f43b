import * as z from 'zod/mini';
import { COLUMN_IDS } from '../address.ts';
import { LANGUAGES } from '../i18n/resolve-language.ts';
import { ZONE_CHOICES } from '../time/format-time.ts';
import { createKept } from './create-kept.ts';

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

export const usePreferences = createKept('scribeboard.preferences', 1, (stored): Preferences => {
  const read = Preferences.safeParse(stored);
  return read.success ? read.data : Preferences.parse({});
});
