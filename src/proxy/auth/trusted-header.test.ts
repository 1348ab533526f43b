import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLocalJWKSet, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { parseConfig } from '../config/config.ts';
import type { Visitor } from './auth.ts';
import type { TrustedHeaderConfig } from './auth-config.ts';
import { createTrustedHeader } from './trusted-header.ts';

const NOW = Date.parse('2030-01-01T00:00:00Z');
const PEER = '10.1.2.3';
const POLICY = { groups: { ops: '*' as const, live: [7] } };
const ASSERTION = {
  TRUSTED_ASSERTION_HEADER: 'X-Assertion',
  TRUSTED_JWKS_URL: 'https://front.example/jwks',
  TRUSTED_ISSUER: 'https://front.example',
  TRUSTED_AUDIENCE: 'board',
};

function configOf(settings: Record<string, string>): TrustedHeaderConfig {
  const config = parseConfig({
    AUTH_MODE: 'trusted-header',
    TRUSTED_PROXY_CIDRS: '10.1.2.0/24, fd00::/8',
    ...settings,
  });
  if ('problems' in config || config.auth.mode.mode !== 'trusted-header') throw new Error(JSON.stringify(config));
  return config.auth.mode;
}

function open(settings: Record<string, string> = {}, deps: Partial<Parameters<typeof createTrustedHeader>[1]> = {}) {
  return createTrustedHeader(configOf(settings), {
    policy: POLICY,
    clock: { wall: () => NOW, monotonic: () => 0 },
    logger: { warn: () => {} },
    ...deps,
  });
}

const from = (peer: string | null, ...headers: [string, string][]): Visitor => ({ peer, headers });

describe('plain headers', () => {
  const ask = (...headers: [string, string][]) => open().authenticate(from(PEER, ...headers));

  it('say who it is and what their groups let them see', async () => {
    const identity = await ask(['x-forwarded-user', 'ann@example.org'], ['x-forwarded-groups', 'live, readers']);
    expect(identity).toEqual({
      id: 'person ann@example.org',
      kind: 'person',
      name: 'ann@example.org',
      scopes: new Set(['read', 'write']),
      apps: new Set([7]),
      expiresAt: null,
    });
  });

  it('let a person without a group in, who sees nothing', async () => {
    expect(await ask(['x-forwarded-user', 'bob'])).toMatchObject({ name: 'bob', apps: new Set() });
  });

  it('have the names of the settings', async () => {
    const auth = open({ TRUSTED_USER_HEADER: 'X-Email', TRUSTED_GROUPS_HEADER: 'X-Roles' });
    expect(await auth.authenticate(from(PEER, ['x-email', 'ann'], ['x-roles', 'ops']))).toMatchObject({ apps: 'all' });
    expect(await auth.authenticate(from(PEER, ['x-forwarded-user', 'ann']))).toBe('anonymous');
  });

  it.each(['李华', 'Zoë Müller', 'Łukasz', '😀'])(
    'name %s in UTF-8, of which Node makes one character a byte',
    async (name) => {
      const asNodeReads = (text: string) => Buffer.from(text, 'utf8').toString('latin1');
      const policy = { groups: { [name]: [8] } };
      const auth = open({}, { policy });
      const groups: [string, string] = ['x-forwarded-groups', asNodeReads(`live, ${name}`)];
      expect(await auth.authenticate(from(PEER, ['x-forwarded-user', asNodeReads(name)], groups))).toMatchObject({
        id: `person ${name}`,
        name,
        apps: new Set([8]),
      });
      for (const hidden of ['\u202e', '\u0085', '\u200b', '\ufeff'])
        expect(await ask(['x-forwarded-user', asNodeReads(`${name}${hidden}`)])).toBe('invalid');
    },
  );

  it('are taken as they are in an older encoding', async () => {
    expect(await ask(['x-forwarded-user', 'Zo\u00eb'])).toMatchObject({ name: 'Zo\u00eb' });
  });

  const user = ['x-forwarded-user', 'ann'] as [string, string];
  it.each<[string, [string, string][], string]>([
    ['none at all', [], 'anonymous'],
    ['only groups', [['x-forwarded-groups', 'ops']], 'anonymous'],
    ['the user twice', [user, ['x-forwarded-user', 'eve']], 'invalid'],
    ['the same user twice', [user, user], 'invalid'],
    ['two users in one line', [['x-forwarded-user', 'ann, eve']], 'invalid'],
    ['a duplicate with underscores', [user, ['x_forwarded_user', 'eve']], 'invalid'],
    ['a duplicate with one underscore', [user, ['x-forwarded_user', 'eve']], 'invalid'],
    ['only the spelling with underscores', [['x_forwarded_user', 'eve']], 'invalid'],
    ['groups twice', [user, ['x-forwarded-groups', 'live'], ['x-forwarded-groups', 'ops']], 'invalid'],
    ['groups with a duplicate', [user, ['x_forwarded_groups', 'ops']], 'invalid'],
    ['an empty user', [['x-forwarded-user', '']], 'invalid'],
    ['a blank user', [['x-forwarded-user', '  ']], 'invalid'],
    ['a user with a control character', [['x-forwarded-user', 'ann\u0000']], 'invalid'],
    ['a user who reads backwards', [['x-forwarded-user', 'ann\u202eeve']], 'invalid'],
    ['a user of 257 characters', [['x-forwarded-user', 'a'.repeat(257)]], 'invalid'],
  ])('%s: let no visitor in', async (_what, headers, refusal) => {
    expect(await ask(...headers)).toBe(refusal);
  });
});

describe('only the proxy in front is believed', () => {
  const headers: [string, string][] = [
    ['x-forwarded-user', 'eve'],
    ['x-forwarded-groups', 'ops'],
    ['x-forwarded-for', PEER],
    ['forwarded', `for=${PEER}`],
    ['x-real-ip', PEER],
  ];

  it.each(['10.1.2.0', '10.1.2.255', '::ffff:10.1.2.9', '::FFFF:10.1.2.9', 'fd12::1'])('%s is one', async (peer) => {
    expect(await open().authenticate(from(peer, ...headers))).toMatchObject({ name: 'eve' });
  });

  it.each(['10.1.3.0', '127.0.0.1', '::1', '::ffff:10.1.3.1', '::a01:203', 'fe80::1%eth0', '', 'x', null])(
    '%j is none, whatever it says about where it comes from',
    async (peer) => {
      expect(await open().authenticate(from(peer, ...headers))).toBe('invalid');
    },
  );
});

const PASSWORD = 'a password that stands in the key set';

it('a flood of the refused leaves a line of the log for each reason and ten seconds, which counts the others', async () => {
  let now = 0;
  const lines: string[] = [];
  const auth = open(
    {},
    {
      clock: { wall: () => NOW, monotonic: () => now },
      logger: { warn: (fields, message) => lines.push(`${message} ${JSON.stringify(fields)}`) },
    },
  );
  for (now = 0; now < 60_000; now += 10) {
    await auth.authenticate(from('10.1.3.0'));
    await auth.authenticate(from(PEER, ['x-forwarded-user', '']));
  }
  expect(lines).toHaveLength(12);
  expect(lines.at(-1)).toContain('"before":999');
});

describe('a signed assertion', () => {
  type Key = Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];
  let key: Key;
  let otherKey: Key;
  let keys: ReturnType<typeof createLocalJWKSet>;
  let publicText: string;

  beforeAll(async () => {
    const pair = await generateKeyPair('ES256', { extractable: true });
    const jwk = await exportJWK(pair.publicKey);
    key = pair.privateKey;
    otherKey = (await generateKeyPair('ES256')).privateKey;
    const oct = { kty: 'oct', k: Buffer.from(PASSWORD).toString('base64url'), alg: 'HS256', kid: 'password' };
    keys = createLocalJWKSet({ keys: [{ ...jwk, alg: 'ES256', kid: 'one' }, oct] });
    publicText = JSON.stringify(jwk);
  });

  const CLAIMS: JWTPayload = {
    sub: 'u-17',
    email: 'ann@example.org',
    groups: ['live'],
    iss: ASSERTION.TRUSTED_ISSUER,
    aud: ASSERTION.TRUSTED_AUDIENCE,
    exp: NOW / 1000 + 300,
  };
  const sign = (claims: { [name: string]: unknown }, by = key, header: object = {}) =>
    new SignJWT(claims as JWTPayload).setProtectedHeader({ alg: 'ES256', kid: 'one', ...header }).sign(by);
  const ask = (token: string, ...more: [string, string][]) =>
    open(ASSERTION, { keys }).authenticate(from(PEER, ['x-assertion', token], ...more));

  it('says who it is, until when, and what their groups let them see', async () => {
    expect(await ask(await sign(CLAIMS))).toMatchObject({
      id: 'person u-17',
      name: 'ann@example.org',
      apps: new Set([7]),
      expiresAt: NOW + 360_000,
    });
  });

  it('is the only thing that is believed', async () => {
    const plain: [string, string][] = [
      ['x-forwarded-user', 'eve'],
      ['x-forwarded-groups', 'ops'],
    ];
    expect(await ask(await sign(CLAIMS), ...plain)).toMatchObject({ id: 'person u-17', apps: new Set([7]) });
    expect(await open(ASSERTION, { keys }).authenticate(from(PEER, ...plain))).toBe('anonymous');
    expect(await open(ASSERTION, { keys }).authenticate(from('8.8.8.8', ['x-assertion', await sign(CLAIMS)]))).toBe(
      'invalid',
    );
  });

  it('takes a group for one only as a text in a list', async () => {
    for (const groups of [undefined, 'ops', { ops: true }, [['ops']], [1], null])
      expect(await ask(await sign({ ...CLAIMS, groups }))).toMatchObject({ apps: new Set() });
  });

  it.each<[string, () => Promise<string>, string]>([
    ['signed by another', () => sign(CLAIMS, otherKey), 'invalid'],
    ['of another issuer', () => sign({ ...CLAIMS, iss: 'https://evil.example' }), 'invalid'],
    ['for another audience', () => sign({ ...CLAIMS, aud: 'mail' }), 'invalid'],
    ['without an audience', () => sign({ ...CLAIMS, aud: undefined }), 'invalid'],
    ['without a subject', () => sign({ ...CLAIMS, sub: undefined }), 'invalid'],
    ['that never ends', () => sign({ ...CLAIMS, exp: undefined }), 'invalid'],
    ['that has ended', () => sign({ ...CLAIMS, exp: NOW / 1000 - 61 }), 'expired'],
    ['that has not begun', () => sign({ ...CLAIMS, nbf: NOW / 1000 + 120 }), 'invalid'],
    ['with an unknown key', () => sign(CLAIMS, key, { kid: 'two' }), 'invalid'],
    ['with extensions we do not know', () => sign(CLAIMS, key, { crit: ['x'], x: 1 }).catch(() => 'x.y.z'), 'invalid'],
    ['signed with the public key as a password', () => hmac(CLAIMS, publicText, 'one'), 'invalid'],
    ['signed with a password that is published', () => hmac(CLAIMS, PASSWORD, 'password'), 'invalid'],
    ['not signed', async () => `${part({ alg: 'none' })}.${part(CLAIMS)}.`, 'invalid'],
    [
      'altered',
      async () => (await sign(CLAIMS)).replace(/\.[^.]+\./, `.${part({ ...CLAIMS, groups: ['ops'] })}.`),
      'invalid',
    ],
    ['that is none', async () => 'ann', 'invalid'],
    ['that is empty', async () => '', 'invalid'],
  ])('%s lets no visitor in', async (_what, make, refusal) => {
    expect(await ask(await make())).toBe(refusal);
  });

  it('sent twice, or with a duplicate in underscores, lets no visitor in', async () => {
    const token = await sign(CLAIMS);
    expect(await ask(token, ['x-assertion', token])).toBe('invalid');
    expect(await ask(token, ['x_assertion', token])).toBe('invalid');
  });

  it('is checked with the keys at the address of the settings, and cannot be judged while they are away', async () => {
    const jwks = JSON.stringify({ keys: [{ ...JSON.parse(publicText), alg: 'ES256', kid: 'one' }] });
    let isUp = false;
    const issuer = createServer((_request, response) => response.writeHead(isUp ? 200 : 503).end(isUp ? jwks : ''));
    await once(issuer.listen(0, '127.0.0.1'), 'listening');
    const { port } = issuer.address() as AddressInfo;
    const auth = open({ ...ASSERTION, TRUSTED_JWKS_URL: `http://127.0.0.1:${port}/jwks` });
    const visitor = from(PEER, ['x-assertion', await sign(CLAIMS)]);
    expect(await auth.authenticate(visitor)).toBe('unavailable');
    isUp = true;
    expect(await auth.authenticate(visitor)).toMatchObject({ id: 'person u-17' });
    issuer.close();
    issuer.closeAllConnections();
    expect(await auth.authenticate(visitor)).toMatchObject({ id: 'person u-17' });
  });

  it('goes on being checked with the last keys however long they are away, without a wait for each visitor', async () => {
    const jwks = JSON.stringify({ keys: [{ ...JSON.parse(publicText), alg: 'ES256', kid: 'one' }] });
    let asked = 0;
    let isUp = true;
    const issuer = createServer((_request, response) => {
      asked += 1;
      response.writeHead(isUp ? 200 : 503).end(isUp ? jwks : '');
    });
    await once(issuer.listen(0, '127.0.0.1'), 'listening');
    const { port } = issuer.address() as AddressInfo;
    const auth = open({ ...ASSERTION, TRUSTED_JWKS_URL: `http://127.0.0.1:${port}/jwks` });
    const visitor = from(PEER, ['x-assertion', await sign(CLAIMS)]);
    expect(await auth.authenticate(visitor)).toMatchObject({ id: 'person u-17' });
    isUp = false;
    vi.useFakeTimers({ toFake: ['Date', 'performance'] });
    vi.setSystemTime(Date.now() + 11 * 60_000);
    for (let i = 0; i < 20; i += 1) expect(await auth.authenticate(visitor)).toMatchObject({ id: 'person u-17' });
    expect(asked).toBe(2);
    // Signed with a key that may be new: it cannot be told.
    const unknown = from(PEER, ['x-assertion', await sign(CLAIMS, key, { kid: 'two' })]);
    expect(await auth.authenticate(unknown)).toBe('unavailable');
    isUp = true;
    vi.advanceTimersByTime(30_000);
    expect(await auth.authenticate(unknown)).toBe('invalid');
    expect(await auth.authenticate(visitor)).toMatchObject({ id: 'person u-17' });
    vi.useRealTimers();
    issuer.close();
    issuer.closeAllConnections();
  });

  it('cannot be judged while its keys cannot be fetched', async () => {
    const down = () => Promise.reject(new TypeError('fetch failed'));
    expect(await open(ASSERTION, { keys: down }).authenticate(from(PEER, ['x-assertion', await sign(CLAIMS)]))).toBe(
      'unavailable',
    );
  });

  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const hmac = (claims: JWTPayload, password: string, kid: string) =>
    new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid }).sign(Buffer.from(password));
});
