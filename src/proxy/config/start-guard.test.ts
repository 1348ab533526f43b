import { describe, expect, it } from 'vitest';
import { parseConfig, SETTINGS } from './config.ts';
import { startProblems } from './start-guard.ts';

const KEY = 'pK4hM1qv0Xz9sT7wB2nY5cL8dF3gJ6rA';
const POLICY = { policy: { groups: { ops: '*' } } };
const CLOUD_KEY = { TENCENTCLOUD_SECRET_ID: 'AKIDexample0', TENCENTCLOUD_SECRET_KEY: 'k0' };
const PUBLIC = { HOST: '0.0.0.0', PUBLIC_URL: 'https://board.example' };
const OIDC = {
  AUTH_MODE: 'oidc',
  OIDC_ISSUER: 'https://id.example',
  OIDC_CLIENT_ID: 'scribeboard',
  OIDC_CLIENT_SECRET: 'y7Gd2kQm0x',
  COOKIE_KEYS: KEY,
};
const TRUSTED = { AUTH_MODE: 'trusted-header', TRUSTED_PROXY_CIDRS: '10.1.2.0/24' };
const ASSERTION = {
  TRUSTED_ASSERTION_HEADER: 'X-Pomerium-Jwt-Assertion',
  TRUSTED_JWKS_URL: 'https://board.example/.well-known/pomerium/jwks.json',
  TRUSTED_ISSUER: 'board.example',
  TRUSTED_AUDIENCE: 'board.example',
};

type Environment = Record<string, string>;

/** As the process asks: first whether every setting is right, then whether they are enough together. */
function problems(environment: Environment, configFile: object | null): string[] {
  const config = parseConfig(environment, {}, configFile);
  return 'problems' in config ? config.problems : startProblems(config);
}

describe('the start guard lets in', () => {
  const fine: [what: string, environment: Environment, configFile?: object | null][] = [
    ['nothing set at all', {}, null],
    ['a loopback address of any kind', { HOST: '127.1.2.3' }, null],
    ['localhost', { HOST: 'localhost' }, null],
    ['IPv6 loopback', { HOST: '::1' }, null],
    ['IPv6 loopback in brackets', { HOST: '[::1]' }, null],
    ['another name of this machine, over http', { PUBLIC_URL: 'http://localhost:8080' }, null],
    ['tokens beside no login, on this machine', { TOKENS_FILE: 'tokens.jsonl' }, null],
    ['a complete OpenID Connect login', { ...PUBLIC, ...OIDC }],
    ['several cookie keys', { ...PUBLIC, ...OIDC, COOKIE_KEYS: `${KEY}, ${KEY.toLowerCase()}` }],
    ['a login on this machine, to try it out', { ...OIDC, PUBLIC_URL: 'http://127.0.0.1:3000' }],
    [
      'an issuer on this machine',
      { ...OIDC, OIDC_ISSUER: 'http://127.0.0.1:4000', PUBLIC_URL: 'http://localhost:3000' },
    ],
    ['a login behind a proxy on the same machine', { ...OIDC, PUBLIC_URL: 'https://board.example' }],
    ['a proxy in front', { ...PUBLIC, ...TRUSTED }],
    ['a proxy in front that signs', { ...PUBLIC, ...TRUSTED, ...ASSERTION }],
    ['a proxy on the same machine', { ...TRUSTED, TRUSTED_PROXY_CIDRS: '127.0.0.1, ::1' }],
    ['networks of both families', { ...PUBLIC, ...TRUSTED, TRUSTED_PROXY_CIDRS: '10.0.0.0/8,fc00::/7,192.0.2.7' }],
    ['a policy for everyone', { ...PUBLIC, ...OIDC }, { policy: { everyone: [1400000000] } }],
    ['names that belong to other programs', { HOSTNAME: 'x', PORTS: '1', AUTHOR: 'x', NODE_ENV: 'x', DATA: 'x' }, null],
    ['variables of other programs that begin like ours', { TRTC_SECRET_KEY: 'x', OIDC_REDIRECT_URI: 'x' }, null],
    ['the demo open to all, which has nothing to protect', { HOST: '0.0.0.0' }, null],
    ['the same beside a key that it does not use', { ...CLOUD_KEY, HOST: '0.0.0.0', EMULATOR: '1' }, null],
    ['a near miss of a setting that is there', { ...OIDC, COOKIE_KEY: 'x', PUBLIC_URL: 'https://board.example' }],
  ];

  it.each(fine)('%s', (_what, environment, configFile = POLICY) => {
    expect(problems(environment, configFile)).toEqual([]);
  });
});

describe('the start guard refuses', () => {
  const without = (environment: Environment, name: string): Environment => ({ ...environment, [name]: '' });
  const cidrs = (TRUSTED_PROXY_CIDRS: string) => ({ ...PUBLIC, ...TRUSTED, TRUSTED_PROXY_CIDRS });
  const keys = (COOKIE_KEYS: string) => ({ ...PUBLIC, ...OIDC, COOKIE_KEYS });
  const secret = (OIDC_CLIENT_SECRET: string) => ({ ...PUBLIC, ...OIDC, OIDC_CLIENT_SECRET });

  const bad: [what: string, environment: Environment, says: RegExp, configFile?: object | null][] = [
    ['every address without a login', { HOST: '0.0.0.0' }, /^HOST=0.0.0.0 would let others use your key/, null],
    ['every IPv6 address', { HOST: '::' }, /^HOST=::/, null],
    ['an address of the network', { HOST: '192.168.1.5' }, /^HOST=192.168.1.5/, null],
    ['a name', { HOST: 'board.example' }, /^HOST=board.example/, null],
    ['a name that begins like loopback', { HOST: '127.0.0.1.example' }, /^HOST=127.0.0.1.example/, null],
    ['a name that begins like localhost', { HOST: 'localhost.example' }, /^HOST=localhost.example/, null],
    ['what is no address, and so a name', { HOST: '127.999.0.1' }, /^HOST=127.999.0.1 would/, null],
    ['octal-looking loopback', { HOST: '127.0.0.010' }, /^HOST=127.0.0.010 would/, null],
    ['the neighbour of loopback', { HOST: '128.0.0.1' }, /^HOST=128.0.0.1/, null],
    ['IPv4 loopback in an IPv6 spelling, to be sure', { HOST: '::ffff:127.0.0.1' }, /^HOST=::ffff/, null],
    ['a public name without a login', { PUBLIC_URL: 'https://board.example' }, /^PUBLIC_URL=.*without a login/, null],
    ['tokens as the only login', { ...PUBLIC, TOKENS_FILE: 'tokens.jsonl' }, /^HOST=0.0.0.0 would let/, null],
    ['an unknown mode', { AUTH_MODE: 'basic' }, /^AUTH_MODE must be one of none, oidc, trusted-header/, null],

    ['OIDC without issuer', without({ ...PUBLIC, ...OIDC }, 'OIDC_ISSUER'), /^OIDC_ISSUER is missing/],
    ['OIDC without client', without({ ...PUBLIC, ...OIDC }, 'OIDC_CLIENT_ID'), /^OIDC_CLIENT_ID is missing/],
    ['OIDC without secret', without({ ...PUBLIC, ...OIDC }, 'OIDC_CLIENT_SECRET'), /^OIDC_CLIENT_SECRET is missing/],
    ['OIDC without cookie keys', without({ ...PUBLIC, ...OIDC }, 'COOKIE_KEYS'), /^COOKIE_KEYS is missing/],
    ['a blank secret', secret('   '), /^OIDC_CLIENT_SECRET is missing/],
    ['"changeme" for a secret', secret('changeme'), /^OIDC_CLIENT_SECRET is missing/],
    ['"Change-Me" for a secret', secret('Change-Me'), /^OIDC_CLIENT_SECRET is missing/],
    ['"your-client-secret" for a secret', secret('your-client-secret'), /^OIDC_CLIENT_SECRET is missing/],
    ['"<secret>" for a secret', secret('<secret>'), /^OIDC_CLIENT_SECRET is missing/],
    ['"xxxxxx" for a secret', secret('xxxxxx'), /^OIDC_CLIENT_SECRET is missing/],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: what is left when nothing was put in
    ['an unfilled variable for a secret', secret('${CLIENT_SECRET}'), /^OIDC_CLIENT_SECRET is missing/],
    ['an issuer over http', { ...PUBLIC, ...OIDC, OIDC_ISSUER: 'http://id.example' }, /^OIDC_ISSUER must be an https/],
    ['an issuer that is no address', { ...PUBLIC, ...OIDC, OIDC_ISSUER: 'id.example' }, /^OIDC_ISSUER must be/],
    ['scopes without openid', { ...PUBLIC, ...OIDC, OIDC_SCOPES: 'email' }, /^OIDC_SCOPES must be/],
    ['a cookie key of 31 bytes', keys(KEY.slice(1)), /^COOKIE_KEYS must be random keys of 32 bytes/],
    ['one short key beside a good one', keys(`${KEY},short`), /^COOKIE_KEYS must be/],
    ['an empty key beside a good one', keys(`${KEY},`), /^COOKIE_KEYS must be/],
    ['a long key that was not drawn at random', keys('changeme'.repeat(8)), /^COOKIE_KEYS must be random/],
    ['a key that is one half twice', keys('q8Zt0mK2vYx4LhN7'.repeat(2)), /^COOKIE_KEYS must be random/],
    ['a key that counts up', keys('ghijklmnopqrstuvwxyzGHIJKLMNOPQRSTUVWXYZ'), /^COOKIE_KEYS must be random/],
    ['a key of an example', keys(`${KEY}example`), /^COOKIE_KEYS must be random/],
    ['"changeme" for a key', keys('changeme'), /^COOKIE_KEYS is missing/],
    ['OIDC without policy', { ...PUBLIC, ...OIDC }, /shows no SdkAppId to any viewer without a policy/, null],
    ['OIDC without a public name', { ...OIDC }, /^PUBLIC_URL is missing/],
    ['OIDC without TLS', { ...PUBLIC, ...OIDC, PUBLIC_URL: 'http://board.example' }, /^PUBLIC_URL.*must be https/],
    [
      'OIDC for all with a name for one',
      { ...PUBLIC, ...OIDC, PUBLIC_URL: 'http://localhost' },
      /^HOST.*needs PUBLIC_URL/,
    ],
    [
      'OIDC settings without OIDC',
      { OIDC_ISSUER: 'https://id.example' },
      /^OIDC_ISSUER is set, but AUTH_MODE is/,
      null,
    ],
    [
      'OIDC settings with another mode',
      { ...PUBLIC, ...OIDC, ...TRUSTED },
      /^OIDC_ISSUER is set, but AUTH_MODE is trusted/,
    ],
    ['a policy without a login', {}, /^CONFIG_FILE has a policy, but AUTH_MODE is none/],

    [
      'trusted headers from anywhere',
      without({ ...PUBLIC, ...TRUSTED }, 'TRUSTED_PROXY_CIDRS'),
      /^TRUSTED_PROXY_CIDRS is missing/,
    ],
    ['trusted headers from 0.0.0.0/0', cidrs('0.0.0.0/0'), /^TRUSTED_PROXY_CIDRS must be .*never the whole Internet/],
    ['trusted headers from ::/0', cidrs('::/0'), /^TRUSTED_PROXY_CIDRS must be/],
    ['0.0.0.0/0 beside a good network', cidrs('10.1.2.0/24, 0.0.0.0/0'), /^TRUSTED_PROXY_CIDRS must be/],
    ['half of the Internet', cidrs('128.0.0.0/1'), /^TRUSTED_PROXY_CIDRS must be/],
    ['all IPv4 addresses in IPv6 spelling', cidrs('::ffff:0:0/96'), /^TRUSTED_PROXY_CIDRS must be/],
    ['the same at greater length', cidrs('0:0:0:0:0:ffff:0.0.0.0/96'), /^TRUSTED_PROXY_CIDRS must be/],
    ['a network below ::', cidrs('::/80'), /^TRUSTED_PROXY_CIDRS must be/],
    ['2000::/3', cidrs('2000::/3'), /^TRUSTED_PROXY_CIDRS must be/],
    ['a name for a network', cidrs('proxy.example'), /^TRUSTED_PROXY_CIDRS must be/],
    ['a network that is none', cidrs('10.1.2.0/33'), /^TRUSTED_PROXY_CIDRS must be/],
    ['an address that is none', cidrs('10.1.2.256'), /^TRUSTED_PROXY_CIDRS must be/],
    ['octal-looking bytes', cidrs('010.1.2.3'), /^TRUSTED_PROXY_CIDRS must be/],
    ['trusted headers without policy', { ...PUBLIC, ...TRUSTED }, /without a policy/, null],
    ['trusted headers without TLS', { ...PUBLIC, ...TRUSTED, PUBLIC_URL: 'http://board.example' }, /must be https/],
    ['trusted headers without a name', { ...TRUSTED, HOST: '10.1.2.9' }, /^HOST=10.1.2.9 needs PUBLIC_URL=https/],
    [
      'a header with an underscore',
      { ...PUBLIC, ...TRUSTED, TRUSTED_USER_HEADER: 'X_User' },
      /^TRUSTED_USER_HEADER must be/,
    ],
    ...[
      'Cookie',
      'Host',
      'Authorization',
      'User-Agent',
      'X-Forwarded-For',
      'Sec-Fetch-Site',
      'Accept-Language',
    ].flatMap((header) =>
      ['TRUSTED_USER_HEADER', 'TRUSTED_GROUPS_HEADER'].map((name): (typeof bad)[number] => [
        `${name}=${header}, which browsers send`,
        { ...PUBLIC, ...TRUSTED, [name]: header },
        new RegExp(`^${name} must be .* that no browser sends`),
      ]),
    ),
    [
      'one header for the user and the groups',
      { ...PUBLIC, ...TRUSTED, TRUSTED_USER_HEADER: 'X-Who', TRUSTED_GROUPS_HEADER: 'x-who' },
      /are the same/,
    ],
    [
      'TLS that is not checked, with a login',
      { ...PUBLIC, ...OIDC, NODE_TLS_REJECT_UNAUTHORIZED: '0' },
      /^NODE_TLS_REJECT_UNAUTHORIZED=0 would/,
    ],
    [
      'TLS that is not checked, with a key',
      { TENCENTCLOUD_SECRET_ID: 'AKIDa', TENCENTCLOUD_SECRET_KEY: 'b', NODE_TLS_REJECT_UNAUTHORIZED: '0' },
      /^NODE_TLS_REJECT_UNAUTHORIZED=0 would/,
      null,
    ],
    ...Object.keys(ASSERTION).map((name): (typeof bad)[number] => [
      `an assertion without ${name}`,
      without({ ...PUBLIC, ...TRUSTED, ...ASSERTION }, name),
      new RegExp(`^${name} is missing: a signed assertion needs`),
    ]),
    [
      'keys over http',
      { ...PUBLIC, ...TRUSTED, ...ASSERTION, TRUSTED_JWKS_URL: 'http://x.example/jwks' },
      /^TRUSTED_JWKS_URL/,
    ],

    ['a misspelt mode', { AUTH_MOD: 'oidc' }, /^AUTH_MOD is not a setting of Scribeboard: AUTH_MODE is/, null],
    ['a mode in small letters', { auth_mode: 'oidc' }, /^auth_mode is not a setting.*AUTH_MODE is/, null],
    ['swapped letters', { TOKENS_FLIE: 'x' }, /TOKENS_FILE is/, null],
    ['a letter too many', { PUBLIC_URLS: 'x' }, /PUBLIC_URL is/, null],
    ['an unknown key in the configuration file', {}, /^CONFIG_FILE: .*polices/, { polices: {} }],
    ['an unknown key in the policy', { ...PUBLIC, ...OIDC }, /^CONFIG_FILE: policy/, { policy: { group: {} } }],
    ['a group without SdkAppIds', { ...PUBLIC, ...OIDC }, /policy.groups.ops: /, { policy: { groups: { ops: [] } } }],
    ['an SdkAppId as text', { ...PUBLIC, ...OIDC }, /must be "\*" or a list/, { policy: { groups: { ops: ['1'] } } }],
  ];

  it.each(bad)('%s', (_what, environment, says, configFile = POLICY) => {
    const found = problems({ ...CLOUD_KEY, ...environment }, configFile);
    expect(found.join('\n')).toMatch(says);
    for (const line of found) {
      expect(line).not.toContain('\n');
      for (const value of [environment['OIDC_CLIENT_SECRET'], environment['COOKIE_KEYS']])
        if (value && value.length > 8) expect(line).not.toContain(value);
    }
  });

  const LEAKED = 'Qm3kT7vR1xW9zP5nB8dY2hL6gF4jC0sA';
  it.each([...SETTINGS])('%s, with what it holds kept to itself when it may be a key or a password', (name) => {
    const others = { ...PUBLIC, ...OIDC, ...TRUSTED, ...ASSERTION };
    for (const value of [LEAKED, `https://user:${LEAKED}@proxy.example/${LEAKED}?key=${LEAKED}`, `127.0.0.1 ${LEAKED}`])
      for (const environment of [{ [name]: value }, { ...others, [name]: value }]) {
        for (const file of [{}, { [LEAKED]: '', [`${LEAKED}_`]: '=' }]) {
          const parsed = parseConfig(environment, file, POLICY);
          const said = 'problems' in parsed ? parsed.problems : startProblems(parsed);
          expect(said.join('\n')).not.toContain(LEAKED.slice(0, 16));
        }
      }
  });

  it('says everything that is missing at once', () => {
    expect(problems({ ...PUBLIC, AUTH_MODE: 'oidc' }, null)).toHaveLength(4);
  });

  it('says of a HOST that a shell exported where it came from, and what helps', () => {
    const found = problems({ ...CLOUD_KEY, HOST: 'x86_64-conda-linux-gnu' }, null);
    expect(found).toHaveLength(2);
    expect(found[1]).toMatch(/environment of this process, where shells and conda.*HOST=127.0.0.1 in .env/);
    const inFile = parseConfig(CLOUD_KEY, { HOST: '0.0.0.0' });
    if ('problems' in inFile) throw new Error(inFile.problems.join());
    expect(startProblems(inFile).join()).not.toMatch(/environment/);
  });
});
