import type { AuthConfig, TrustedHeaderConfig } from '../auth/auth-config.ts';
import { type Cidr, parseCidr } from '../auth/cidr.ts';
import type { Policy } from '../auth/policy.ts';
import { Secret } from '../credentials/secret.ts';
import { parseSafeAddress } from '../web-address.ts';
import { isGuessableKey } from './is-guessable-key.ts';
import { isPlaceholder } from './placeholder.ts';

export const AUTH_MODES = ['none', 'oidc', 'trusted-header'] as const satisfies readonly AuthConfig['mode']['mode'][];

/** The settings of each mode; set without the mode, they show that the operator believes in a login that is not there. */
const OIDC_SETTINGS = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_SCOPES', 'COOKIE_KEYS'] as const;
const ASSERTION_SETTINGS = [
  'TRUSTED_ASSERTION_HEADER',
  'TRUSTED_JWKS_URL',
  'TRUSTED_ISSUER',
  'TRUSTED_AUDIENCE',
] as const;
const TRUSTED_SETTINGS = [
  'TRUSTED_PROXY_CIDRS',
  'TRUSTED_USER_HEADER',
  'TRUSTED_GROUPS_HEADER',
  ...ASSERTION_SETTINGS,
] as const;
export const AUTH_SETTINGS = [
  'AUTH_MODE',
  ...OIDC_SETTINGS,
  ...TRUSTED_SETTINGS,
  'GROUPS_CLAIM',
  'TOKENS_FILE',
] as const;
type AuthSetting = (typeof AUTH_SETTINGS)[number];

/** How `parseConfig` reads one setting: null when it is absent or blank; a wrong value becomes a problem. */
export interface SettingsReader {
  text(name: AuthSetting): string | null;
  read<T>(name: AuthSetting, fallback: T, must: string, parse: (value: string) => T | null): T;
  problems: string[];
}

/** What the settings say about who may come in; whether that is enough for the address is the start guard's to say. */
export function parseAuthConfig(
  mode: (typeof AUTH_MODES)[number],
  reader: SettingsReader,
  policy: Policy | null,
): AuthConfig {
  const { text, problems } = reader;
  const others = {
    none: [...OIDC_SETTINGS, ...TRUSTED_SETTINGS],
    oidc: TRUSTED_SETTINGS,
    'trusted-header': OIDC_SETTINGS,
  };
  for (const name of others[mode])
    if (text(name) !== null) problems.push(`${name} is set, but AUTH_MODE is ${mode}: it would mean nothing`);
  if (mode === 'none' && policy !== null)
    problems.push('CONFIG_FILE has a policy, but AUTH_MODE is none: it would mean nothing');
  return { mode: MODES[mode](reader), policy, tokensFile: text('TOKENS_FILE') };
}

const MODES: Record<(typeof AUTH_MODES)[number], (reader: SettingsReader) => AuthConfig['mode']> = {
  none: () => ({ mode: 'none' }),

  oidc(reader) {
    const why = 'AUTH_MODE=oidc needs it';
    return {
      mode: 'oidc',
      issuer: needed(reader, 'OIDC_ISSUER', why, SAFE_ADDRESS, parseSafeAddress) ?? NO_ADDRESS,
      clientId: needed(reader, 'OIDC_CLIENT_ID', why) ?? '',
      clientSecret: new Secret(needed(reader, 'OIDC_CLIENT_SECRET', why) ?? ''),
      cookieKeys: cookieKeys(reader, needed(reader, 'COOKIE_KEYS', why) ?? ''),
      scopes: reader.read('OIDC_SCOPES', 'openid profile email', 'words, openid among them', (value) =>
        value.split(/\s+/).includes('openid') ? value : null,
      ),
      groupsClaim: groupsClaim(reader),
    };
  },

  'trusted-header'(reader) {
    const names = ['TRUSTED_USER_HEADER', 'TRUSTED_GROUPS_HEADER'] as const;
    const [user, groups] = names.map((name) => reader.text(name)?.toLowerCase());
    if (user !== undefined && user === groups)
      reader.problems.push(`${names.join(' and ')} are the same: a name would be taken for a group`);
    const must = 'the networks of the proxy in front, never the whole Internet, such as 10.1.2.0/24';
    return {
      mode: 'trusted-header',
      peers: needed(reader, 'TRUSTED_PROXY_CIDRS', 'AUTH_MODE=trusted-header needs it', must, parseCidrs) ?? [],
      userHeader: reader.read('TRUSTED_USER_HEADER', 'x-forwarded-user', HEADER_NAME, parseHeaderName),
      groupsHeader: reader.read('TRUSTED_GROUPS_HEADER', 'x-forwarded-groups', HEADER_NAME, parseHeaderName),
      assertion: ASSERTION_SETTINGS.every((name) => reader.text(name) === null) ? null : assertion(reader),
    };
  },
};

function assertion(reader: SettingsReader): NonNullable<TrustedHeaderConfig['assertion']> {
  const why = `a signed assertion needs all of ${ASSERTION_SETTINGS.join(', ')}`;
  return {
    header: needed(reader, 'TRUSTED_ASSERTION_HEADER', why, HEADER_NAME, parseHeaderName) ?? '',
    jwksUrl: needed(reader, 'TRUSTED_JWKS_URL', why, SAFE_ADDRESS, parseSafeAddress) ?? NO_ADDRESS,
    issuer: needed(reader, 'TRUSTED_ISSUER', why) ?? '',
    audience: needed(reader, 'TRUSTED_AUDIENCE', why) ?? '',
    groupsClaim: groupsClaim(reader),
  };
}

function groupsClaim({ text }: SettingsReader): string {
  return text('GROUPS_CLAIM') ?? 'groups';
}

/** Stands in for a missing one until its problem is reported. */
const NO_ADDRESS = new URL('https://missing.invalid');
const SAFE_ADDRESS = 'an https address (http only on loopback)';
const HEADER_NAME = 'the name of a header that no browser sends, such as X-Forwarded-User';
/** Headers that browsers send, or that other programs on the way write: in none of them does the proxy say who it let in. */
const NOT_OF_A_LOGIN =
  /^(cookie2?|host|origin|referer|user-agent|authorization|accept(-.*)?|content-.*|sec-.*|if-.*|connection|keep-alive|upgrade.*|te|trailer|transfer-encoding|via|date|dnt|range|cache-control|pragma|expect|from|forwarded|priority|x-requested-with|x-real-ip|x-forwarded-(for|host|port|proto|server|uri|method)|x-request-id)$/;

/** A setting without which the mode is not complete. */
function needed(reader: SettingsReader, name: AuthSetting, why: string): string | null;
function needed<T>(
  reader: SettingsReader,
  name: AuthSetting,
  why: string,
  must: string,
  parse: (value: string) => T | null,
): T | null;
function needed<T>(
  { text, read, problems }: SettingsReader,
  name: AuthSetting,
  why: string,
  must = '',
  parse?: (value: string) => T | null,
): T | string | null {
  const value = text(name);
  if (value === null || isPlaceholder(value)) {
    problems.push(`${name} is missing: ${why}`);
    return null;
  }
  return parse ? read(name, null, must, parse) : value;
}

/** Never says what a key was. */
function cookieKeys({ problems }: SettingsReader, value: string): Secret[] {
  const keys = value.split(',').map((key) => key.trim());
  if (value !== '' && keys.some(isGuessableKey))
    problems.push(
      'COOKIE_KEYS must be random keys of 32 bytes at least, with commas between them: openssl rand -base64 32',
    );
  return keys.map((key) => new Secret(key));
}

function parseCidrs(value: string): Cidr[] | null {
  const found = value.split(',').map((part) => parseCidr(part.trim()));
  return found.every((cidr) => cidr !== null) ? found : null;
}

/** In lower case, as `Visitor` has them. Without underscores: a header spelt with one is refused as a duplicate. */
function parseHeaderName(value: string): string | null {
  const name = value.toLowerCase();
  return /^[a-z0-9-]+$/.test(name) && !NOT_OF_A_LOGIN.test(name) ? name : null;
}
