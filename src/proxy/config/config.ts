import * as v from 'valibot';
import { parseSdkAppId } from '#contract/task-ref.ts';
import { DEFAULT_GONE_CODES } from '#tencent/error-codes.ts';
import { SITES, type Site } from '#tencent/sites.ts';
import type { AuthConfig } from '../auth/auth-config.ts';
import { schemaIssueText } from '../schema-issue-text.ts';
import { parseProxyAddress, parseWebAddress } from '../web-address.ts';
import {
  type AccountConfig,
  accountsOf,
  credentialSpec,
  parseEndpoint,
  type StandardAccount,
} from './account-configs.ts';
import { AUTH_MODES, AUTH_SETTINGS, parseAuthConfig } from './auth-settings.ts';
import { ConfigFile } from './config-file.ts';
import { showSetting } from './show-setting.ts';
import { suggestSetting } from './suggest-setting.ts';

/** Every setting the product knows. README.md describes them; a test compares the two. */
export const SETTINGS = [
  'TENCENTCLOUD_SECRET_ID',
  'TENCENTCLOUD_SECRET_KEY',
  'TENCENTCLOUD_TOKEN',
  'TENCENTCLOUD_SESSION_TOKEN',
  'TENCENTCLOUD_SECURITY_TOKEN',
  'CREDENTIAL_SOURCE',
  'TENCENTCLOUD_PROFILE',
  'CONFIG_FILE',
  'TRTC_SITE',
  'TRTC_ENDPOINT',
  'HTTPS_PROXY',
  'NO_PROXY',
  'TRTC_QUOTA',
  'TRTC_RATE',
  'TRTC_ENDED_CODES',
  'BACKGROUND_RATE',
  'SDK_APP_IDS',
  'HOST',
  'PORT',
  'PUBLIC_URL',
  'BASE_PATH',
  'DATA_DIR',
  'RETENTION_DAYS',
  'ENDED_ON_BOARD_HOURS',
  'SHUTDOWN_DELAY',
  'LOG_LEVEL',
  'EMULATOR',
  ...AUTH_SETTINGS,
] as const;
type Setting = (typeof SETTINGS)[number];

/** Whatever else begins so may be meant for us, or for another program: Tencent's own samples use `TRTC_SECRET_KEY`. */
const OUR_PREFIXES = /^(TRTC|OIDC|TRUSTED)_/;

/** Other programs' own, one letter from ours. */
const OF_PROXIES = /^(https?|no|all|ftp)_proxy$/i;

const HOUR_MS = 3_600_000;

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

export interface Config {
  /** None asks for the demo on the embedded emulator. */
  accounts: AccountConfig[];
  /** What an account is, apart from its credential, where nothing else is said: also the demo's. */
  standard: StandardAccount;
  /** The codes after which a task counts as gone. */
  endedCodes: readonly string[];
  host: string;
  port: number;
  publicUrl: URL | null;
  /** Empty, or `/` and a path without a slash at its end. */
  basePath: string;
  dataDir: string;
  /** How long ended tasks are remembered. */
  retentionDays: number;
  /** For how long they stay on the board; later they are in the store only. */
  endedOnBoardMs: number;
  /** Between saying that we are not ready and taking no more connections: until a load balancer has noticed. */
  shutdownDelayMs: number;
  logLevel: (typeof LOG_LEVELS)[number];
  auth: AuthConfig;
  /** Through which calls to Tencent go, but for what `noProxy` names. */
  httpsProxy: URL | null;
  noProxy: readonly string[];
  /** Where HOST was said: shells and conda export one that no person chose. */
  hostFrom: 'environment' | '.env' | 'default';
  /** What the operator should know, though nothing is wrong with it: one line each. */
  warnings: string[];
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The configuration, or one line for each setting that is wrong: what it is, what came (never a secret) and what holds.
 *
 * @param environment of the process; names that look like ours are taken for misspelt ones
 * @param file the settings of `.env`, which the environment overrides; any unknown name there is an error
 * @param configFile the content of `scribeboard.config.json`, if there is one
 */
export function parseConfig(
  environment: Environment,
  file: Environment = {},
  configFile: unknown = null,
): Config | { problems: string[] } {
  const problems: string[] = [];
  const warnings: string[] = [];
  const text = (name: Setting): string | null => (environment[name] ?? file[name])?.trim() || null;
  // Most programs know them in small letters.
  const proxyText = (name: 'HTTPS_PROXY' | 'NO_PROXY') => environment[name.toLowerCase()]?.trim() || text(name);
  const known = (name: string) => (SETTINGS as readonly string[]).includes(name);

  for (const name of Object.keys(file)) {
    // The last line of a key that was pasted without its name ends in = too.
    const shown = /^([A-Z][A-Z0-9_]{0,40}|[a-z][a-z0-9_]{0,40})$/.test(name) ? name : 'A line';
    if (!known(name)) problems.push(`${shown} in .env is not a setting of Scribeboard (${SETTINGS.join(', ')})`);
  }
  const absent = SETTINGS.filter((name) => text(name) === null);
  for (const name of Object.keys(environment).filter((other) => !known(other) && !OF_PROXIES.test(other))) {
    const meant = suggestSetting(name, absent);
    if (meant) problems.push(`${name} is not a setting of Scribeboard: ${meant} is`);
    else if (OUR_PREFIXES.test(name)) warnings.push(`${name} in the environment is not a setting of Scribeboard`);
  }

  function read<T>(name: Setting, fallback: T, must: string, parse: (value: string) => T | null): T {
    const value = text(name);
    if (value === null) return fallback;
    const parsed = parse(value);
    if (parsed !== null) return parsed;
    problems.push(`${name} must be ${must}, not ${showSetting(value)}`);
    return fallback;
  }

  const number = (name: Setting, fallback: number, least: number, most: number) =>
    read(name, fallback, `a number from ${least} to ${most}`, (value) => {
      const n = /^\d+(\.\d+)?$/.test(value) ? Number(value) : Number.NaN;
      return n >= least && n <= most ? n : null;
    });
  const wholeNumber = (name: Setting, fallback: number, least: number, most: number) =>
    read(name, fallback, `a whole number from ${least} to ${most}`, (value) => {
      const n = /^\d+$/.test(value) ? Number(value) : Number.NaN;
      return n >= least && n <= most ? n : null;
    });
  const oneOf = <T extends string>(name: Setting, fallback: T, values: readonly T[]) =>
    read<T>(name, fallback, `one of ${values.join(', ')}`, (value) => values.find((v) => v === value) ?? null);

  const site = oneOf('TRTC_SITE', 'intl', Object.keys(SITES) as Site[]);
  const endpoint = read(
    'TRTC_ENDPOINT',
    new URL(`https://${SITES[site].host}`),
    'an https address without a path (http only on loopback), such as https://trtc.ap-singapore.tencentcloudapi.com',
    parseEndpoint,
  );
  const quota = wholeNumber('TRTC_QUOTA', 20, 1, 1000);
  const rate = number('TRTC_RATE', Math.min(18, quota), 0.1, 1000);
  if (rate > quota) problems.push(`TRTC_RATE (${rate}) must not be above TRTC_QUOTA (${quota})`);

  const standard = {
    site,
    endpoint,
    quota,
    rate,
    backgroundRate: number('BACKGROUND_RATE', 2, 0, 1000),
    sdkAppIds: read<ReadonlySet<number> | null>('SDK_APP_IDS', null, 'SdkAppIds with commas between them', (value) => {
      const ids = list(value, parseSdkAppId);
      return ids && new Set(ids);
    }),
  };

  const given = parseConfigFile(configFile, problems);
  const demo = oneOf('EMULATOR', '0', ['0', '1']) === '1';
  const source = oneOf('CREDENTIAL_SOURCE', 'environment', ['environment', 'profile', 'cvm-role']);
  const accounts = demo
    ? []
    : given.accounts
      ? accountsOf(given.accounts, standard, problems)
      : credentialSpec(source, text, problems).map((credential) => ({ name: 'default', credential, ...standard }));
  if (accounts.length === 0 && !demo && text('TRTC_ENDPOINT') !== null) {
    problems.push('TRTC_ENDPOINT is set, but TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY are not');
  }

  const config: Config = {
    accounts,
    standard,
    endedCodes: read('TRTC_ENDED_CODES', DEFAULT_GONE_CODES, 'error codes with commas between them', (value) =>
      list(value, (code) => (/^[A-Za-z]+(\.[A-Za-z0-9]+)?$/.test(code) ? code : null)),
    ),
    ...hostOf(environment['HOST']?.trim() || null, file['HOST']?.trim() || null),
    httpsProxy: parseProxy(proxyText('HTTPS_PROXY'), warnings),
    noProxy: (proxyText('NO_PROXY') ?? '').split(/[\s,]+/).filter((entry) => entry !== ''),
    warnings,
    port: wholeNumber('PORT', 3000, 0, 65535),
    publicUrl: read<URL | null>('PUBLIC_URL', null, 'an http or https address', parseWebAddress),
    basePath: read('BASE_PATH', '', 'a path such as /scribeboard', (value) => {
      const path = value.replace(/\/$/, '');
      return /^(\/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*$/.test(path) ? path : null;
    }),
    dataDir: text('DATA_DIR') ?? './data',
    retentionDays: wholeNumber('RETENTION_DAYS', 30, 1, 3650),
    endedOnBoardMs: wholeNumber('ENDED_ON_BOARD_HOURS', 24, 1, 8760) * HOUR_MS,
    shutdownDelayMs: number('SHUTDOWN_DELAY', 0, 0, 300) * 1000,
    logLevel: oneOf('LOG_LEVEL', 'info', LOG_LEVELS),
    auth: parseAuthConfig(oneOf('AUTH_MODE', 'none', AUTH_MODES), { text, read, problems }, given.policy ?? null),
  };
  const isWatched = accounts.length > 0 || config.auth.mode.mode !== 'none';
  if (isWatched && environment['NODE_TLS_REJECT_UNAUTHORIZED'] === '0')
    problems.push(
      'NODE_TLS_REJECT_UNAUTHORIZED=0 would send signed calls and logins to any server that responds: unset it; ' +
        'for a certificate of your own, NODE_EXTRA_CA_CERTS names its authority',
    );
  return problems.length > 0 ? { problems } : config;
}

/** The environment goes first, as everywhere; but a HOST there that is no address was exported by a shell for itself. */
function hostOf(environment: string | null, file: string | null): Pick<Config, 'host' | 'hostFrom'> {
  const isAddress = environment !== null && (environment === 'localhost' || /^[\d.]+$|:/.test(environment));
  if (environment !== null && (isAddress || file === null)) return { host: environment, hostFrom: 'environment' };
  return file === null ? { host: '127.0.0.1', hostFrom: 'default' } : { host: file, hostFrom: '.env' };
}

/** Said for all programs, so a form that we do not know stops nothing; its value may have a login. */
function parseProxy(value: string | null, warnings: string[]): URL | null {
  const proxy = value === null ? null : parseProxyAddress(value);
  if (value !== null && proxy === null)
    warnings.push('HTTPS_PROXY is not an http or https proxy address: calls to Tencent Cloud go without it');
  return proxy;
}

function parseConfigFile(content: unknown, problems: string[]): ConfigFile {
  const parsed = v.safeParse(ConfigFile, content ?? {});
  if (parsed.success) return parsed.output;
  problems.push(...parsed.issues.map((issue) => `CONFIG_FILE: ${schemaIssueText(issue)}`));
  return {};
}

/** All parts of a comma-separated text parsed, or null when one cannot be. */
function list<T>(value: string, parse: (part: string) => T | null): T[] | null {
  const parts = value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(parse);
  return parts.length > 0 && parts.every((part) => part !== null) ? (parts as T[]) : null;
}
