import type { Identity } from '../api/identity.ts';
import type { Route } from '../api/route.ts';

/** What is known of a request before anything of it is believed. */
export interface Visitor {
  /** Every header line as it came, in order and with duplicates; names in lower case. */
  headers: readonly (readonly [name: string, value: string])[];
  /** Address of the other end of the socket, never a forwarded one; null for a unix socket. */
  peer: string | null;
}

/**
 * Why a visitor is not let in: they showed nothing, something that has ended, something that is not accepted (no answer
 * says why not: it would help only a guesser), or it cannot be judged now because the issuer cannot be reached.
 */
export type Refusal = 'anonymous' | 'expired' | 'invalid' | 'unavailable';

/** Never rejects: what cannot be judged is `unavailable`. */
type Authenticate = (visitor: Visitor) => Promise<Identity | Refusal>;

/**
 * One way to come in. A mode is a factory beside this file that returns one (`createOidc`, `createTrustedHeader` …);
 * `create-auth.ts` picks it by AUTH_MODE and puts bearer tokens before it. Everything else (expiry, scopes, SdkAppIds,
 * leases) is checked behind it by `http/admit.ts`, the same for every mode.
 */
export interface Auth {
  authenticate: Authenticate;
  /** The mode's own addresses, such as `/auth/login`: served beside ROUTES, under the base path. */
  routes: readonly Route[];
  /** Where a browser goes to sign in (`?to=` brings it back) and out, below the base path; null where the mode has none. */
  signInPath: string | null;
  signOutPath: string | null;
}
