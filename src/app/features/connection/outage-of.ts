import type { Incident } from '#contract/incident.ts';
import type { Outage } from '#contract/pace.ts';
import { RequestFailure } from '../../api/request.ts';
import { isBlinding } from '../../status/is-blinding.ts';

/** What this browser alone can have. */
const OWN_KINDS = ['offline', 'proxy', 'refused', 'signedOut', 'busy', 'unreadable'] as const;
export type OwnKind = (typeof OWN_KINDS)[number];
/** Which link of the chain is broken, from this browser outwards. */
export type OutageKind = OwnKind | Outage['kind'] | 'overBudget';

export interface BoardOutage {
  kind: OutageKind;
  /** By the server's clock; null when nothing was ever heard. */
  since: number | null;
  /** The last good answer of Tencent, which stands still: what is shown is as of then. */
  asOf: number | null;
  code: string | null;
  detail: string;
  /** Of the account, which a person can take on. */
  incident: Incident | null;
}

interface Signs {
  /** Of the last request to the proxy. */
  error: Error | null;
  online: boolean;
  /** When the proxy last answered, by its clock. */
  heardAt: number | null;
  /** What the proxy says about Tencent. */
  outage: Outage | null;
  /** When Tencent last answered, where that is told without an outage. */
  answeredAt?: number | null;
  /** The open ones, the widest first. */
  incidents?: readonly Incident[];
}

/** The nearest broken link explains the others, so it is the one that is named. */
export function outageOf({
  error,
  online,
  heardAt,
  outage,
  answeredAt = null,
  incidents = [],
}: Signs): BoardOutage | null {
  if (error) {
    const kind = online ? ownKind(error) : 'offline';
    return { kind, since: heardAt, asOf: null, code: null, detail: error.message, incident: null };
  }
  const incident = ofAccount(incidents);
  const problem = incident?.problem ?? outage;
  const kind = incident ? (incident.cause as OutageKind) : outage?.kind;
  if (!kind) return null;
  return {
    kind,
    since: incident?.since ?? outage?.since ?? null,
    asOf: outage?.asOf ?? answeredAt,
    code: problem?.code ?? null,
    detail: problem ? `${problem.code}: ${problem.message}` : '',
    incident,
  };
}

/** All on the screen is old. */
export function isMuted(outage: BoardOutage | null): boolean {
  return outage !== null && (isOwn(outage.kind) || isBlinding(outage.kind, outage.code ?? undefined));
}

export function isOwn(kind: OutageKind): kind is OwnKind {
  return OWN_KINDS.some((own) => own === kind);
}

/** What no one has taken on stands before the others. */
function ofAccount(incidents: readonly Incident[]): Incident | null {
  const all = incidents.filter(({ subject }) => subject.kind === 'account');
  return all.find(({ acknowledgement }) => acknowledgement === null) ?? all[0] ?? null;
}

function ownKind(error: Error): Exclude<OwnKind, 'offline'> {
  if (!(error instanceof RequestFailure)) return 'unreadable';
  if (error.kind === 'unreachable') return 'proxy';
  return error.kind === 'refused' && error.status === 401 ? 'signedOut' : error.kind;
}
