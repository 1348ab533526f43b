import { useZoneInAddress } from '../navigation.ts';
import { usePreferences } from './preferences.ts';

/** The zone in which times are read here, as `format-time.ts` takes it: the link's, else the one that this person chose. */
export function useZone(): string {
  const chosen = usePreferences(({ zone }) => zone);
  return useZoneInAddress() ?? chosen;
}
