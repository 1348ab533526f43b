import type { IconShape } from '../../ui/icon.tsx';
import type { OutageKind } from './outage-of.ts';

const OFFLINE = (
  <>
    <rect x="2" y="3" width="12" height="8" rx="1" />
    <path d="M5.5 13.5h5M1.8 14.5l12.4-13" />
  </>
);
const PROXY = (
  <>
    <rect x="2" y="5" width="12" height="6" rx="1.2" />
    <path d="M4.8 8h.1M7.4 8h.1M2.6 14.2 13.4 1.8" />
  </>
);
const CLOUD = <path d="M4.8 12.5a2.8 2.8 0 0 1-.3-5.6 3.7 3.7 0 0 1 7-.4 3 3 0 0 1 .3 6zM1.8 14.5l12.4-13" />;
const KEY = (
  <>
    <circle cx="5" cy="11" r="2.5" />
    <path d="m6.8 9.2 6-6M10.5 5.5l1.8 1.8" />
  </>
);

/** Each link of the chain has its own picture. */
export const OUTAGE_ICONS: Record<OutageKind, IconShape> = {
  offline: OFFLINE,
  proxy: PROXY,
  refused: KEY,
  signedOut: KEY,
  busy: PROXY,
  unreadable: PROXY,
  unreachable: CLOUD,
  credential: KEY,
  clock: 'zone',
  throttle: CLOUD,
  store: PROXY,
  overBudget: 'zone',
};
