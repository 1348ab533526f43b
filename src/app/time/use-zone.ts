import { usePreferences } from '../keep/preferences.ts';
import { useZoneInAddress } from '../navigation.ts';
import { zoneName } from './format-time.ts';

/** The zone in which times are read here: the link's, else the one that this person chose. */
export function useZone(): string {
  const chosen = usePreferences(({ zone }) => zone);
  return useZoneInAddress() ?? zoneName(chosen);
}
