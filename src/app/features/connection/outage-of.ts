import type { Outage } from '#contract/pace.ts';
import { RequestFailure } from '../../api/request.ts';

/** Which link of the chain is broken, from this browser outwards. */
export type OutageKind = 'offline' | 'proxy' | 'refused' | 'unreadable' | Outage['kind'];

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

/** The nearest broken link explains the others, so it is the one that is named. */
export function outageOf({ error, online, heardAt, outage }: Signs): BoardOutage | null {
  if (error) return { kind: online ? ownKind(error) : 'offline', since: heardAt, detail: error.message };
  if (outage) return { kind: outage.kind, since: outage.since, detail: `${outage.code}: ${outage.message}` };
  return null;
}

/** Throttled calls are late calls; in every other outage nothing new can be learnt, and all on the screen is old. */
export function drains(outage: BoardOutage | null): boolean {
  return outage !== null && outage.kind !== 'throttle';
}

function ownKind(error: Error): 'proxy' | 'refused' | 'unreadable' {
  if (!(error instanceof RequestFailure) || error.kind === 'unreadable') return 'unreadable';
  return error.kind === 'refused' ? 'refused' : 'proxy';
}
