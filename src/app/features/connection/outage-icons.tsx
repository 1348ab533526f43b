import { WIDE_ICONS } from '../../status/wide-icons.tsx';
import type { IconShape } from '../../ui/icon.tsx';
import type { OutageKind } from './outage-of.ts';

const OFFLINE = (
  <>
    <rect x="2" y="3" width="12" height="8" rx="1" />
    <path d="M5.5 13.5h5M1.8 14.5l12.4-13" />
  </>
);
const { store: SERVER, credential: KEY } = WIDE_ICONS;

/** Each link of the chain has its own picture. */
export const OUTAGE_ICONS: Record<OutageKind, IconShape> = {
  ...WIDE_ICONS,
  offline: OFFLINE,
  proxy: SERVER,
  refused: KEY,
  signedOut: KEY,
  busy: SERVER,
  unreadable: SERVER,
};
