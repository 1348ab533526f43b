import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { accountFor } from '../board/account-for.ts';
import { type Config, parseConfig } from './config.ts';

const KEY = { TENCENTCLOUD_SECRET_ID: 'AKIDexample', TENCENTCLOUD_SECRET_KEY: 'canary-secret-key' };

function parse(environment: Record<string, string>, file?: Record<string, string>): Config {
  const config = parseConfig(environment, file);
  if ('problems' in config) throw new Error(config.problems.join('\n'));
  return config;
}

function problems(environment: Record<string, string>, file?: Record<string, string>): string[] {
  const config = parseConfig(environment, file);
  return 'problems' in config ? config.problems : [];
}

describe('the configuration', () => {
  it('needs nothing: without credentials it asks for the demo, with safe defaults', () => {
    expect(parse({})).toMatchObject({
      accounts: [],
      standard: { site: 'intl', quota: 20, rate: 18, backgroundRate: 2, sdkAppIds: null },
      endedCodes: ['FailedOperation.TaskNotExist', 'ResourceNotFound'],
      host: '127.0.0.1',
      port: 3000,
      basePath: '',
      dataDir: './data',
      logLevel: 'info',
    });
    expect(parse({}).standard.endpoint.href).toBe('https://trtc.intl.tencentcloudapi.com/');
  });

  it('reads every setting', () => {
    const config = parse({
      ...KEY,
      TENCENTCLOUD_SESSION_TOKEN: 'token',
      TRTC_SITE: 'cn',
      TRTC_QUOTA: '40',
      TRTC_RATE: '12.5',
      TRTC_ENDED_CODES: 'ResourceNotFound, FailedOperation.TaskNotExist',
      SDK_APP_IDS: '1400000000, 20012345',
      HOST: 'localhost',
      PORT: '8080',
      PUBLIC_URL: 'https://board.example',
      BASE_PATH: '/tools/board/',
    });
    expect(config).toMatchObject({ port: 8080, basePath: '/tools/board' });
    const [account] = config.accounts;
    expect(account).toMatchObject({ name: 'default', site: 'cn', quota: 40, rate: 12.5 });
    expect(account?.endpoint.host).toBe('trtc.tencentcloudapi.com');
    expect([...(account?.sdkAppIds ?? [])]).toEqual([1_400_000_000, 20_012_345]);
    expect(account?.credential).toMatchObject({ from: 'given', credential: { secretId: 'AKIDexample' } });
  });

  it('lets the environment go before .env', () => {
    expect(parse({ PORT: '4000' }, { PORT: '5000', TRTC_SITE: 'cn' })).toMatchObject({
      port: 4000,
      standard: { site: 'cn' },
    });
  });

  it.each([
    [{ TENCENTCLOUD_SECRET_ID: '', TENCENTCLOUD_SECRET_KEY: '  ' }],
    [{ TENCENTCLOUD_SECRET_ID: 'changeme', TENCENTCLOUD_SECRET_KEY: 'ChangeMe' }],
    [{ ...KEY, EMULATOR: '1' }],
  ])('runs the demo with %j', (environment) => {
    expect(parse(environment as Record<string, string>).accounts).toEqual([]);
  });

  it.each([
    [{ TENCENTCLOUD_SECRET_ID: 'AKID' }, /the SecretKey is missing/],
    [{ TENCENTCLOUD_SECRET_KEY: 'k' }, /the SecretId is missing/],
    [{ ...KEY, TENCENTCLOUD_SECRET_ID: 'AKID x' }, /the SecretId has a space/],
    [{ TRTC_SITE: 'us' }, /TRTC_SITE must be one of intl, cn, not "us"/],
    [{ ...KEY, TRTC_ENDPOINT: 'http://trtc.example' }, /TRTC_ENDPOINT must be an https address/],
    [{ ...KEY, TRTC_ENDPOINT: 'https://user:pw@trtc.example' }, /TRTC_ENDPOINT must be/],
    [{ ...KEY, TRTC_ENDPOINT: 'https://trtc.example/path' }, /TRTC_ENDPOINT must be/],
    [{ TRTC_ENDPOINT: 'https://trtc.example' }, /TENCENTCLOUD_SECRET_KEY are not/],
    [{ TRTC_QUOTA: '0' }, /TRTC_QUOTA must be a whole number from 1/],
    [{ TRTC_QUOTA: '1e3' }, /TRTC_QUOTA/],
    [{ TRTC_RATE: '25' }, /TRTC_RATE \(25\) must not be above TRTC_QUOTA \(20\)/],
    [{ TRTC_RATE: '-1' }, /TRTC_RATE must be a number/],
    [{ TRTC_ENDED_CODES: 'not a code' }, /TRTC_ENDED_CODES/],
    [{ SDK_APP_IDS: '1400000000,abc' }, /SDK_APP_IDS/],
    [{ PORT: '70000' }, /PORT must be a whole number from 0 to 65535/],
    [{ PUBLIC_URL: 'board.example' }, /PUBLIC_URL must be an http or https address/],
    [{ BASE_PATH: '/a"b' }, /BASE_PATH must be a path/],
    [{ BASE_PATH: '/../x' }, /BASE_PATH must be a path/],
    [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL must be one of/],
    [{ EMULATOR: 'yes' }, /EMULATOR must be one of 0, 1/],
    [{ TRTC_QOUTA: '10' }, /TRTC_QOUTA is not a setting/],
  ])('names what is wrong with %j', (environment, reason) => {
    expect(problems(environment as Record<string, string>).join('\n')).toMatch(reason);
  });

  it('takes an unknown name in .env for a mistake, and names all mistakes at once', () => {
    expect(problems({ PORT: 'x' }, { SECRET_ID: 'x' })).toHaveLength(2);
  });

  it('warns of variables that begin like ours, as Tencent’s own samples have them, and says no value', () => {
    const config = parse({ TRTC_SECRET_KEY: 'canary', TRTC_SDKAPPID: 'canary', TRUSTED_BY: 'canary', OTHER: 'x' });
    expect(config.warnings).toEqual(
      ['TRTC_SECRET_KEY', 'TRTC_SDKAPPID', 'TRUSTED_BY'].map((name) => expect.stringContaining(name)),
    );
    expect(config.warnings.join()).not.toContain('canary');
    expect(problems({}, { TRTC_SECRET_KEY: 'x' })).toHaveLength(1);
  });

  it.each<[string | undefined, string | undefined, string, string]>([
    [undefined, undefined, '127.0.0.1', 'default'],
    ['0.0.0.0', undefined, '0.0.0.0', 'environment'],
    ['0.0.0.0', '127.0.0.1', '0.0.0.0', 'environment'],
    ['::', '127.0.0.1', '::', 'environment'],
    ['localhost', '0.0.0.0', 'localhost', 'environment'],
    ['x86_64-conda-linux-gnu', undefined, 'x86_64-conda-linux-gnu', 'environment'],
    ['x86_64-conda-linux-gnu', '127.0.0.2', '127.0.0.2', '.env'],
    [undefined, '127.0.0.2', '127.0.0.2', '.env'],
  ])('HOST %s in the environment and %s in .env is %s', (environment, file, host, hostFrom) => {
    const config = parseConfig({ HOST: environment }, { HOST: file });
    expect(config).toMatchObject({ host, hostFrom });
  });

  it.each(['TENCENTCLOUD_TOKEN', 'TENCENTCLOUD_SESSION_TOKEN', 'TENCENTCLOUD_SECURITY_TOKEN'])(
    'takes the session token of a temporary key from %s',
    (name) => {
      const [account] = parse({ ...KEY, [name]: 'of-an-hour' }).accounts;
      const given = account?.credential.from === 'given' ? account.credential.credential : null;
      expect(given?.token?.reveal()).toBe('of-an-hour');
    },
  );

  it('takes no quotes for a part of a key', () => {
    const [account] = parse({ TENCENTCLOUD_SECRET_ID: '"AKID1"', TENCENTCLOUD_SECRET_KEY: " ' k1 ' " }).accounts;
    const given = account?.credential.from === 'given' ? account.credential.credential : null;
    expect([given?.secretId, given?.secretKey.reveal()]).toEqual(['AKID1', 'k1']);
  });

  it('allows http only on loopback', () => {
    expect(parse({ ...KEY, TRTC_ENDPOINT: 'http://127.0.0.1:9000' }).standard.endpoint.host).toBe('127.0.0.1:9000');
    expect(problems({ ...KEY, TRTC_ENDPOINT: 'http://127.0.0.1.evil.example' })).toHaveLength(1);
  });

  it('never prints a secret', () => {
    const config = parse({ ...KEY, TENCENTCLOUD_TOKEN: 'canary-token' });
    const printed = [
      inspect(config, { depth: 9, showHidden: true }),
      JSON.stringify(config),
      String(config.accounts[0]),
    ];
    for (const text of printed) expect(text).not.toContain('canary');
    for (const bad of [{ ...KEY, TENCENTCLOUD_SECRET_KEY: 'canary key' }, { TENCENTCLOUD_SECRET_KEY: 'canary' }]) {
      expect(problems(bad).join('\n')).not.toContain('canary');
    }
  });
});

describe('the accounts file', () => {
  const account = { name: 'a', credential: { from: 'profile' } };
  const accounts = (...list: object[]) => parseConfig({}, {}, { accounts: list });

  it('puts several accounts side by side, each with its own credential, site, quota and SdkAppIds', () => {
    const config = accounts(
      { name: 'intl', credential: { from: 'environment', secretId: 'A_ID', secretKey: 'A_KEY' }, sdkAppIds: [1, 2] },
      {
        name: 'cn',
        credential: { from: 'files', secretId: '/run/id', secretKey: '/run/key' },
        site: 'cn',
        quota: 40,
        rate: 30,
      },
    );
    if ('problems' in config) throw new Error(config.problems.join('\n'));
    expect(config.accounts).toMatchObject([
      { name: 'intl', site: 'intl', quota: 20, rate: 18 },
      { name: 'cn', site: 'cn', quota: 40, rate: 30, sdkAppIds: null },
    ]);
    expect(accountFor(2, config.accounts)?.name).toBe('intl');
    expect(accountFor(3, config.accounts)?.name).toBe('cn');
    expect(config.accounts[1]?.endpoint.host).toBe('trtc.tencentcloudapi.com');
  });

  it('is an object', () => {
    expect(parseConfig({}, {}, [])).toEqual({ problems: ['CONFIG_FILE: must be an object'] });
  });

  it.each([
    [[], /accounts: must name one account/],
    [[{ ...account, secretKey: 'x' }], /accounts.0/],
    [[{ name: 'a', credential: { from: 'literal' } }], /accounts.0.credential/],
    [[{ ...account, endpoint: 'http://trtc.example' }], /account "a": the endpoint must be an https address/],
    [[{ ...account, rate: 30 }], /the rate \(30\) must not be above the quota \(20\)/],
    [[account, { ...account, name: 'b' }], /"b" serves all other SdkAppIds, and so does account "a"/],
    [
      [
        { ...account, sdkAppIds: [7] },
        { ...account, name: 'b', sdkAppIds: [7] },
      ],
      /"b" serves SdkAppId 7/,
    ],
  ])('names what is wrong with %j', (list, reason) => {
    const config = accounts(...list);
    expect('problems' in config ? config.problems.join('\n') : 'fine').toMatch(reason);
  });
});
