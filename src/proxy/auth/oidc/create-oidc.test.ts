import { once } from 'node:events';
import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '#harness/open-store.ts';
import { parseConfig } from '#proxy/config/config.ts';
import { CLIENT, type IdentityProviderOfTest, newKey, startIdentityProvider } from '#testing/identity-provider.ts';
import { keep as keepNow } from '#testing/keep.ts';
import { serveBackEnd } from '#testing/serve-back-end.ts';
import { createVirtualClock } from '#testing/virtual-clock.ts';
import { createBackground } from '../../background.ts';
import { FILE_NAME } from '../../store/sqlite-store.ts';
import { createAuth } from '../create-auth.ts';
import { cookieNames } from './cookie.ts';

const BOARD = 'http://localhost:3000';
const HOUR_MS = 3_600_000;
const LINK = '/apps/1400000000/task?id=-m9%2BbVV.&region=ap-singapore';
const KEYS = ['q8Zt0mK2vYx4LhN7sWcR1bJ6eUa9TgPf', 'D3nB5iXo7VwE0kMy2RzC8uQj4SlHt6Ga'];
const POLICY = { groups: { 'trtc-ops': '*', 'trtc-one': [1_400_000_000] } };

let idp: IdentityProviderOfTest;
let folder: string;
beforeAll(async () => {
  idp = await startIdentityProvider(BOARD);
  folder = mkdtempSync(join(tmpdir(), 'scribeboard-oidc-'));
});
afterAll(async () => {
  await idp.stop();
  rmSync(folder, { recursive: true });
});
beforeEach(() => idp.forge(null));

interface BoardOptions {
  settings?: Record<string, string>;
  policy?: object;
  issuer?: string;
  clock?: ReturnType<typeof createVirtualClock>;
  dataDir?: string;
}

/** One process of the board, on a clock that stands still. */
async function openBoard(options: BoardOptions = {}) {
  const { settings = {}, policy = POLICY, clock = createVirtualClock(), issuer = idp.issuer } = options;
  const dataDir = options.dataDir ?? mkdtempSync(join(folder, 'data-'));
  const all = {
    AUTH_MODE: 'oidc',
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: CLIENT.id,
    OIDC_CLIENT_SECRET: CLIENT.secret,
    OIDC_SCOPES: 'openid profile email groups',
    COOKIE_KEYS: KEYS[0] ?? '',
    PUBLIC_URL: BOARD,
    ...settings,
  };
  const config = parseConfig(all, {}, { policy });
  if ('problems' in config) throw new Error(config.problems.join('\n'));
  const warnings: string[] = [];
  const logger = {
    warn: (fields: object, message: string) => void warnings.push(`${message} ${JSON.stringify(fields)}`),
  };
  const store = openStore(dataDir, { clock, logger });
  const disk = { takesWords: true };
  let commits = 0;
  const keep = async () => {
    commits += 1;
    return (await keepNow(store, clock)) && disk.takesWords;
  };
  const auth = createAuth(config, {
    background: createBackground(clock, logger),
    clock,
    logger,
    store: { ...store, keep },
    stylesheets: [],
  });
  const { publicUrl, basePath } = config;
  const { server, close: stop } = await serveBackEnd({ publicUrl, basePath, auth, clock });
  const close = async () => {
    await stop();
    await store.close();
  };
  return { server, clock, warnings, dataDir, close, disk, commits: () => commits };
}

type Jar = Map<string, string>;

/** One browser: cookies of the board and of the identity provider, and redirects only when told. */
function openBrowser(server: FastifyInstance, boardJar: Jar = new Map()) {
  const idpJar: Jar = new Map();
  const keep = (jar: Jar, lines: readonly string[]) => {
    for (const line of lines) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/Max-Age=0|expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
  };
  const header = (jar: Jar) => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');

  async function visit(path: string, options: InjectOptions = {}) {
    const headers = { host: 'localhost:3000', cookie: header(boardJar), ...options.headers };
    const answer = await server.inject({ ...options, url: path, headers });
    keep(boardJar, [answer.headers['set-cookie'] ?? []].flat());
    return answer;
  }
  const post = (path: string, payload: object = {}) => visit(path, { method: 'POST', payload });

  /** Follows the identity provider until it sends the browser back: the path and query of the callback. */
  async function throughIssuer(from: string, as: string): Promise<string> {
    let url = from;
    for (let step = 0; step < 8; step += 1) {
      const response = await fetch(url, { redirect: 'manual', headers: { cookie: header(idpJar) } });
      keep(idpJar, response.headers.getSetCookie());
      const location = response.headers.get('location');
      if (location?.startsWith(BOARD)) return location.slice(BOARD.length);
      url = location ? new URL(location, url).href : `${url}?as=${as}`;
    }
    throw new Error(`the identity provider never came back: ${url}`);
  }

  /** As far as the callback, which is not visited yet. */
  async function begin(as = 'ana', to = LINK) {
    const start = await visit(`/auth/start?to=${encodeURIComponent(to)}`);
    return throughIssuer(`${start.headers.location}`, as);
  }
  const login = async (as?: string, to?: string) => visit(await begin(as, to));
  const session = async () => (await visit('/api/session')).statusCode;
  return { visit, post, begin, login, session, throughIssuer, jar: boardJar };
}

/** Where a refused login ends. */
const reasonOf = ({ headers }: { headers: Record<string, unknown> }) =>
  new URLSearchParams(`${headers['location']}`.split('?')[1]).get('reason');

async function opened(options: BoardOptions = {}) {
  const board = await openBoard(options);
  return { ...board, browser: openBrowser(board.server) };
}

describe('the honest login', () => {
  it('lets a person in, says who they are and what they may see, and leads to the very link', async () => {
    const { browser, close } = await opened();
    expect(await browser.session()).toBe(401);
    const signIn = await browser.visit(`/auth/login?to=${encodeURIComponent(LINK)}`);
    expect(signIn.statusCode).toBe(200);
    const [, href = ''] = /class="button primary" href="([^"]+)"/.exec(signIn.body) ?? [];
    expect(href.replaceAll('&#38;', '&')).toBe(`${BOARD}/auth/start?${new URLSearchParams({ to: LINK })}`);
    const back = await browser.login('ana');
    expect([back.statusCode, back.headers.location]).toEqual([302, LINK]);
    const session = (await browser.visit('/api/session')).json();
    expect(session).toMatchObject({
      person: { kind: 'person', name: 'Ana Lin', signOut: '/api/session/end' },
      sdkAppIds: null,
    });
    await close();
  });

  it('asks the issuer with PKCE, state and nonce, a different one each time, and for nothing but a code', async () => {
    const { browser, close } = await opened();
    const asked = await Promise.all(
      [1, 2].map(async () => new URL(`${(await browser.visit('/auth/start')).headers.location}`).searchParams),
    );
    for (const query of asked) {
      expect(Object.fromEntries(query)).toMatchObject({
        response_type: 'code',
        client_id: CLIENT.id,
        redirect_uri: `${BOARD}/auth/callback`,
        scope: 'openid profile email groups',
        code_challenge_method: 'S256',
      });
      for (const name of ['state', 'nonce', 'code_challenge']) expect(query.get(name)).toMatch(/^[\w-]{43}$/);
    }
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked[0]?.get(name)).not.toBe(asked[1]?.get(name));
    await close();
  });

  it('keeps no token in the browser, and nothing that a script or a plain connection could read', async () => {
    const { browser, close } = await opened();
    const callback = await browser.begin();
    const answer = await browser.visit(callback);
    const cookies = [answer.headers['set-cookie'] ?? []].flat();
    expect(cookies).toHaveLength(2);
    expect(cookies[0]).toMatch(/^__Host-scribeboard=[^;]+; Max-Age=86400; Path=\/; Secure; HttpOnly; SameSite=Lax$/);
    expect(cookies[1]).toMatch(/^__Host-scribeboard-login=; Max-Age=0; /);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['referrer-policy']).toBe('no-referrer');
    await close();
  });

  it('takes groups that the issuer tells only when they are fetched', async () => {
    const shy = await startIdentityProvider(BOARD, { groupsOnlyFetched: true });
    const { browser, close } = await opened({ issuer: shy.issuer });
    await browser.login('bo');
    expect((await browser.visit('/api/session')).json()).toMatchObject({ sdkAppIds: [1_400_000_000] });
    expect(shy.requests).toContain('GET /me');
    await close();
    await shy.stop();
  });

  it('works under a path, where every address stands below it', async () => {
    const under = await startIdentityProvider(`${BOARD}/tools/board`);
    const { browser, close } = await opened({ issuer: under.issuer, settings: { BASE_PATH: '/tools/board' } });
    const start = await browser.visit(`/tools/board/auth/start?to=${encodeURIComponent(`/tools/board${LINK}`)}`);
    const back = await browser.visit(await browser.throughIssuer(`${start.headers.location}`, 'ana'));
    expect(back.headers.location).toBe(`/tools/board${LINK}`);
    expect((await browser.visit('/tools/board/api/session')).statusCode).toBe(200);
    expect([...browser.jar.keys()]).toEqual(['__Host-scribeboard+tools+board']);
    await close();
    await under.stop();
  });
});

describe('groups', () => {
  it('give the SdkAppIds of the policy, and the others do not exist', async () => {
    const { browser, close } = await opened();
    await browser.login('bo');
    const asked = async (app: number) => (await browser.visit(`/api/apps/${app}/tasks`)).statusCode;
    expect([await asked(1_400_000_000), await asked(1_400_000_001)]).toEqual([200, 404]);
    await close();
  });

  it('that the policy does not name give no access: the page says who is signed in and which groups those are', async () => {
    const { browser, close } = await opened({ policy: { groups: { others: '*' } } });
    const back = await browser.login('ana');
    expect(browser.jar.size).toBe(0);
    const page = await browser.visit(`${back.headers.location}`, { headers: { 'accept-language': 'en' } });
    expect(page.statusCode).toBe(403);
    expect(page.body).toContain('Ana Lin');
    expect(page.body).toContain('trtc-ops');
    expect(await browser.session()).toBe(401);
    await close();
  });

  it('count as the policy says now, not as it said at the login', async () => {
    const first = await opened();
    await first.browser.login('bo');
    await first.close();
    const { dataDir, clock } = first;
    const second = await openBoard({ dataDir, clock, policy: { groups: { 'trtc-one': [7] } } });
    const browser = openBrowser(second.server, first.browser.jar);
    expect((await browser.visit('/api/session')).json()).toMatchObject({ sdkAppIds: [7] });
    await second.close();
  });
});

describe('a tampered login is refused, and leaves no session:', () => {
  const change = (path: string, name: string, value: string | null) => {
    const url = new URL(path, BOARD);
    if (value === null) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
    return url.pathname + url.search;
  };

  it.each([
    ['another state', (path: string) => change(path, 'state', 'x'.repeat(43)), 'stale'],
    ['no state', (path: string) => change(path, 'state', null), 'stale'],
    ['another issuer in the answer', (path: string) => change(path, 'iss', 'https://evil.example'), 'untrusted'],
    ['no issuer in the answer', (path: string) => change(path, 'iss', null), 'untrusted'],
    ['another code', (path: string) => change(path, 'code', 'x'.repeat(43)), 'untrusted'],
    ['no code', (path: string) => change(path, 'code', null), 'untrusted'],
    ['two codes', (path: string) => `${path}&code=x`, 'untrusted'],
    [
      'an error in place of the code',
      (path: string) => change(change(path, 'code', null), 'error', 'access_denied'),
      'declined',
    ],
  ])('%s', async (_what, tamper, reason) => {
    const { browser, close } = await opened();
    const answer = await browser.visit(tamper(await browser.begin()));
    expect([answer.statusCode, reasonOf(answer)]).toEqual([302, reason]);
    expect(await browser.session()).toBe(401);
    await close();
  });

  it.each<[string, Parameters<IdentityProviderOfTest['forge']>[0]]>([
    ['another nonce', (claims, sign) => sign({ ...claims, nonce: 'x'.repeat(43) })],
    ['no nonce', ({ nonce: _, ...claims }, sign) => sign(claims)],
    ['another issuer', (claims, sign) => sign({ ...claims, iss: 'https://evil.example' })],
    ['another audience', (claims, sign) => sign({ ...claims, aud: 'another-client' })],
    [
      'an hour too old',
      (claims, sign) => sign({ ...claims, iat: (claims.iat ?? 0) - 3_600, exp: (claims.iat ?? 0) - 60 }),
    ],
    ['no subject', ({ sub: _, ...claims }, sign) => sign(claims)],
    ['a key that the issuer does not publish', (claims, sign) => sign(claims, newKey())],
    [
      'no signature',
      async (claims) =>
        `${btoa('{"alg":"none"}').replace(/=+$/, '')}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.`,
    ],
    [
      'other claims under the honest signature',
      async (claims, sign) => {
        const [header, , signature] = (await sign(claims)).split('.');
        return `${header}.${Buffer.from(JSON.stringify({ ...claims, sub: 'admin' })).toString('base64url')}.${signature}`;
      },
    ],
  ])('an ID token with %s', async (_what, how) => {
    const { browser, close, warnings } = await opened();
    idp.forge(how);
    const answer = await browser.login();
    expect([answer.statusCode, reasonOf(answer)]).toEqual([302, 'untrusted']);
    expect(await browser.session()).toBe(401);
    expect(warnings).toEqual([expect.stringContaining('a login was refused')]);
    idp.forge((claims, sign) => sign(claims));
    expect((await browser.login()).headers.location).toBe(LINK);
    await close();
  });

  it('the code with the verifier of another login', async () => {
    const { browser, server, close } = await opened();
    const stolen = new URL(await browser.begin('ana'), BOARD).searchParams;
    const thief = openBrowser(server);
    const own = await thief.begin('bo');
    const answer = await thief.visit(change(own, 'code', stolen.get('code')));
    expect(reasonOf(answer)).toBe('untrusted');
    expect(await thief.session()).toBe(401);
    await close();
  });

  it('a whole answer in another browser than the one that began, so that no person is signed in as another', async () => {
    const { browser, server, close } = await opened();
    const callback = await browser.begin();
    const other = openBrowser(server);
    expect(reasonOf(await other.visit(callback))).toBe('stale');
    expect(await other.session()).toBe(401);
    await close();
  });

  it('the same answer a second time, at once, later, and after a restart', async () => {
    const { browser, server, close, dataDir, clock } = await opened();
    const callback = await browser.begin();
    const before = new Map(browser.jar);
    const twice = [1, 2].map(() => openBrowser(server, new Map(before)).visit(callback));
    const ends = (await Promise.all(twice)).map((answer) => reasonOf(answer) ?? answer.headers.location);
    expect(ends.toSorted()).toEqual([LINK, 'stale']);
    expect(reasonOf(await openBrowser(server, new Map(before)).visit(callback))).toBe('stale');
    await close();
    const next = await openBoard({ dataDir, clock });
    expect(reasonOf(await openBrowser(next.server, new Map(before)).visit(callback))).toBe('stale');
    await next.close();
  });

  it('one that took longer than ten minutes', async () => {
    const { browser, close, clock } = await opened();
    const slow = await browser.begin();
    clock.jump(10 * 60_000 + 1);
    expect(reasonOf(await browser.visit(slow))).toBe('stale');
    const quick = await browser.begin();
    clock.jump(10 * 60_000 - 1);
    expect((await browser.visit(quick)).headers.location).toBe(LINK);
    await close();
  });

  it('the sealed login as a session', async () => {
    const { browser, close } = await opened();
    await browser.begin();
    browser.jar.set('__Host-scribeboard', browser.jar.get('__Host-scribeboard-login') ?? '');
    expect(await browser.session()).toBe(401);
    await close();
  });

  it('one that another site begins', async () => {
    const { browser, close } = await opened();
    const begin = (site: string) => browser.visit('/auth/start', { headers: { 'sec-fetch-site': site } });
    for (const site of ['cross-site', 'same-site'])
      expect((await begin(site)).headers.location).toBe('/auth/login?to=%2F');
    expect(browser.jar.size).toBe(0);
    expect((await begin('same-origin')).headers.location).toContain(idp.issuer);
    await close();
  });

  it('a stranger who sends the browser to the callback does not disturb the login that is under way', async () => {
    const { browser, close } = await opened();
    const callback = await browser.begin();
    await browser.visit('/auth/callback?code=x&state=y');
    expect((await browser.visit(callback)).headers.location).toBe(LINK);
    await close();
  });
});

describe('a session', () => {
  it('ends after 8 hours without a sign of the person, however much the page polls', async () => {
    const { browser, close, clock } = await opened();
    await browser.login();
    for (let quarter = 0; quarter < 32; quarter += 1) {
      expect([quarter, await browser.session()]).toEqual([quarter, 200]);
      clock.jump(HOUR_MS / 4);
    }
    const answer = await browser.visit('/api/session');
    expect([answer.statusCode, answer.json().detail]).toEqual([401, expect.stringContaining('has ended')]);
    await close();
  });

  it('goes on while the person does something, but never beyond 12 hours', async () => {
    const { browser, close, clock } = await opened();
    await browser.login();
    for (let hour = 0; hour < 12; hour += 1) {
      expect([hour, (await browser.post('/api/session/active')).statusCode]).toEqual([hour, 200]);
      clock.jump(HOUR_MS);
    }
    expect((await browser.post('/api/session/active')).statusCode).toBe(401);
    await close();
  });

  it('is renewed at most once a minute', async () => {
    const { browser, close, clock } = await opened();
    await browser.login();
    const renewed = async () => (await browser.post('/api/session/active')).headers['set-cookie'] !== undefined;
    clock.jump(59_999);
    expect(await renewed()).toBe(false);
    clock.jump(1);
    expect([await renewed(), await renewed()]).toEqual([true, false]);
    await close();
  });

  it('outlives a restart', async () => {
    const first = await opened();
    await first.browser.login();
    await first.close();
    const { dataDir, clock } = first;
    const second = await openBoard({ dataDir, clock });
    expect(await openBrowser(second.server, first.browser.jar).session()).toBe(200);
    await second.close();
  });

  it('outlives a change of the cookie keys, as long as the old key is still there', async () => {
    const first = await opened();
    await first.browser.login();
    await first.close();
    const { clock, dataDir } = first;
    const seen = async (keys: string) => {
      const { server, close } = await openBoard({ clock, dataDir, settings: { COOKIE_KEYS: keys } });
      const status = await openBrowser(server, new Map(first.browser.jar)).session();
      await close();
      return status;
    };
    expect(await seen(`${KEYS[1]},${KEYS[0]}`)).toBe(200);
    expect(await seen(`${KEYS[1]}`)).toBe(401);
  });

  it.each(['', 'x', 'a.b.c.d.e', '"', 'x'.repeat(5_000)])('is not what a client made up: %.20s', async (value) => {
    const { browser, close } = await opened();
    browser.jar.set('__Host-scribeboard', value);
    expect(await browser.session()).toBe(401);
    await close();
  });

  it('does not count when its cookie comes twice', async () => {
    const { browser, close } = await opened();
    await browser.login();
    const cookie = `__Host-scribeboard=${browser.jar.get('__Host-scribeboard')}`;
    const asked = async (line: string) =>
      (await browser.visit('/api/session', { headers: { cookie: line } })).statusCode;
    expect([await asked(cookie), await asked(`${cookie}; ${cookie}`)]).toEqual([200, 401]);
    await close();
  });
});

describe('a session of another installation with the same cookie keys', () => {
  it.each([
    ['another issuer', async (otherIssuer: string) => ({ issuer: otherIssuer })],
    ['another client of it', async () => ({ settings: { OIDC_CLIENT_ID: 'another-client' } })],
    ['another path', async () => ({ settings: { BASE_PATH: '/test' } })],
  ])('counts for nothing at a board with %s', async (_what, other) => {
    const first = await opened();
    await first.browser.login();
    const elsewhere = await startIdentityProvider(BOARD);
    const options = await other(elsewhere.issuer);
    const second = await openBoard({ clock: first.clock, ...options });
    const path = 'settings' in options && 'BASE_PATH' in options.settings ? options.settings.BASE_PATH : '';
    const sealed = first.browser.jar.get('__Host-scribeboard') ?? '';
    const jar = new Map([[cookieNames(path).session, sealed]]);
    expect((await openBrowser(second.server, jar).visit(`${path}/api/session`)).statusCode).toBe(401);
    expect(await first.browser.session()).toBe(200);
    await second.close();
    await first.close();
    await elsewhere.stop();
  });
});

describe('signing out', () => {
  it('ends the session for every copy of its cookie, at once and after a restart', async () => {
    const { browser, server, close, dataDir, clock, commits } = await opened();
    await browser.login();
    const copy = new Map(browser.jar);
    clock.jump(60_000);
    await browser.post('/api/session/active');
    const renewed = new Map(browser.jar);
    const answer = await browser.post('/api/session/end');
    expect([answer.statusCode, answer.json()]).toEqual([200, { to: '/auth/signed-out' }]);
    expect(commits()).toBe(1);
    expect(answer.headers['clear-site-data']).toBe('"cache", "storage"');
    expect(browser.jar.size).toBe(0);
    for (const jar of [copy, renewed]) expect(await openBrowser(server, jar).session()).toBe(401);
    await close();
    const next = await openBoard({ dataDir, clock });
    for (const jar of [copy, renewed]) expect(await openBrowser(next.server, jar).session()).toBe(401);
    await next.close();
  });

  it('is answered 202 while the disk does not take it: it holds, until the process ends at least', async () => {
    const { browser, server, close, disk } = await opened();
    await browser.login();
    const copy = new Map(browser.jar);
    disk.takesWords = false;
    expect((await browser.post('/api/session/end')).statusCode).toBe(202);
    expect(await openBrowser(server, copy).session()).toBe(401);
    await close();
  });

  it('stops the answers to the lease of an open page', async () => {
    const { browser, server, close } = await opened();
    await browser.login();
    const page = openBrowser(server, new Map(browser.jar));
    const watch = (more: object) => page.post('/api/watch', { lease: 'a-lease-of-one-tab', revision: 0, ...more });
    const list = { mode: 'replace', apps: [1_400_000_000], refs: [] };
    expect((await watch({ list })).statusCode).toBe(200);
    await browser.post('/api/session/end');
    expect((await watch({})).statusCode).toBe(401);
    expect((await watch({ list })).statusCode).toBe(401);
    await close();
  });

  it('leads to a page that offers to sign in again, and to sign out of the issuer', async () => {
    const { browser, close } = await opened();
    await browser.login();
    await browser.post('/api/session/end');
    const page = await browser.visit('/auth/signed-out');
    expect(page.body).toContain('href="/auth/login"');
    expect(page.body).toContain(`href="${idp.issuer}/session/end?`);
    expect(page.body).not.toContain('id_token_hint');
    await close();
  });

  it('cannot be done by a page of another site', async () => {
    const { browser, close } = await opened();
    await browser.login();
    const headers = { 'sec-fetch-site': 'cross-site' };
    expect((await browser.visit('/api/session/end', { method: 'POST', payload: {}, headers })).statusCode).toBe(403);
    expect(await browser.session()).toBe(200);
    await close();
  });
});

describe('while it cannot be read who has signed out', () => {
  it('sessions of before cannot be judged, and those that begin now count', async () => {
    const { browser, close, dataDir, clock } = await opened();
    await browser.login();
    const copy = new Map(browser.jar);
    await browser.post('/api/session/end');
    await close();
    clock.jump(1_000);
    const file = join(dataDir, FILE_NAME);
    renameSync(file, `${file}.kept`);
    mkdirSync(file);
    const next = await openBoard({ dataDir, clock });
    const answer = await openBrowser(next.server, copy).visit('/api/session');
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '5']);
    clock.jump(1_000);
    const again = openBrowser(next.server);
    await again.login();
    expect(await again.session()).toBe(200);
    rmSync(file, { recursive: true });
    renameSync(`${file}.kept`, file);
    await clock.advance(1_000);
    expect(await openBrowser(next.server, copy).session()).toBe(401);
    expect(await again.session()).toBe(200);
    await next.close();
  });
});

describe('when the identity provider', () => {
  it('is away at the start, the board starts, says since when, and heals by itself', async () => {
    await idp.stop();
    const { browser, close, clock, warnings } = await opened();
    clock.jump(3 * 60_000);
    const page = await browser.visit('/auth/login', { headers: { 'accept-language': 'en' } });
    expect(page.statusCode).toBe(503);
    expect(page.body).toContain('has been unreachable from this server since 2026-11-22 06:00:00 UTC (3 minutes ago).');
    expect((await browser.visit('/auth/start')).headers.location).toBe('/auth/login?to=%2F');
    expect((await browser.visit('/livez')).statusCode).toBe(200);
    await idp.start();
    await clock.advance(2_000);
    expect((await browser.visit('/auth/login')).statusCode).toBe(200);
    expect((await browser.login()).headers.location).toBe(LINK);
    expect(warnings).toEqual([
      expect.stringContaining('the identity provider cannot be reached'),
      expect.stringContaining('the identity provider responds again'),
    ]);
    await close();
  });

  it('goes away later, those who are signed in stay so, and the others read that it is away', async () => {
    const { browser, server, close, clock } = await opened();
    await browser.login();
    const late = openBrowser(server);
    const callback = await late.begin('bo');
    await idp.stop();
    expect(await browser.session()).toBe(200);
    expect((await late.visit(callback)).headers.location).toBe(`/auth/login?${new URLSearchParams({ to: LINK })}`);
    await clock.advance(30_000);
    expect((await openBrowser(server).visit('/auth/login')).statusCode).toBe(503);
    expect(await browser.session()).toBe(200);
    await idp.start();
    await clock.advance(2_000);
    expect((await late.login('bo')).headers.location).toBe(LINK);
    await close();
  });

  it.each([
    ['is away, a crowd at the login page costs one request in two seconds', 503, 2_000],
    ['is well, a crowd at the login page costs one request in half a minute', 200, 30_000],
  ])('%s', async (_what, status, everyMs) => {
    let asked = 0;
    const issuer = createHttpServer((_request, response) => {
      asked += 1;
      const body = JSON.stringify({ issuer: address, authorization_endpoint: `${address}/auth` });
      response.writeHead(status, { 'content-type': 'application/json' }).end(body);
    });
    await once(issuer.listen(0, '127.0.0.1'), 'listening');
    const address = `http://127.0.0.1:${(issuer.address() as AddressInfo).port}/`;
    const { server, close, clock } = await opened({ issuer: address });
    const crowd = async () => {
      const before = asked;
      const all = Array.from({ length: 50 }, () => openBrowser(server).visit('/auth/login'));
      expect(new Set((await Promise.all(all)).map(({ statusCode }) => statusCode))).toEqual(new Set([status]));
      return asked - before;
    };
    await crowd();
    expect([asked, await crowd()]).toEqual([1, 0]);
    await clock.advance(everyMs - 1);
    expect(await crowd()).toBe(0);
    await clock.advance(1);
    expect(await crowd()).toBe(1);
    await close();
    issuer.close();
  });

  it('signs with a new key from one login to the next, no person notices', async () => {
    const { browser, close } = await opened();
    await browser.login();
    await idp.rotateKeys();
    expect((await browser.login('ana')).headers.location).toBe(LINK);
    await idp.rotateKeys();
    expect((await browser.login('ana')).headers.location).toBe(LINK);
    await close();
  });

  it('declines, its code is shown and nothing else that came with it', async () => {
    const { browser, close } = await opened();
    const answer = await browser.login('declined');
    const page = await browser.visit(`${answer.headers.location}`);
    expect([page.statusCode, reasonOf(answer)]).toEqual([400, 'declined']);
    expect(page.body).toContain('<code>access_denied</code>');
    const forged = await browser.visit('/auth/refused?reason=declined&code=Call%20Mallory&to=//evil.example');
    expect(forged.body).not.toMatch(/Mallory|evil/);
    await close();
  });

  it('is another one than its metadata says, it is not believed', async () => {
    const { browser, close, warnings } = await opened({ issuer: idp.issuer.replace('127.0.0.1', 'localhost') });
    expect((await browser.visit('/auth/login')).statusCode).toBe(503);
    expect(warnings[0]).toContain('issuer');
    await close();
  });

  it('has another secret for us, the log says so and shows no secret', async () => {
    const { browser, close, warnings } = await opened({ settings: { OIDC_CLIENT_SECRET: 'canary-wrong-secret' } });
    expect(reasonOf(await browser.login())).toBe('untrusted');
    expect(warnings.join()).toContain('invalid_client');
    expect(warnings.join()).not.toContain('canary');
    await close();
  });
});

describe('the pages around the login', () => {
  it('speak the language of the browser, or the one that was chosen', async () => {
    const { browser, close } = await opened();
    const heading = async (path: string, language: string) => {
      const { body } = await browser.visit(path, { headers: { 'accept-language': language } });
      return [/<html lang="([^"]+)"/.exec(body)?.[1], /<h1>([^<]+)/.exec(body)?.[1]];
    };
    expect(await heading('/auth/login', 'fr, zh-TW;q=0.8, en;q=0.7')).toEqual(['zh-CN', '登录']);
    expect(await heading('/auth/login', 'zh;q=0.3, en-GB;q=0.9')).toEqual(['en', 'Sign in']);
    expect(await heading('/auth/login', 'fr')).toEqual(['en', 'Sign in']);
    expect(await heading('/auth/login?lang=zh-CN', 'en')).toEqual(['zh-CN', '登录']);
    expect(await heading('/auth/signed-out?lang=en', 'zh')).toEqual(['en', 'You are signed out']);
    await close();
  });

  it('let nothing of an address become markup', async () => {
    const { browser, close } = await opened();
    const evil = `"'><script>alert(1)</script>`;
    for (const path of ['/auth/login', '/auth/refused', '/auth/signed-out', '/auth/denied'])
      for (const name of ['to', 'lang', 'reason', 'code', 'who', evil]) {
        const { body, headers } = await browser.visit(`${path}?${new URLSearchParams({ [name]: `/${evil}` })}`);
        expect(`${body}${headers.location ?? ''}`).not.toContain('<script');
        expect(body).not.toContain('style=');
      }
    await close();
  });

  it('take those who are signed in on to where they wanted to go, and tell who is not any more that it is over', async () => {
    const { browser, close, clock } = await opened();
    await browser.login();
    expect((await browser.visit(`/auth/login?${new URLSearchParams({ to: LINK })}`)).headers.location).toBe(LINK);
    clock.jump(9 * HOUR_MS);
    expect((await browser.visit('/auth/login?lang=en')).body).toContain('You are signed out');
    await close();
  });
});
