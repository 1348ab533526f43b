import type { Outage } from '#contract/pace.ts';
import type { Session } from '#contract/session.ts';
import type { Sha256 } from '#tencent/tc3.ts';
import type { Board } from '../board/board.ts';
import type { Clock } from '../clock.ts';
import type { Fault } from '../faults.ts';
import type { StoreTrouble } from '../store/store.ts';
import type { Answering, ApiAnswer, ApiRequest } from './answer.ts';
import type { Identity, Scope } from './identity.ts';
import type { ServedApps } from './served-apps.ts';

export interface RouteDeps {
  board: Board;
  served: ServedApps;
  /** What a session says to all of them. */
  serverInfo: Omit<Session, 'sdkAppIds' | 'mayWrite' | 'person'>;
  clock: Pick<Clock, 'wall'>;
  sha256: Sha256;
  /** False while the process must get no new requests. */
  isReady: () => boolean;
  /** Why states are kept in memory only; null while they are kept. */
  storeTrouble: () => StoreTrouble | null;
  /** What else this server cannot do at present. */
  faults: () => readonly Fault[];
  /** Why nothing new can be learnt from Tencent, of each account that has such a reason. */
  outages: () => readonly Pick<Outage, 'kind' | 'since'>[];
}

/** `served` is narrowed to what `identity` may see: for a route, the rest does not exist. */
interface KnownDeps extends RouteDeps {
  identity: Identity;
  /** Where people sign out, below the base path; null where that is not for us to offer. */
  signOutPath: string | null;
}

interface Place {
  method: 'GET' | 'POST';
  path: string;
  /** Bytes of the JSON body at most. */
  bodyLimit: number;
}

type Handle<Deps, Made> = (request: ApiRequest, deps: Deps) => Made;
type PublicDeps = Pick<RouteDeps, 'isReady' | 'storeTrouble' | 'faults' | 'outages'>;

/**
 * One address, and whom it answers: every client (`public`, who must learn nothing of any task there), or those who have a
 * scope. Adapters call `handle` through `admit` only.
 */
export type Route = Place &
  (
    | { policy: 'public'; handle: Handle<PublicDeps, ApiAnswer | Promise<ApiAnswer>> }
    | { policy: Scope; handle: Handle<KnownDeps, Answering> }
  );
