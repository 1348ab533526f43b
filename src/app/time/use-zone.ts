import { usePreferences } from '../keep/preferences.ts';
import { zoneName } from './format-time.ts';

/** The zone in which this person reads times. */
export function useZone(): string {
  return zoneName(usePreferences(({ zone }) => zone));
}
