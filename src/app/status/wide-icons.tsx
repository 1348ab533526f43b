import type { IconShape } from '../ui/icon.tsx';
import { CLOCK } from '../ui/later-icons.tsx';
import type { WideCause } from './wide-incident.ts';

const CLOUD = <path d="M4.8 12.5a2.8 2.8 0 0 1-.3-5.6 3.7 3.7 0 0 1 7-.4 3 3 0 0 1 .3 6zM1.8 14.5l12.4-13" />;

const SERVER = (
  <>
    <rect x="2" y="5" width="12" height="6" rx="1.2" />
    <path d="M4.8 8h.1M7.4 8h.1M2.6 14.2 13.4 1.8" />
  </>
);

/** What is wrong beyond the single task, each with its own picture. */
export const WIDE_ICONS: Record<WideCause, IconShape> = {
  credential: (
    <>
      <circle cx="5" cy="11" r="2.5" />
      <path d="m6.8 9.2 6-6M10.5 5.5l1.8 1.8" />
    </>
  ),
  unreachable: CLOUD,
  clock: CLOCK,
  throttle: CLOUD,
  store: SERVER,
  server: SERVER,
  overBudget: CLOCK,
  permission: (
    <>
      <rect x="3" y="7" width="10" height="6.5" rx="1.3" />
      <path d="M5.3 6.8V5.2a2.7 2.7 0 0 1 5.4 0v1.6M8 9.7v1.2" />
    </>
  ),
  service: (
    <>
      <path d="M8 14s4.5-4 4.5-7.4a4.5 4.5 0 0 0-9 0C3.5 10 8 14 8 14z" />
      <circle cx="8" cy="6.5" r="1.5" />
    </>
  ),
};
