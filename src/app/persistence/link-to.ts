import type { Address } from '../address.ts';
import { hrefOf, zoneInAddress } from '../navigation.ts';
import { usePreferences } from './preferences.ts';

/** What is seen here, for another person: in the zone that was chosen, or in their own when none was. */
export function linkTo(address: Address): string {
  const { zone } = usePreferences.getState();
  return location.origin + hrefOf(address, zoneInAddress() ?? (zone === 'browser' ? null : zone));
}
