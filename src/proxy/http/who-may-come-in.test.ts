import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import pino from 'pino';
import * as v from 'valibot';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AppsAnswer } from '#contract/app-summary.ts';
import { IncidentsAnswer } from '#contract/incident.ts';
import { DEFAULT_LIMITS } from '#contract/limits.ts';
import { ProblemDetails } from '#contract/problem-details.ts';
import { Session } from '#contract/session.ts';
import { TaskAnswer } from '#contract/task-view.ts';
import { WatchAnswer } from '#contract/watch.ts';
import { lifeCycle } from '#emulator/task-script.ts';
import { createBackEnd } from '#testing/back-end.ts';
import { forgetfulStore } from '#testing/forgetful-store.ts';
import { UNLIMITED } from '#testing/serve-back-end.ts';
import { createVirtualClock } from '#testing/virtual-clock.ts';
import { atOnce } from '../api/answer.ts';
import type { Identity } from '../api/identity.ts';
import type { Route } from '../api/route.ts';
import { ROUTES } from '../api/routes.ts';
import type { Auth, Visitor } from '../auth/auth.ts';
import { createAuth } from '../auth/create-auth.ts';
import { createToken } from '../auth/create-token.ts';
import { createSeal } from '../auth/oidc/seal.ts';
import { sealPurpose } from '../auth/oidc/seal-purpose.ts';
import { LoginSession } from '../auth/oidc/session.ts';
import { createBackground } from '../background.ts';
import { systemClock } from '../clock.ts';
import { parseConfig } from '../config/config.ts';
import { Secret } from '../credentials/secret.ts';
import { createMemoryStore } from '../store/memory-store.ts';
import type { Store } from '../store/store.ts';
import { admit } from './admit.ts';
import { createServer } from './server.ts';

/** Of the task team; of others; never seen. All three would be served: the account names none. */
const [OURS, THEIRS, UNKNOWN] = [1_400_000_001, 1_400_000_002, 1_400_000_003];
const REGION = 'ap-singapore';
const PEER = '10.1.2.3';
const LEASE = 'a-lease-of-one-tab';

const folder = mkdtempSync(join(tmpdir(), 'scribeboard-who-'));
const tokensFile = join(folder, 'tokens.jsonl');
const clock = createVirtualClock();
const tokens = {
  read: token('read', { scopes: ['read'] }),
  ingest: token('ingest', { scopes: ['ingest'] }),
  readTheirs: token('read-theirs', { scopes: ['read'], sdkAppIds: [THEIRS] }),
  expired: token('expired', { scopes: ['read', 'ingest'], days: -1 }),
};

function token(name: string, wish: Partial<Parameters<typeof createToken>[0]>) {
  return createToken({ name, sdkAppIds: [OURS], scopes: [], days: 1, now: clock.wall(), ...wish });
}

const person = (name: string, groups: string): Visitor => ({
  peer: PEER,
  headers: [
    ['x-forwarded-user', name],
    ['x-forwarded-groups', groups],
  ],
});
const bearer = ({ token: text }: { token: string }, peer = PEER): Visitor => ({
  peer,
  headers: [['authorization', `Bearer ${text}`]],
});

const VISITORS = {
  anonymous: { peer: PEER, headers: [] },
  forger: { ...person('ann', 'ops'), peer: '8.8.8.8' },
  expired: bearer(tokens.expired),
  unknownToken: bearer(token('unknown', { scopes: ['read', 'ingest'] })),
  noGroup: person('bob', 'unknown'),
  wrongApp: person('eve', 'theirs'),
  wrongAppToken: bearer(tokens.readTheirs),
  rightApp: person('ann', 'ours'),
  everyApp: person('olga', 'ops'),
  readToken: bearer(tokens.read),
  ingestToken: bearer(tokens.ingest),
} satisfies Record<string, Visitor>;
type VisitorName = keyof typeof VISITORS;

/** What each gets, by the policy of the route; for one without an SdkAppId in it, `unknown` means an answer without theirs. */
type Outcome = 'answered' | 'unknown' | 'refused' | 'forbidden';
const OUTCOMES: Record<VisitorName, Record<Route['policy'], Outcome>> = {
  anonymous: { public: 'answered', read: 'refused', write: 'refused', ingest: 'refused' },
  forger: { public: 'answered', read: 'refused', write: 'refused', ingest: 'refused' },
  expired: { public: 'answered', read: 'refused', write: 'refused', ingest: 'refused' },
  unknownToken: { public: 'answered', read: 'refused', write: 'refused', ingest: 'refused' },
  noGroup: { public: 'answered', read: 'unknown', write: 'unknown', ingest: 'forbidden' },
  wrongApp: { public: 'answered', read: 'unknown', write: 'unknown', ingest: 'forbidden' },
  wrongAppToken: { public: 'answered', read: 'unknown', write: 'forbidden', ingest: 'forbidden' },
  rightApp: { public: 'answered', read: 'answered', write: 'answered', ingest: 'forbidden' },
  everyApp: { public: 'answered', read: 'answered', write: 'answered', ingest: 'forbidden' },
  readToken: { public: 'answered', read: 'answered', write: 'forbidden', ingest: 'forbidden' },
  ingestToken: { public: 'answered', read: 'forbidden', write: 'forbidden', ingest: 'answered' },
};

/** What a route is sent, so that who may ask is answered; a new route needs a line here, or fails for `rightApp`. */
const SAMPLES: Record<string, (app: number) => { query?: string; body?: object }> = {
  'GET /api/apps/:sdkAppId/task': () => ({ query: `?id=-ours.&region=${REGION}` }),
  'GET /api/apps/:sdkAppId/task/history': () => ({ query: `?id=-ours.&region=${REGION}` }),
  'GET /api/apps/:sdkAppId/task/exchange': () => ({ query: `?id=-ours.&region=${REGION}` }),
  'POST /api/apps/:sdkAppId/task/check': () => ({ body: { id: '-ours.', region: REGION } }),
  'POST /api/apps/:sdkAppId/label': () => ({ body: { label: 'Ours' } }),
  'POST /api/apps/:sdkAppId/limits': () => ({ body: DEFAULT_LIMITS }),
  'POST /api/apps/:sdkAppId/task/remove': () => ({ body: { id: '-slip.', region: REGION } }),
  'POST /api/incidents/acknowledge': () => ({ body: { ids: ['none'], acknowledged: true } }),
  'POST /api/session/end': () => ({ body: {} }),
  'POST /api/session/active': () => ({ body: {} }),
  'POST /api/watch': (app) => ({
    body: { lease: LEASE, revision: 0, list: { apps: [app], refs: [], mode: 'replace' } },
  }),
};
const nameOf = ({ method, path }: Route) => `${method} ${path}`;

interface Answer {
  status: number;
  body: unknown;
}
type Send = (route: Route, visitor: Visitor, app: number) => Promise<Answer>;

let backEnd: ReturnType<typeof createBackEnd>;
let server: FastifyInstance;
let main: Door;

/** As the process makes it of these settings. */
function authOf(settings: Record<string, string>, store: Store = forgetfulStore): Auth {
  const policy = { groups: { ours: [OURS], theirs: [THEIRS], ops: '*' } };
  const config = parseConfig({ ...settings, TOKENS_FILE: tokensFile }, {}, { policy });
  if ('problems' in config) throw new Error(config.problems.join('\n'));
  const logger = { warn: () => {} };
  const background = createBackground(clock, logger);
  return createAuth(config, { background, clock, logger, store, stylesheets: [] });
}

beforeAll(async () => {
  const lines = Object.values(tokens).map(({ line }) => line);
  writeFileSync(tokensFile, lines.join('\n'));
  const auth = authOf({ AUTH_MODE: 'trusted-header', TRUSTED_PROXY_CIDRS: PEER });
  backEnd = createBackEnd({ clock, auth });
  server = await serve(auth);
  main = { server, auth };
  for (const [app, taskId] of [
    [OURS, '-ours.'],
    [THEIRS, '-theirs.'],
  ] as const)
    backEnd.board.addTasks([{ sdkAppId: app, region: REGION, taskId }]);
  const forEver = { startsAt: clock.wall(), idleMs: 0, inProgressMs: Number.POSITIVE_INFINITY, exitedMs: 0 };
  backEnd.emulator.setTask({ sdkAppId: THEIRS, region: REGION, taskId: '-theirs.' }, lifeCycle(forEver));
  backEnd.board.setAppLabel(THEIRS, 'Their secret name');
  await clock.advance(5_000);
});
afterAll(async () => {
  backEnd.stop();
  await server.close();
  rmSync(folder, { recursive: true });
});

async function serve(auth: Auth, deps = backEnd.deps): Promise<FastifyInstance> {
  const pagesDir = join(folder, 'pages');
  mkdirSync(pagesDir, { recursive: true });
  writeFileSync(join(pagesDir, 'index.html'), '');
  const logger = pino({ level: 'silent' });
  return createServer({
    background: createBackground(systemClock, { warn: () => {} }),
    auth,
    deps,
    pagesDir,
    basePath: '',
    publicUrl: null,
    port: 3000,
    ...UNLIMITED,
    logger,
  });
}

/** A server in one of the modes, and the way in that it has. */
interface Door {
  server: FastifyInstance;
  auth: Auth;
}
type Through = (door: Door) => Send;

const viaServer =
  (method?: 'HEAD'): Through =>
  (door) =>
  async (route, { headers, peer }, app) => {
    const { query = '', body } = SAMPLES[nameOf(route)]?.(app) ?? {};
    const answer = await door.server.inject({
      method: method ?? route.method,
      url: route.path.replace(':sdkAppId', String(app)) + query,
      headers: { host: 'localhost:3000', ...Object.fromEntries(headers) },
      remoteAddress: peer ?? '',
      ...(body ? { payload: body } : {}),
    });
    return { status: answer.statusCode, body: answer.body };
  };

const viaHandlers: Through = (door) => async (route, visitor, app) => {
  const { query = '', body } = SAMPLES[nameOf(route)]?.(app) ?? {};
  const admission = await admit(route, visitor, door.auth, backEnd.deps);
  const params = { sdkAppId: String(app) };
  const request = { params, query: new URLSearchParams(query), body, header: () => undefined };
  return admission.refused ?? (await atOnce(admission.answer(request)));
};

const WAYS: [string, Through, Route['method'][]][] = [
  ['the server', viaServer(), ['GET', 'POST']],
  ['HEAD requests', viaServer('HEAD'), ['GET']],
  ['the plain handlers', viaHandlers, ['GET', 'POST']],
];

const routesOf = ({ auth }: Door) => [...ROUTES, ...auth.routes];
const concernsApp = (route: Route) => /:sdkAppId/.test(route.path) || route.path === '/api/watch';

/** Every route of these methods for one visitor: what came otherwise than it must. */
async function unexpected(
  door: Door,
  through: Through,
  methods: Route['method'][],
  visitor: Visitor,
  like: VisitorName,
) {
  const found: string[] = [];
  for (const route of routesOf(door).filter(({ method }) => methods.includes(method))) {
    const { status, body } = await through(door)(route, visitor, OURS);
    const outcome = OUTCOMES[like][route.policy];
    const tellsOurs = /-ours\.|1400000001/.test(JSON.stringify(body));
    const isAnswered = status >= 200 && status < 300;
    // What belongs to the login leads on, or says what is wrong: to an anonymous caller as to a person signed in.
    const isLogin = route.policy === 'public' && route.path.startsWith('/auth/') && [302, 400, 503].includes(status);
    const expected = {
      answered: isAnswered || isLogin,
      unknown: concernsApp(route) ? status === 404 : isAnswered && !tellsOurs,
      refused: status === 401,
      forbidden: status === 403,
    }[outcome];
    const leaks = outcome !== 'answered' && !concernsApp(route) && tellsOurs;
    if (!expected || leaks) found.push(`${nameOf(route)}: ${status}, not ${outcome}: ${JSON.stringify(body)}`);
  }
  return found;
}

describe.each(WAYS)('every route for every visitor, through %s', (_what, through, methods) => {
  it.each(Object.keys(VISITORS) as VisitorName[])('%s', async (name) => {
    expect(await unexpected(main, through, methods, VISITORS[name], name)).toEqual([]);
  });
});

describe.each(WAYS)('every route for every kind of session, through %s', (_what, through, methods) => {
  const KEY = new Secret('pK4hM1qv0Xz9sT7wB2nY5cL8dF3gJ6rA');
  const OTHER_KEY = new Secret('a7GdQ2mXkW9uE4zR1oT6yH3bN8vC5jLs');
  const HOUR_MS = 3_600_000;
  let door: Door;

  beforeAll(async () => {
    const store = { ...forgetfulStore, isRevoked: async (id: string) => id === 'revoked' };
    const auth = authOf(
      {
        AUTH_MODE: 'oidc',
        // No server listens there: a session needs no issuer.
        OIDC_ISSUER: 'http://127.0.0.1:1',
        OIDC_CLIENT_ID: 'board',
        OIDC_CLIENT_SECRET: 'between-us',
        COOKIE_KEYS: KEY.reveal(),
        PUBLIC_URL: 'http://localhost:3000',
      },
      store,
    );
    door = { auth, server: await serve(auth) };
  });
  afterAll(() => door.server.close());

  const cookie = (sealed: string | null): Visitor => ({
    peer: PEER,
    headers: [['cookie', `__Host-scribeboard=${sealed}`]],
  });
  const session = (changes: Partial<LoginSession> = {}): LoginSession => ({
    id: 'ann',
    subject: 'ann',
    name: 'Ann',
    groups: ['ours'],
    issuedAt: clock.wall() - HOUR_MS,
    activeAt: clock.wall() - HOUR_MS,
    ...changes,
  });
  const at = {
    issuer: new URL('http://127.0.0.1:1'),
    clientId: 'board',
    publicUrl: new URL('http://localhost:3000'),
    basePath: '',
  };
  const sealed = (changes?: Partial<LoginSession>, key = KEY, what: 'session' | 'login' = 'session') =>
    createSeal(sealPurpose(what, at), LoginSession, [key]).seal(session(changes));

  it.each<[string, () => Promise<Visitor>, VisitorName]>([
    ['a stranger', async () => VISITORS.anonymous, 'anonymous'],
    ['a believer in headers', async () => VISITORS.everyApp, 'anonymous'],
    ['a session', async () => cookie(await sealed()), 'rightApp'],
    ['a session for everything', async () => cookie(await sealed({ groups: ['ops'] })), 'everyApp'],
    ['a session for another SdkAppId', async () => cookie(await sealed({ groups: ['theirs'] })), 'wrongApp'],
    ['a session of a person whose group is gone', async () => cookie(await sealed({ groups: [] })), 'noGroup'],
    ['a session of yesterday', async () => cookie(await sealed({ issuedAt: clock.wall() - 13 * HOUR_MS })), 'expired'],
    ['an idle session', async () => cookie(await sealed({ activeAt: clock.wall() - 9 * HOUR_MS })), 'expired'],
    ['a session of tomorrow', async () => cookie(await sealed({ issuedAt: clock.wall() + HOUR_MS })), 'expired'],
    ['a session that was ended', async () => cookie(await sealed({ id: 'revoked' })), 'expired'],
    ['a session under another key', async () => cookie(await sealed({}, OTHER_KEY)), 'expired'],
    ['what was sealed for something else', async () => cookie(await sealed({}, KEY, 'login')), 'expired'],
    ['a session that was written by hand', async () => cookie(btoa(JSON.stringify(session()))), 'expired'],
    ['a token that may look', async () => VISITORS.readToken, 'readToken'],
    ['a token that may tell', async () => VISITORS.ingestToken, 'ingestToken'],
    ['a token that has ended, beside a session', async () => both(VISITORS.expired, cookie(await sealed())), 'expired'],
  ])('%s', async (_who, visitor, like) => {
    expect(await unexpected(door, through, methods, await visitor(), like)).toEqual([]);
  });

  const both = (one: Visitor, other: Visitor) => ({ ...one, headers: [...one.headers, ...other.headers] });

  it('adds addresses of the login, and of nothing else', () => {
    expect(door.auth.routes.map((route) => [nameOf(route), route.policy])).toEqual([
      ['GET /auth/login', 'public'],
      ['GET /auth/start', 'public'],
      ['GET /auth/callback', 'public'],
      ['GET /auth/refused', 'public'],
      ['GET /auth/denied', 'public'],
      ['GET /auth/signed-out', 'public'],
      ['POST /api/session/end', 'public'],
      ['POST /api/session/active', 'read'],
    ]);
  });
});

describe('a route', () => {
  it('has a policy, and this one', () => {
    expect(Object.fromEntries(ROUTES.map((route) => [nameOf(route), route.policy]))).toEqual({
      'GET /livez': 'public',
      'GET /readyz': 'public',
      'GET /api/session': 'read',
      'GET /api/apps': 'read',
      'GET /api/apps/:sdkAppId/tasks': 'read',
      'POST /api/apps/:sdkAppId/label': 'write',
      'POST /api/apps/:sdkAppId/limits': 'write',
      'GET /api/apps/:sdkAppId/ended': 'read',
      'GET /api/apps/:sdkAppId/incidents': 'read',
      'POST /api/incidents/acknowledge': 'write',
      'POST /api/apps/:sdkAppId/task/remove': 'write',
      'GET /api/apps/:sdkAppId/task': 'read',
      'GET /api/apps/:sdkAppId/task/history': 'read',
      'GET /api/apps/:sdkAppId/task/exchange': 'read',
      'POST /api/apps/:sdkAppId/task/check': 'read',
      'POST /api/watch': 'read',
    });
  });

  it('without a policy answers no visitor, should it ever come past the compiler', async () => {
    const { policy: _, ...forgotten } = ROUTES.find(({ path }) => path === '/api/apps') as Route;
    for (const visitor of Object.values(VISITORS)) {
      const admission = await admit(forgotten as Route, visitor, main.auth, backEnd.deps);
      expect(admission.refused?.status).toBeGreaterThanOrEqual(401);
    }
  });

  it('that takes reports answers those whose token is made for it, and no person', async () => {
    const report: Route = {
      method: 'POST',
      path: '/r',
      bodyLimit: 0,
      policy: 'ingest',
      handle: () => ({ status: 202, body: {} }),
    };
    for (const name of Object.keys(VISITORS) as VisitorName[]) {
      const { status } = await viaHandlers(main)(report, VISITORS[name], OURS);
      expect([name, status]).toEqual([
        name,
        { answered: 202, refused: 401, forbidden: 403, unknown: 404 }[OUTCOMES[name].ingest],
      ]);
    }
  });

  it('refuses before it reads: who may not come in learns nothing of what they sent', async () => {
    const answer = await server.inject({
      method: 'POST',
      url: '/api/watch',
      headers: { host: 'localhost:3000', 'content-type': 'application/json' },
      remoteAddress: PEER,
      payload: `{"broken": "${'x'.repeat(300_000)}`,
    });
    expect([answer.statusCode, answer.headers['www-authenticate']]).toEqual([401, 'Bearer']);
    expect(answer.headers['cache-control']).toBe('no-store');
  });
});

describe('what a viewer may not see', () => {
  it('is answered word for word like what does not exist', async () => {
    for (const route of ROUTES.filter(concernsApp).filter(({ policy }) => policy !== 'ingest')) {
      const of = async (app: number) => JSON.stringify(await viaServer()(main)(route, VISITORS.wrongApp, app));
      expect((await of(OURS)).replaceAll(String(OURS), '?')).toBe((await of(UNKNOWN)).replaceAll(String(UNKNOWN), '?'));
    }
  });

  it('is neither asked nor remembered', async () => {
    const before = backEnd.emulator.arrivals.length;
    for (const app of [OURS, UNKNOWN])
      for (const route of ROUTES) await viaHandlers(main)(route, VISITORS.wrongApp, app);
    const apps = v.parse(AppsAnswer, await ask('/api/apps', VISITORS.everyApp));
    expect(apps.apps.map(({ sdkAppId }) => sdkAppId).sort()).toEqual([OURS, THEIRS]);
    const since = backEnd.emulator.arrivals.slice(before);
    expect(since.filter(({ taskId }) => taskId !== '-theirs.' && taskId !== '-ours.')).toEqual([]);
  });

  it('is in no list: neither its number nor its name nor its counts', async () => {
    const apps = v.parse(AppsAnswer, await ask('/api/apps', VISITORS.rightApp));
    expect(apps.apps.map(({ sdkAppId }) => sdkAppId)).toEqual([OURS]);
    expect(JSON.stringify(apps)).not.toContain('secret name');
    const session = v.parse(Session, await ask('/api/session', VISITORS.rightApp));
    expect(session.sdkAppIds).toEqual([OURS]);
    expect(session.person).toEqual({ kind: 'person', name: 'ann', signOut: null });
    expect(v.parse(Session, await ask('/api/session', VISITORS.noGroup)).sdkAppIds).toEqual([]);
    expect(v.parse(Session, await ask('/api/session', VISITORS.everyApp)).sdkAppIds).toBeNull();
  });

  it('counts nowhere among the live tasks', async () => {
    const live = async (visitor: Visitor) => {
      const { apps } = v.parse(AppsAnswer, await ask('/api/apps', visitor));
      const list = { apps: apps.map(({ sdkAppId }) => sdkAppId), refs: [], mode: 'replace' };
      return v.parse(WatchAnswer, (await watch(visitor, { list })).json()).pace.liveTasks;
    };
    expect([await live(VISITORS.rightApp), await live(VISITORS.noGroup)]).toEqual([0, 0]);
    expect([await live(VISITORS.wrongApp), await live(VISITORS.everyApp)]).toEqual([1, 1]);
  });

  const ours = { sdkAppId: OURS, region: REGION, taskId: '-ours.' };
  const theirs = { sdkAppId: THEIRS, region: REGION, taskId: '-theirs.' };
  it.each([
    { list: { apps: [OURS, THEIRS], refs: [], mode: 'replace' } },
    { list: { apps: [], refs: [theirs, ours], mode: 'replace' } },
    { list: { apps: [], refs: [ours], mode: 'replace' }, visible: [theirs, ours] },
  ])('cannot be watched beside what one may see, which is answered all the same: %j', async (says) => {
    const answer = v.parse(WatchAnswer, (await watch(VISITORS.rightApp, says)).json());
    expect(answer.views.map(({ taskId }) => taskId)).toEqual(['-ours.']);
    if ('visible' in says) expect(answer.checked.map(([askedAt]) => askedAt !== null)).toEqual([false, true]);
    expect(answer.pace.liveTasks).toBe(0);
    expect(taskIds(await watch(VISITORS.rightApp, {}))).toEqual(['-ours.']);
  });

  it('is told to be not served, as what does not exist is', async () => {
    const of = async (sdkAppId: number) => {
      const list = { apps: [OURS, sdkAppId], refs: [{ ...theirs, sdkAppId }], mode: 'replace' };
      return v.parse(WatchAnswer, (await watch(VISITORS.rightApp, { list })).json()).notServed;
    };
    const told = (sdkAppId: number) => ({ apps: [sdkAppId], refs: [{ ...theirs, sdkAppId, why: 'app' }] });
    expect([await of(THEIRS), await of(999)]).toEqual([told(THEIRS), told(999)]);
  });

  it('is refused where nothing else is asked for', async () => {
    const list = { apps: [THEIRS], refs: [theirs], mode: 'replace' };
    expect((await watch(VISITORS.rightApp, { list })).statusCode).toBe(404);
  });
});

describe('a lease', () => {
  const list = { apps: [OURS], refs: [], mode: 'replace' };

  it('is known only to who made it', async () => {
    const mine = await watch(VISITORS.rightApp, { list });
    expect(taskIds(mine)).toEqual(['-ours.']);
    expect(taskIds(await watch(VISITORS.rightApp, {}))).toEqual(['-ours.']);
    for (const other of [VISITORS.wrongApp, VISITORS.noGroup, VISITORS.everyApp, VISITORS.readToken]) {
      const answer = v.parse(WatchAnswer, (await watch(other, {})).json());
      expect([answer.renew, answer.views, answer.checked, answer.heard]).toEqual([true, [], [], []]);
    }
    expect(v.parse(WatchAnswer, (await watch(VISITORS.rightApp, {})).json()).renew).toBe(false);
  });

  it('cannot be made another one by a name with odd characters', async () => {
    await watch(person('ann', 'ours'), { list });
    for (const name of [`ann" ${OURS}`, 'ann ', 'Ann'])
      expect((await watch(person(name, 'ours'), {})).json()).not.toMatchObject({ renew: false });
  });

  describe('that lives when the person may see less', () => {
    const ann: Identity = {
      id: 'person ann',
      kind: 'person',
      name: 'ann',
      scopes: new Set(['read', 'write']),
      apps: new Set([OURS, THEIRS]),
      expiresAt: null,
    };
    let now: Identity | 'anonymous' = ann;
    const changing: Auth = { authenticate: async () => now, routes: [], signInPath: '/in', signOutPath: null };
    let changed: FastifyInstance;
    beforeAll(async () => {
      changed = await serve(changing);
    });
    afterAll(() => changed.close());

    const both = { apps: [OURS, THEIRS], refs: [], mode: 'replace' };
    const begin = async () => {
      now = ann;
      expect(taskIds(await watch(VISITORS.anonymous, { list: both }, changed)).sort()).toEqual(['-ours.', '-theirs.']);
    };

    it('tells nothing of what it listed, and of its list only what may be seen', async () => {
      await begin();
      now = { ...ann, apps: new Set([OURS]) };
      expect((await watch(VISITORS.anonymous, {}, changed)).json()).toMatchObject({ renew: true, views: [] });
      expect(taskIds(await watch(VISITORS.anonymous, { list: both }, changed))).toEqual(['-ours.']);
      expect(taskIds(await watch(VISITORS.anonymous, { list }, changed))).toEqual(['-ours.']);
    });

    it.each<[string, Identity | 'anonymous', number]>([
      ['signed out', 'anonymous', 401],
      ['expired this moment', { ...ann, expiresAt: clock.wall() }, 401],
      ['without the right to look', { ...ann, scopes: new Set() }, 403],
    ])('tells nothing to a visitor %s', async (_what, then, status) => {
      await begin();
      now = then;
      const answer = await watch(VISITORS.anonymous, {}, changed);
      expect(answer.statusCode).toBe(status);
      if (status === 401) expect(v.parse(ProblemDetails, answer.json()).signIn).toBe('/in');
    });
  });
});

describe('an incident', () => {
  const apart = createVirtualClock();
  let busy: ReturnType<typeof createBackEnd>;
  let door: FastifyInstance;

  beforeAll(async () => {
    const auth = authOf({ AUTH_MODE: 'trusted-header', TRUSTED_PROXY_CIDRS: PEER });
    busy = createBackEnd({ clock: apart, auth, store: createMemoryStore(apart) });
    door = await serve(auth, busy.deps);
    const life = { startsAt: apart.wall(), idleMs: 0, inProgressMs: Number.POSITIVE_INFINITY, exitedMs: 0 };
    for (const [sdkAppId, taskId] of [
      [OURS, '-ours.'],
      [THEIRS, '-theirs.'],
    ] as const) {
      busy.board.addTasks([{ sdkAppId, region: REGION, taskId }]);
      busy.emulator.setTask({ sdkAppId, region: REGION, taskId }, lifeCycle(life));
      busy.board.setAppLimits(sdkAppId, { ...DEFAULT_LIMITS, runningMs: 1_000 });
    }
    // Each task is over its limit, and then the whole account has an outage.
    await apart.advance(30_000);
    busy.emulator.setRefuseAll('AuthFailure.SecretIdNotFound');
    await apart.advance(30_000);
  });
  afterAll(async () => {
    busy.stop();
    await door.close();
  });

  const told = async (visitor: Visitor, app: number) => {
    const list = { apps: [app], refs: [], mode: 'replace' };
    const apps = v.parse(AppsAnswer, await ask('/api/apps', visitor, door));
    const { incidents } = v.parse(WatchAnswer, (await watch(visitor, { list }, door)).json());
    const past = v.parse(IncidentsAnswer, await ask(`/api/apps/${app}/incidents`, visitor, door));
    const task = v.parse(TaskAnswer, await ask(taskUrl(app), visitor, door));
    return { wide: apps.incidents, listed: incidents ?? [], past: past.incidents, task: task.incidents };
  };
  const taskUrl = (app: number) => `/api/apps/${app}/task?id=${app === OURS ? '-ours.' : '-theirs.'}&region=${REGION}`;
  const acknowledge = async (visitor: Visitor, ids: string[]) => {
    const answer = await door.inject({
      method: 'POST',
      url: '/api/incidents/acknowledge',
      headers: { host: 'localhost:3000', ...Object.fromEntries(visitor.headers) },
      remoteAddress: visitor.peer ?? '',
      payload: { ids, acknowledged: true, note: 'mine' },
    });
    return [answer.statusCode, answer.json().acknowledged];
  };

  it.each([
    ['rightApp', OURS, THEIRS],
    ['wrongApp', THEIRS, OURS],
  ] as const)('tells %s on every way of their SdkAppId, and nothing of others', async (name, own, other) => {
    const all = await told(VISITORS[name], own);
    const account = { cause: 'credential', subject: { kind: 'account', sdkAppIds: [own] } };
    const task = { cause: 'overLimit', subject: { kind: 'task', sdkAppId: own } };
    expect(all.wide).toMatchObject([account]);
    for (const incidents of [all.listed, all.task]) expect(incidents).toMatchObject([account, task]);
    expect(all.past).toMatchObject([account, task]);
    expect(JSON.stringify(all)).not.toContain(String(other));
    expect(JSON.stringify(all)).not.toContain(other === OURS ? '-ours.' : '-theirs.');
  });

  it('of the account covers for each viewer the SdkAppIds that they may see', async () => {
    const { wide } = await told(VISITORS.everyApp, OURS);
    expect(wide).toMatchObject([{ subject: { kind: 'account', sdkAppIds: [OURS, THEIRS] } }]);
    expect(v.parse(AppsAnswer, await ask('/api/apps', VISITORS.noGroup, door)).incidents).toEqual([]);
  });

  it('is acknowledged by those who may see it and may change something, and then for all', async () => {
    const [id = ''] = (await told(VISITORS.rightApp, OURS)).task.flatMap((one) =>
      one.cause === 'overLimit' ? one.id : [],
    );
    expect(await acknowledge(VISITORS.wrongApp, [id])).toEqual([200, 0]);
    expect(await acknowledge(VISITORS.noGroup, [id])).toEqual([200, 0]);
    expect(await acknowledge(VISITORS.readToken, [id])).toEqual([403, undefined]);
    const by = async () => (await told(VISITORS.everyApp, OURS)).task.map((one) => one.acknowledgement?.by);
    expect(await by()).toEqual([undefined, undefined]);
    expect(await acknowledge(VISITORS.rightApp, [id, 'none'])).toEqual([200, 1]);
    expect(await by()).toEqual([undefined, 'ann']);
  });

  it('of the account is acknowledged by a viewer of any SdkAppId that it covers', async () => {
    const [id = ''] = (await told(VISITORS.wrongApp, THEIRS)).wide.map((one) => one.id);
    expect(await acknowledge(VISITORS.noGroup, [id])).toEqual([200, 0]);
    expect(await acknowledge(VISITORS.wrongApp, [id])).toEqual([200, 1]);
    expect((await told(VISITORS.rightApp, OURS)).wide[0]?.acknowledgement).toMatchObject({ by: 'eve', note: 'mine' });
  });
});

/** Of each test its own, so that none finds what another one left. */
let lease = '';
beforeEach(({ task }) => {
  lease = `lease-of-${task.id}`.padEnd(20, '_').slice(-60);
});

function watch(visitor: Visitor, says: object, at = server) {
  return at.inject({
    method: 'POST',
    url: '/api/watch',
    headers: { host: 'localhost:3000', ...Object.fromEntries(visitor.headers) },
    remoteAddress: visitor.peer ?? '',
    payload: { lease, revision: 0, ...says },
  });
}

function taskIds(answer: Awaited<ReturnType<typeof watch>>): string[] {
  return v.parse(WatchAnswer, answer.json()).views.map(({ taskId }) => taskId);
}

async function ask(url: string, { headers, peer }: Visitor, at = server): Promise<unknown> {
  const sent = { host: 'localhost:3000', ...Object.fromEntries(headers) };
  return (await at.inject({ url, headers: sent, remoteAddress: peer ?? '' })).json();
}
