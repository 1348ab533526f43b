import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  type IDToken,
  ResponseBodyError,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type UserInfoResponse,
  WWWAuthenticateChallengeError,
} from 'openid-client';
import type { Clock } from '../../clock.ts';
import type { Secret } from '../../credentials/secret.ts';
import { createRefusalLog } from '../refusal-log.ts';

/** A person waits for it. */
const REQUEST_LASTS_S = 5;
/** Who begins a login within this time trusts what the one before found out about the issuer. */
const FRESH_FOR_MS = 30_000;
/** However many people wait at the login page of an issuer that is down. */
const RETRY_AFTER_MS = 2_000;

export interface IdentityProviderOptions {
  issuer: URL;
  clientId: string;
  clientSecret: Secret;
  /** `openid` among them. */
  scopes: string;
  groupsClaim: string;
  /** Our address, registered at the issuer, to which the browser comes back. */
  redirectUri: string;
  clock: Pick<Clock, 'wall' | 'monotonic'>;
  logger: { warn(fields: object, message: string): void };
}

/** What only the browser that began a login, and we, may know of it. */
export interface LoginSecrets {
  state: string;
  nonce: string;
  verifier: string;
}

export interface Person {
  subject: string;
  name: string;
  groups: string[];
}

export type Unreachable = { kind: 'unreachable'; since: number };

/**
 * `declined`: the issuer itself said no, with its error code. `untrusted`: what came is not an answer to this login, or
 * not one of this issuer; the log says why, the page does not.
 */
export type LoginResult =
  | { kind: 'person'; person: Person }
  | { kind: 'declined'; code: string }
  | { kind: 'untrusted' }
  | Unreachable;

/** The one issuer that says who people are. Nothing here rejects: a login that fails is a value. */
export function createIdentityProvider(options: IdentityProviderOptions) {
  const { issuer, clientId, clientSecret, clock, logger } = options;
  const logRefusal = createRefusalLog(clock, logger);
  let known: { config: Configuration; at: number } | null = null;
  let failed: { since: number; at: number } | null = null;
  let asking: Promise<void> | null = null;

  async function discover(): Promise<void> {
    try {
      const execute = issuer.protocol === 'http:' ? [allowInsecureRequests] : [];
      const config = await discovery(issuer, clientId, undefined, undefined, { execute, timeout: REQUEST_LASTS_S });
      if (failed) logger.warn({ issuer: issuer.href }, 'the identity provider responds again');
      known = { config, at: clock.monotonic() };
      failed = null;
    } catch (error) {
      if (!failed) logger.warn({ issuer: issuer.href, ...causeOf(error) }, 'the identity provider cannot be reached');
      failed = { since: failed?.since ?? clock.wall(), at: clock.monotonic() };
    }
  }

  /** Asks the issuer where its endpoints are, unless that is known freshly enough; all callers wait for one request. */
  async function reach(): Promise<Configuration | Unreachable> {
    const now = clock.monotonic();
    const isDue = failed ? now - failed.at >= RETRY_AFTER_MS : !known || now - known.at >= FRESH_FOR_MS;
    if (isDue || asking) {
      asking ??= discover().finally(() => {
        asking = null;
      });
      await asking;
    }
    return failed ? { kind: 'unreachable', since: failed.since } : fresh(known);
  }

  /**
   * A login is rare, so each one reads the issuer's keys anew: however they are rotated, no old key is believed and no
   * new one missed.
   */
  function fresh(from: typeof known): Configuration {
    if (!from) throw new Error('the issuer is neither known nor unreachable');
    const metadata = from.config.serverMetadata();
    // Basic is what OpenID Connect assumes where nothing is said.
    const isPost = metadata.token_endpoint_auth_methods_supported?.includes('client_secret_basic') === false;
    const secret = clientSecret.reveal();
    const authentication = isPost ? ClientSecretPost(secret) : ClientSecretBasic(secret);
    const config = new Configuration(metadata, clientId, undefined, authentication);
    config.timeout = REQUEST_LASTS_S;
    if (issuer.protocol === 'http:') allowInsecureRequests(config);
    // Also where TLS already says whose token it is: a proxy between us and the issuer may terminate the TLS.
    enableNonRepudiationChecks(config);
    return config;
  }

  return {
    /** Null while logins can be expected to work; else since when not (wall clock). Asks again when it is time. */
    async unreachableSince(): Promise<number | null> {
      const reached = await reach();
      return 'kind' in reached ? reached.since : null;
    },

    /** @param otherAccount lets people choose another account than the one that the issuer remembers */
    async begin({
      otherAccount,
    }: {
      otherAccount: boolean;
    }): Promise<{ url: URL; secrets: LoginSecrets } | Unreachable> {
      const config = await reach();
      if ('kind' in config) return config;
      const secrets = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
      const url = buildAuthorizationUrl(config, {
        redirect_uri: options.redirectUri,
        scope: options.scopes,
        state: secrets.state,
        nonce: secrets.nonce,
        code_challenge: await calculatePKCECodeChallenge(secrets.verifier),
        code_challenge_method: 'S256',
        ...(otherAccount ? { prompt: 'select_account' } : {}),
      });
      return { url, secrets };
    },

    /** @param query with which the browser came back */
    async finish(query: URLSearchParams, { state, nonce, verifier }: LoginSecrets): Promise<LoginResult> {
      const config = known ? fresh(known) : await reach();
      if ('kind' in config) return config;
      try {
        const callback = new URL(`${options.redirectUri}?${query}`);
        const tokens = await authorizationCodeGrant(config, callback, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
        });
        const claims = tokens.claims();
        if (!claims) return refused(new Error('no ID token'));
        const { groupsClaim } = options;
        // Some issuers put groups into the ID token, some only where they must be fetched.
        const isComplete = groupsClaim in claims || !config.serverMetadata().userinfo_endpoint;
        const more = isComplete ? {} : await fetchUserInfo(config, tokens.access_token, claims.sub);
        return { kind: 'person', person: personOf({ ...more, ...claims }, groupsClaim) };
      } catch (error) {
        return refused(error);
      }
    },

    /** Where people end their session at the issuer too; null when it has no such place. */
    endSessionUrl(returnTo: string): URL | null {
      if (!known?.config.serverMetadata().end_session_endpoint) return null;
      return buildEndSessionUrl(known.config, { post_logout_redirect_uri: returnTo });
    },
  };

  function refused(error: unknown): LoginResult {
    const isDown = isNetworkFault(error);
    logRefusal(isDown ? 'a login got no response' : 'a login was refused', { issuer: issuer.href, ...causeOf(error) });
    if (isDown) return { kind: 'unreachable', since: failed?.since ?? clock.wall() };
    if (error instanceof AuthorizationResponseError) return { kind: 'declined', code: errorCode(error.error) };
    return { kind: 'untrusted' };
  }
}

function personOf(claims: IDToken | (UserInfoResponse & IDToken), groupsClaim: string): Person {
  const texts = ['name', 'preferred_username', 'email', 'sub'].map((claim) => claims[claim]);
  const name = texts.find((text): text is string => typeof text === 'string' && text.trim() !== '') ?? claims.sub;
  const groups = claims[groupsClaim];
  const list = typeof groups === 'string' ? [groups] : Array.isArray(groups) ? groups : [];
  return {
    subject: claims.sub,
    // Shown in the page and kept in a cookie, whatever the issuer lets people call themselves.
    name: name.replaceAll(/\p{C}/gu, '').slice(0, 80),
    groups: list.filter((group): group is string => typeof group === 'string'),
  };
}

/** RFC 6749 5.2 allows more; what is shown on a page is what such codes really are. */
function errorCode(text: string): string {
  return /^[a-z_]{1,60}$/.test(text) ? text : 'error';
}

/** `fetch` reports every trouble of the network as a TypeError with the reason as its cause. */
function isNetworkFault(error: unknown): boolean {
  if (error instanceof ResponseBodyError) return error.status >= 500;
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  if (cause instanceof Response) return cause.status >= 500;
  return code === 'OAUTH_TIMEOUT' || (error instanceof TypeError && code === undefined);
}

/** For the log: codes and our own library's words, never what came with them (it could hold a token). */
function causeOf(error: unknown): object {
  const { message, code, cause } = error as Error & { code?: unknown };
  const said =
    error instanceof ResponseBodyError
      ? error.error
      : error instanceof WWWAuthenticateChallengeError
        ? error.cause[0]?.parameters.error
        : undefined;
  // `invalid_client` means that OIDC_CLIENT_ID or OIDC_CLIENT_SECRET is not what the issuer knows.
  const says = said === undefined ? {} : { error: errorCode(said) };
  const below =
    cause instanceof Error ? { cause: `${(cause as { code?: string }).code ?? ''} ${cause.message}`.trim() } : {};
  return { message, code, ...says, ...below };
}
