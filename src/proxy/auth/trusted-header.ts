import { BlockList } from 'node:net';
import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { Clock } from '../clock.ts';
import type { Auth, Refusal, Visitor } from './auth.ts';
import type { TrustedHeaderConfig } from './auth-config.ts';
import { onlyHeader } from './only-header.ts';
import { person } from './person.ts';
import type { Policy } from './policy.ts';
import { createRefusalLog } from './refusal-log.ts';
import { createSignerKeys } from './signer-keys.ts';

/** How far the signer's clock may be from ours. */
const CLOCK_TOLERANCE_S = 60;
const MAX_NAME_LENGTH = 256;

type Assertion = NonNullable<TrustedHeaderConfig['assertion']>;

interface TrustedHeaderDeps {
  policy: Policy;
  clock: Pick<Clock, 'wall' | 'monotonic'>;
  logger: { warn(fields: object, message: string): void };
  /** The signer's keys; those at the address of the configuration unless told. */
  keys?: JWTVerifyGetKey;
}

/** Mode `trusted-header`: a proxy in front of us (oauth2-proxy, Pomerium, an identity-aware one) says who it let in. */
export function createTrustedHeader(
  config: TrustedHeaderConfig,
  { policy, clock, logger, ...deps }: TrustedHeaderDeps,
): Auth {
  const peers = new BlockList();
  for (const { family, address, prefix } of config.peers) peers.addSubnet(address, prefix, family);
  const { assertion } = config;
  const logRefusal = createRefusalLog(clock, logger);
  const keys = deps.keys ?? (assertion ? createSignerKeys(assertion.jwksUrl, { logger }) : null);

  return {
    async authenticate(visitor) {
      if (!isTrusted(visitor.peer, peers)) {
        logRefusal('refused: the request did not come from TRUSTED_PROXY_CIDRS', { peer: visitor.peer });
        return 'invalid';
      }
      return assertion && keys ? fromAssertion(visitor, assertion, keys) : fromHeaders(visitor);
    },
    routes: [],
    signInPath: null,
    signOutPath: null,
  };

  function fromHeaders(visitor: Visitor) {
    const user = utf8(onlyHeader(visitor, config.userHeader));
    const groups = utf8(onlyHeader(visitor, config.groupsHeader));
    if (user === undefined) return 'anonymous';
    // A comma is how many servers join two lines into one.
    if (user === null || groups === null || !isName(user) || user.includes(',')) {
      logRefusal(`refused: ${config.userHeader} or ${config.groupsHeader} came twice, or is no name`, {});
      return 'invalid';
    }
    const memberOf = (groups ?? '').split(',').map((group) => group.trim());
    return person({ id: user, name: user, memberOf, policy, expiresAt: null });
  }

  async function fromAssertion(visitor: Visitor, expected: Assertion, keySet: JWTVerifyGetKey) {
    const token = onlyHeader(visitor, expected.header);
    if (token === undefined) return 'anonymous';
    if (token === null) return 'invalid';
    try {
      // With keys from a set jose takes no algorithm but of public keys: who can check cannot sign.
      const { payload } = await jwtVerify(token, keySet, {
        issuer: expected.issuer,
        audience: expected.audience,
        requiredClaims: ['sub', 'exp'],
        clockTolerance: CLOCK_TOLERANCE_S,
        currentDate: new Date(clock.wall()),
      });
      return identityOf(payload, expected);
    } catch (error) {
      const refusal = refusalOf(error);
      logRefusal(`refused: ${expected.header} is ${refusal}`, { reason: (error as Error).message });
      return refusal;
    }
  }

  function identityOf(payload: JWTPayload, { groupsClaim }: Assertion) {
    const { sub, email, exp = 0 } = payload;
    const name = typeof email === 'string' && isName(email) ? email : sub;
    if (sub === undefined || name === undefined || !isName(sub)) return 'invalid';
    const claimed = payload[groupsClaim];
    const memberOf = Array.isArray(claimed) ? claimed.filter((group) => typeof group === 'string') : [];
    return person({ id: sub, name, memberOf, policy, expiresAt: (exp + CLOCK_TOLERANCE_S) * 1000 });
  }
}

/** A socket for both families has IPv4 peers in IPv6 spelling; the list knows. */
function isTrusted(peer: string | null, peers: BlockList): boolean {
  return peer !== null && peers.check(peer, peer.includes(':') ? 'ipv6' : 'ipv4');
}

/** Node reads every byte of a header as a character of its own; names beyond ASCII are sent in UTF-8. */
function utf8<T extends string | null | undefined>(value: T): string | T {
  if (typeof value !== 'string' || /[^\p{ASCII}\u0080-\u00ff]/u.test(value)) return value;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(value, 'latin1'));
  } catch {
    return value;
  }
}

/** Printable, without blanks at its ends. */
function isName(text: string): boolean {
  return text.length <= MAX_NAME_LENGTH && /^(?! )[^\p{C}]+(?<! )$/u.test(text);
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof errors.JWTExpired) return 'expired';
  const isOurs = error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout);
  // Whatever is not said by jose about the token is a network or an issuer that does not work now.
  return isOurs && error.code !== 'ERR_JOSE_GENERIC' ? 'invalid' : 'unavailable';
}
