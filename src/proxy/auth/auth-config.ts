import type { Secret } from '../credentials/secret.ts';
import type { Cidr } from './cidr.ts';
import type { Policy } from './policy.ts';

export interface OidcConfig {
  mode: 'oidc';
  issuer: URL;
  clientId: string;
  clientSecret: Secret;
  /** What is asked for at the login, `openid` among it. */
  scopes: string;
  /** The claim that lists the groups of a person. */
  groupsClaim: string;
  /** Of 32 bytes at least. The first seals; all open, so that a new one can be put before the old. */
  cookieKeys: readonly Secret[];
}

export interface TrustedHeaderConfig {
  mode: 'trusted-header';
  /** From where the proxy in front of us connects. */
  peers: readonly Cidr[];
  /** In lower case, as `Visitor` has them. */
  userHeader: string;
  groupsHeader: string;
  /** When there is one, nothing else that the proxy says is believed. */
  assertion: { header: string; jwksUrl: URL; issuer: string; audience: string; groupsClaim: string } | null;
}

export interface AuthConfig {
  mode: { mode: 'none' } | OidcConfig | TrustedHeaderConfig;
  /** Null: without a token no visitor sees anything. */
  policy: Policy | null;
  /** Where the bearer tokens are listed. */
  tokensFile: string | null;
}
