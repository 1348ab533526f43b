import type { Identity, Scope } from '../api/identity.ts';
import { appsOf, type Policy } from './policy.ts';

const SCOPES: ReadonlySet<Scope> = new Set(['read', 'write']);

interface Known {
  /** What the issuer calls them for good. */
  id: string;
  /** What people call them. */
  name: string;
  memberOf: Iterable<string>;
  policy: Policy;
  expiresAt: number | null;
}

/** A person whom an issuer or a trusted proxy vouches for. Without a group of the policy they come in and see nothing. */
export function person({ id, name, memberOf, policy, expiresAt }: Known): Identity {
  return { id: `person ${id}`, kind: 'person', name, scopes: SCOPES, apps: appsOf(policy, memberOf), expiresAt };
}
