import type { Outage } from '#contract/pace.ts';
import { RequestFailure } from '../../api/request.ts';

/** Which link of the chain is broken, from this browser outwards. */
export type OutageKind =
  | 'offline'
  | 'proxy'
  | 'refused'
  | 'signedOut'
  | 'busy'
  | 'unreadable'
  | 'clockOff'
  | Outage['kind'];

export interface BoardOutage {
  kind: OutageKind;
  /** By the server's clock; null when nothing was ever heard. */
  since: number | null;
  detail: string;
}

interface Signs {
  /** Of the last request to the proxy. */
  error: Error | null;
  online: boolean;
  /** When the proxy last answered, by its clock. */
  heardAt: number | null;
  /** What the proxy says about Tencent. */
  outage: Outage | null;
}

/** The proxy's clock is wrong, and Tencent answers all the same. */
const CLOCK_OFF = 'Clock.Wrong';

/** The nearest broken link explains the others, so it is the one that is named. */
export function outageOf({ error, online, heardAt, outage }: Signs): BoardOutage | null {
  if (error) return { kind: online ? ownKind(error) : 'offline', since: heardAt, detail: error.message };
  if (!outage) return null;
  const { code, message, since } = outage;
  return { kind: code === CLOCK_OFF ? 'clockOff' : outage.kind, since, detail: `${code}: ${message}` };
}

/** Throttled calls are late calls, and a store or a clock that is wrong keeps none from succeeding; in other outages nothing new can be learnt, and all on the screen is old. */
export function isMuted(outage: BoardOutage | null): boolean {
  return outage !== null && !['throttle', 'clockOff', 'store'].includes(outage.kind);
}

function ownKind(error: Error): 'proxy' | 'refused' | 'signedOut' | 'busy' | 'unreadable' {
  if (!(error instanceof RequestFailure)) return 'unreadable';
  if (error.kind === 'unreachable') return 'proxy';
  return error.kind === 'refused' && error.status === 401 ? 'signedOut' : error.kind;
}
