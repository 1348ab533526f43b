import net from 'node:net';
import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DEFAULT_LIMITS } from '#contract/limits.ts';
import { ProblemDetails } from '#contract/problem-details.ts';
import { lifeCycle } from '#emulator/task-script.ts';
import type { Identity } from '#proxy/api/identity.ts';
import type { Visitor } from '#proxy/auth/auth.ts';
import { localAuth } from '#proxy/auth/local.ts';
import { effort } from '#testing/effort.ts';
import { forgetfulStore } from '#testing/forgetful-store.ts';
import { HOST, type ServedBackEnd, serveBackEnd } from '#testing/serve-back-end.ts';
import type { StoreTrouble } from '../store/store.ts';

const TASK = '/api/apps/1400000000/task';
const JSON_TYPE = { 'content-type': 'application/json' };

let backEnd: ServedBackEnd;
let server: FastifyInstance;

beforeAll(async () => {
  backEnd = await serveBackEnd();
  server = backEnd.server;
});

afterAll(() => backEnd.close());

function get(url: string, headers: Record<string, string> = {}) {
  return server.inject({ url, headers: { host: HOST, ...headers } });
}

function post(url: string, payload: string | object, headers: Record<string, string> = JSON_TYPE) {
  return server.inject({ method: 'POST', url, payload, headers: { host: HOST, ...headers } });
}

const KNOWN = '-m9+bVVU7k80.1X.';
/** Calls about anything but the one task that is followed all the time. */
const callsForOthers = () => backEnd.emulator.arrivals.filter(({ taskId }) => taskId !== KNOWN).length;

describe('the per-TaskId endpoint', () => {
  it('tells the state of a task by its TaskId and region', async () => {
    const ref = { sdkAppId: 1_400_000_000, region: 'ap-singapore', taskId: KNOWN };
    backEnd.emulator.setTask(
      ref,
      lifeCycle({ startsAt: Date.now() - 60_000, idleMs: 0, inProgressMs: Number.POSITIVE_INFINITY, exitedMs: 0 }),
    );
    const answer = await get(`${TASK}?id=${encodeURIComponent(KNOWN)}&region=ap-singapore`);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      ...ref,
      state: 'inProgress',
      apiStatus: 'InProgress',
      startTime: expect.any(Number),
      askedAt: expect.any(Number),
      answeredAt: expect.any(Number),
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      lastAlive: { status: 'InProgress', at: expect.any(Number) },
      problem: null,
      nextPollMs: expect.any(Number),
    });
  });
});

describe('bad input', () => {
  const query = (id: string, region = 'ap-singapore') => `${TASK}?id=${encodeURIComponent(id)}&region=${region}`;
  const watch = (changes: object) => ({ lease: 'a-lease-of-one-tab', revision: 0, ...changes });
  const visible = (changes: object) =>
    watch({ visible: [{ sdkAppId: 1, region: 'ap-singapore', taskId: 'x', ...changes }] });

  const bad: [what: string, send: () => ReturnType<typeof get>, status: number, says: RegExp][] = [
    ['an empty TaskId', () => get(query('')), 400, /id must not be empty/],
    ['a TaskId with a blank, which a + in a link becomes', () => get(`${TASK}?id=a+b&region=ap-singapore`), 400, /%2B/],
    ['a TaskId with a control character', () => get(query('a\0b')), 400, /printable ASCII/],
    ['a TaskId of 257 characters', () => get(query('x'.repeat(257))), 400, /at most 256 characters/],
    ['a lone surrogate', () => get(`${TASK}?id=%ED%A0%80&region=ap-singapore`), 400, /printable ASCII/],
    ['an RTL override', () => get(query('abc\u202Ecba')), 400, /printable ASCII/],
    ['a missing region', () => get(`${TASK}?id=x`), 400, /region .*missing/],
    [
      'an unknown region',
      () => get(query('x', 'mars-north')),
      400,
      /must be one of ap-guangzhou, ap-hongkong, ap-singapore/,
    ],
    ['an unknown key', () => get(`${query('x')}&taskId=x`), 400, /taskId must not be there/],
    ['a key said twice', () => get(`${query('x')}&id=y`), 400, /must come once/],
    ['SdkAppId 2^53', () => get(`/api/apps/9007199254740992/task?id=x&region=ap-singapore`), 400, /4294967295/],
    ['SdkAppId 0', () => get(`/api/apps/0/tasks`), 400, /from 1 to/],
    ['SdkAppId -1', () => get(`/api/apps/-1/tasks`), 400, /from 1 to/],
    ['SdkAppId NaN', () => get(`/api/apps/NaN/tasks`), 400, /plain digits/],
    ['SdkAppId 1e3', () => get(`/api/apps/1e3/tasks`), 400, /plain digits/],
    ['SdkAppId __proto__', () => get(`/api/apps/__proto__/tasks`), 400, /plain digits/],
    [
      'SdkAppId "1" in JSON',
      () => post('/api/watch', visible({ sdkAppId: '1' })),
      400,
      /visible.0.sdkAppId must be a whole/,
    ],
    ['SdkAppId [1] in JSON', () => post('/api/watch', visible({ sdkAppId: [1] })), 400, /a list of 1/],
    ['a TaskId of 1 MB in JSON', () => post('/api/watch', visible({ taskId: 'x'.repeat(1_000_000) })), 413, /parts/],
    [
      'a TaskId of 100 kB in JSON',
      () => post('/api/watch', visible({ taskId: 'x'.repeat(100_000) })),
      400,
      /100000 characters/,
    ],
    ['an unknown key in JSON', () => post('/api/watch', watch({ rate: 1000 })), 400, /rate must not be there/],
    ['a lease that can be guessed', () => post('/api/watch', watch({ lease: '1' })), 400, /lease must be 16/],
    ['no body', () => post('/api/watch', ''), 400, /not valid JSON/],
    ['broken JSON', () => post('/api/watch', '{"lease":'), 400, /not valid JSON/],
    ['__proto__ in JSON', () => post('/api/watch', '{"__proto__":{"x":1}}'), 400, /not valid JSON/],
    [
      'a form',
      () => post('/api/watch', 'lease=x', { 'content-type': 'application/x-www-form-urlencoded' }),
      415,
      /application\/json/,
    ],
    ['plain text', () => post('/api/watch', '{}', { 'content-type': 'text/plain' }), 415, /application\/json/],
    ['an address that is none', () => get('/api/apps/%zz/tasks'), 400, /hexadecimal/],
    ['an unknown address', () => get('/api/nothing'), 404, /no GET \/api\/nothing/],
    ['a small route with a large body', () => post(`${TASK}/check`, { id: 'x'.repeat(9_000) }), 413, /larger/],
  ];

  it.each(bad)('%s is refused with a reason, and never asks Tencent', async (_what, send, status, says) => {
    const answer = await send();
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    const problem = v.parse(ProblemDetails, answer.json());
    expect(problem.status).toBe(status);
    expect(problem.detail).toMatch(says);
    expect(callsForOthers()).toBe(0);
  });

  it('is never answered by a 5xx and never asks Tencent, whatever it is', async () => {
    const notATaskId = fc.string({ unit: 'binary', maxLength: 40 }).filter((text) => !/^[\x21-\x7e]+$/.test(text));
    await fc.assert(
      fc.asyncProperty(notATaskId, fc.json(), fc.string(), async (id, json, app) => {
        const answers = await Promise.all([
          get(query(id.toWellFormed())),
          post('/api/watch', json),
          get(`/api/apps/${encodeURIComponent(app.toWellFormed())}x/tasks`),
        ]);
        for (const { statusCode } of answers) expect([400, 404, 413]).toContain(statusCode);
      }),
      { numRuns: effort({ usual: 100, soak: 500 }) },
    );
    expect(callsForOthers()).toBe(0);
  });
});

describe('who may ask', () => {
  it.each(['127.0.0.1:3000', 'localhost:3000', '[::1]:3000', 'LOCALHOST:3000'])('a browser at %s', async (host) => {
    expect((await get('/api/session', { host })).statusCode).toBe(200);
  });

  it.each(['evil.example', 'evil.example:3000', '127.0.0.1', '127.0.0.1:3001', 'localhost.evil.example:3000', ''])(
    'no client that calls us %j, even when Origin says the same',
    async (host) => {
      expect((await get('/api/session', { host, origin: `http://${host}` })).statusCode).toBe(421);
    },
  );

  it('the name in PUBLIC_URL too', async () => {
    const behindProxy = await backEnd.serve({ publicUrl: new URL('https://board.example/') });
    const ask = (host: string) => behindProxy.inject({ url: '/api/session', headers: { host } });
    expect((await ask('board.example')).statusCode).toBe(200);
    expect((await ask('board.example')).headers['strict-transport-security']).toContain('max-age=31536000');
    expect((await ask('other.example')).statusCode).toBe(421);
    await behindProxy.close();
  });

  it('no search engine, where one can come', async () => {
    const server = await backEnd.serve({ publicUrl: new URL('https://board.example/') });
    for (const url of ['/', '/robots.txt', '/api/session', '/nothing.txt']) {
      const { headers } = await server.inject({ url, headers: { host: 'board.example' } });
      expect(headers['x-robots-tag'], url).toBe('noindex, nofollow');
    }
    await server.close();
  });

  it.each([
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { origin: 'http://localhost:3001' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('no page of another site: %j', async (headers) => {
    expect((await get('/api/session', headers as Record<string, string>)).statusCode).toBe(403);
  });

  it('every browser that follows a link to a screen from another site', async () => {
    const answer = await get('/apps/1400000000', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' });
    expect(answer.statusCode).toBe(200);
  });
});

describe('every answer', () => {
  it('carries the same security headers, whatever its status', async () => {
    const answers = await Promise.all([
      get('/'),
      get('/api/session'),
      get('/assets/a-123.js'),
      get('/api/apps/0/tasks'),
      get('/api/nothing'),
      get('/api/session', { host: 'evil.example' }),
      get('/api/session', { origin: 'http://evil.example' }),
      post('/api/watch', 'x', { 'content-type': 'text/plain' }),
      get('/api/%zz'),
    ]);
    expect(answers.map((answer) => answer.statusCode)).toEqual([200, 200, 200, 400, 404, 421, 403, 415, 400]);
    const policies = answers.map(({ headers }) => [
      headers['content-security-policy'],
      headers['x-content-type-options'],
      headers['referrer-policy'],
      headers['cross-origin-opener-policy'],
      headers['cross-origin-resource-policy'],
      headers['cross-origin-embedder-policy'],
      headers['permissions-policy'],
    ]);
    expect(policies[0]?.[0]).toContain("default-src 'none'");
    expect(policies[0]?.[0]).not.toContain('unsafe');
    for (const policy of policies) expect(policy).toEqual(policies[0]);
  });

  it('of the proxy may not be cached, and allows no other origin', async () => {
    const { headers } = await get('/api/session');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('when it is later than it may be', () => {
  it('the server asks to come back, and lives on', async () => {
    // Later than this it always is, once that has been measured.
    const busy = await backEnd.serve({ mostDelayMs: 0.001 });
    const ask = (url: string) => busy.inject({ url, headers: { host: HOST } });
    await vi.waitUntil(async () => (await ask('/api/session')).statusCode === 503, { timeout: 60_000 });
    const answer = await ask('/api/session');
    expect([answer.statusCode, answer.headers['retry-after'], answer.json().title]).toEqual([503, '5', 'Busy']);
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
    for (const url of ['/livez', '/', '/assets/a-123.js']) expect((await ask(url)).statusCode).toBe(200);
    await busy.close();
  });
});

describe('the pages', () => {
  it('are served for every address that is a screen', async () => {
    for (const url of ['/', '/apps/1400000000', `/apps/1400000000/task?id=x.&region=ap-singapore`]) {
      const { statusCode, headers, body } = await get(url);
      expect([statusCode, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
      expect(body).toContain('src="/assets/a-123.js"');
    }
  });

  it('do not hide a missing file', async () => {
    expect((await get('/assets/gone.js')).statusCode).toBe(404);
    expect((await get('/../package.json')).statusCode).toBe(404);
    expect((await get('/..%2fpackage.json')).statusCode).toBeGreaterThanOrEqual(400);
  });

  it('work under a path, whether a gateway passes it on or takes it away', async () => {
    const under = await backEnd.serve({ basePath: '/tools/board' });
    const ask = (url: string) => under.inject({ url, headers: { host: HOST } });
    const page = await ask('/tools/board/apps/1');
    expect(page.body).toContain('content="/tools/board"');
    expect(page.body).toContain('src="/tools/board/assets/a-123.js"');
    expect((await ask('/tools/board/assets/a-123.js')).headers['cache-control']).toContain('immutable');
    expect((await ask('/tools/board/api/session')).json().product.name).toBe('Scribeboard');
    expect((await ask('/api/session')).json().product.name).toBe('Scribeboard');
    expect((await ask('/livez')).statusCode).toBe(200);
    expect((await ask('/assets/a-123.js')).headers['cache-control']).toContain('immutable');
    for (const url of ['/', '/apps/1', '/apps/1?region=ap-singapore']) {
      expect((await ask(url)).body).toContain('src="/tools/board/assets/a-123.js"');
      expect((await ask(`/tools/board${url}`)).body).toBe((await ask(url)).body);
    }
    for (const url of ['/tools/boardroom.js', '/api/nothing']) expect((await ask(url)).statusCode).toBe(404);
    await under.close();
  });

  it('of an open demo are served under whatever name it is reached, to its own pages only', async () => {
    const open = await backEnd.serve({ anyName: true });
    const ask = (headers: Record<string, string>) =>
      open.inject({ url: '/api/session', headers: { host: 'box.lan:8080', ...headers } });
    expect((await ask({})).statusCode).toBe(200);
    expect((await ask({ origin: 'http://box.lan:8080' })).statusCode).toBe(200);
    expect((await ask({ origin: 'http://evil.example' })).statusCode).toBe(403);
    await open.close();
  });
});

describe('the session', () => {
  it('tells the regions of each SdkAppId, and nothing of an account for others', async () => {
    const of = async (apps: Identity['apps']) => {
      const identity = async (visitor: Visitor) => ({ ...((await localAuth.authenticate(visitor)) as Identity), apps });
      const served = await serveBackEnd({
        auth: { ...localAuth, authenticate: identity },
        accounts: [
          { name: 'china', site: 'cn', sdkAppIds: new Set([1, 3]) },
          { name: 'all others', sdkAppIds: null },
        ],
      });
      const session = (await served.server.inject({ url: '/api/session', headers: { host: HOST } })).json();
      await served.close();
      return session.sites.map((site: { sdkAppIds: number[] | null; regions: string[] }) => [
        site.sdkAppIds,
        site.regions.includes('ap-shanghai'),
      ]);
    };
    expect(await of('all')).toEqual([
      [[1, 3], true],
      [null, false],
    ]);
    expect(await of(new Set([1, 2]))).toEqual([
      [[1], true],
      [null, false],
    ]);
    expect(await of(new Set([2]))).toEqual([[null, false]]);
  });
});

describe('a probe', () => {
  it.each(['/livez', '/readyz'])('%s by address is answered, and nothing else is', async (url) => {
    const byAddress = { host: '10.42.0.7:3000' };
    expect((await get(url, byAddress)).json().status).toBe('ok');
    expect((await get('/api/session', byAddress)).statusCode).toBe(421);
    expect((await get('/', byAddress)).statusCode).toBe(421);
  });
});

describe('over a real socket', () => {
  it.each([
    [
      'many cookies of other programs on the host',
      `GET / HTTP/1.1\r\nHost: ${HOST}\r\nCookie: other=${'x'.repeat(20_000)}\r\n\r\n`,
      431,
    ],
    ['an address of 20 kB', `GET /?id=${'x'.repeat(20_000)} HTTP/1.1\r\nHost: ${HOST}\r\n\r\n`, 431],
    ['no HTTP at all', 'HELLO\r\n\r\n', 400],
  ])('%s gets a problem with the security headers', async (_what, bytes, status) => {
    const listening = await backEnd.serve();
    await listening.listen({ host: '127.0.0.1', port: 0 });
    const { port } = listening.server.address() as net.AddressInfo;
    const text = await new Promise<string>((resolve, reject) => {
      let received = '';
      const socket = net.connect(port, '127.0.0.1', () => socket.write(bytes));
      socket.on('data', (chunk) => {
        received += chunk;
      });
      socket.on('end', () => resolve(received));
      socket.on('error', reject);
    });
    expect(text).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(text).toContain("content-security-policy: default-src 'none'");
    const problem = v.parse(ProblemDetails, JSON.parse(text.split('\r\n\r\n')[1] ?? ''));
    expect(problem.status).toBe(status);
    if (status === 431) expect(problem.detail).toMatch(/mostly cookies/);
    expect(problem.detail).not.toMatch(/TaskId/);
    await listening.close();
  });
});

describe('the other routes', () => {
  const api = (path: string) => `/api/apps/1400000000${path}`;

  it('ETag: a body travels only when something about the task is new', async () => {
    const url = `${TASK}?id=-never.&region=ap-singapore`;
    const first = await get(url);
    expect(first.headers['cache-control']).toBe('private, no-cache');
    const etag = first.headers.etag?.toString() ?? '';
    expect((await get(url, { 'if-none-match': etag })).statusCode).toBe(304);
    expect((await get(url, { 'if-none-match': 'W/"other"' })).statusCode).toBe(200);
  });

  it('ETag: an outage is news, and its end is, though nothing of the task has changed', async () => {
    let trouble: StoreTrouble | null = null;
    const troubled = await serveBackEnd({ store: { ...forgetfulStore, trouble: () => trouble } });
    const ask = (etag = '') =>
      troubled.server.inject({
        url: `${TASK}?id=-never.&region=ap-singapore`,
        headers: { host: HOST, 'if-none-match': etag },
      });
    const calm = (await ask()).headers.etag?.toString() ?? '';
    expect((await ask(calm)).statusCode).toBe(304);
    trouble = { reason: 'diskFull', message: 'full', since: 1 };
    const told = await ask(calm);
    expect(told.json()).toMatchObject({ outage: { code: 'Store.diskFull' } });
    expect((await ask(told.headers.etag?.toString())).statusCode).toBe(304);
    trouble = null;
    expect((await ask(told.headers.etag?.toString())).json()).toMatchObject({ outage: null });
    await troubled.close();
  });

  it('history tells what was observed', async () => {
    const answer = await get(api('/task/history?id=-never.&region=ap-singapore'));
    expect(answer.json()).toEqual({ now: expect.any(Number), transitions: [], problems: [] });
  });

  it('check asks again within the budget', async () => {
    const answer = await post(api('/task/check'), { id: '-never.', region: 'ap-singapore' });
    expect([answer.statusCode, answer.json().state]).toEqual([202, 'notFound']);
    expect((await post(api('/task/check'), { id: '-never.', region: 'ap-singapore', now: 1 })).statusCode).toBe(400);
  });

  it('label names an SdkAppId for all viewers', async () => {
    expect((await post(api('/label'), { label: '  Live classes ' })).json()).toEqual({
      sdkAppId: 1_400_000_000,
      label: 'Live classes',
    });
    const labelled = async () => (await get('/api/apps')).json().apps.map((app: { label: string | null }) => app.label);
    expect(await labelled()).toEqual(['Live classes']);
    for (const label of ['', '   ', 'x'.repeat(61), 'a\u202eb', 7]) {
      expect((await post(api('/label'), { label })).statusCode).toBe(400);
    }
    await post(api('/label'), { label: null });
    expect(await labelled()).toEqual([null]);
  });

  it('limits are kept for all viewers of an SdkAppId, and what can be no limit is refused', async () => {
    const limits = { idleMs: 5_400_000, exitingMs: null, runningMs: null };
    expect((await post(api('/limits'), limits)).json()).toEqual({ sdkAppId: 1_400_000_000, limits });
    const kept = async () => (await get('/api/apps')).json().apps.map((app: { limits: object }) => app.limits);
    expect(await kept()).toEqual([limits]);
    for (const [bad, at] of [
      [{ ...limits, idleMs: 999 }, 'idleMs'],
      [{ ...limits, idleMs: 1_500.5 }, 'idleMs'],
      [{ idleMs: null, exitingMs: null }, 'runningMs'],
      [{ ...limits, silentMs: 5_000 }, 'silentMs'],
    ] as const) {
      const answer = await post(api('/limits'), bad);
      expect([answer.statusCode, answer.json().errors[0].at]).toEqual([400, at]);
    }
    expect(await kept()).toEqual([limits]);
  });

  it('limits list an SdkAppId of which no task is known, for as long as they are not the default ones', async () => {
    const listed = async () =>
      (await get('/api/apps')).json().apps.map(({ sdkAppId }: { sdkAppId: number }) => sdkAppId);
    await post('/api/apps/7/limits', { ...DEFAULT_LIMITS, idleMs: 60_000 });
    expect(await listed()).toContain(7);
    await post('/api/apps/7/limits', DEFAULT_LIMITS);
    expect(await listed()).not.toContain(7);
  });

  it('incidents tells what needed attention', async () => {
    const answer = await get(api('/incidents'));
    expect(answer.json()).toEqual({ now: expect.any(Number), incidents: [] });
  });

  it('acknowledge counts what is open, and refuses what it cannot understand', async () => {
    const said = { ids: ['none'], acknowledged: true };
    expect((await post('/api/incidents/acknowledge', said)).json()).toEqual({ acknowledged: 0 });
    for (const bad of [{ ids: [] }, { acknowledged: 1 }, { forMs: 5 }, { note: 'x'.repeat(201) }, { note: 'a\u202eb' }])
      expect((await post('/api/incidents/acknowledge', { ...said, ...bad })).statusCode).toBe(400);
  });

  it('ETag: that a person took an incident on, or gave it back, is new', async () => {
    const ref = { sdkAppId: 1_400_000_000, region: 'ap-singapore', taskId: '-refused.' };
    backEnd.emulator.setFault({ taskId: ref.taskId }, { kind: 'error', code: 'InvalidParameter' });
    const url = `${TASK}?id=${ref.taskId}&region=${ref.region}`;
    const first = await get(url);
    const ids = first.json().incidents.map(({ id }: { id: string }) => id);
    expect(ids).toHaveLength(1);
    let etag = first.headers.etag?.toString() ?? '';
    expect((await get(url, { 'if-none-match': etag })).statusCode).toBe(304);
    for (const acknowledged of [true, false]) {
      await post('/api/incidents/acknowledge', { ids, acknowledged });
      const next = await get(url, { 'if-none-match': etag });
      expect(next.statusCode).toBe(200);
      etag = next.headers.etag?.toString() ?? '';
    }
  });

  it('a note may have what scripts and emoji are joined by', async () => {
    for (const note of ['👩\u200d💻 is on it', 'می\u200cخواهم'])
      expect((await post('/api/incidents/acknowledge', { ids: ['x'], acknowledged: true, note })).statusCode).toBe(200);
    const name = await post(api('/label'), { label: '👩\u200d🏫 Classes' });
    expect(name.statusCode).toBe(200);
    await post(api('/label'), { label: null });
  });

  it('remove takes out what is not alive, and leaves what is', async () => {
    const known = async () => (await get(api('/tasks'))).json().tasks.map(({ taskId }: { taskId: string }) => taskId);
    expect(await known()).toContain('-never.');
    const name = (id: string) => ({ id, region: 'ap-singapore' });
    expect((await post(api('/task/remove'), name('-never.'))).json()).toEqual({ removed: true });
    const again = await get(api('/task?id=-never.&region=ap-singapore'));
    expect([again.statusCode, again.json().title]).toEqual([404, 'Removed']);
    expect(await known()).not.toContain('-never.');
    const alive = await post(api('/task/remove'), name(KNOWN));
    expect([alive.statusCode, alive.json().title]).toEqual([409, 'The task is alive']);
    expect(await known()).toContain(KNOWN);
  });

  it('livez and readyz say how the process is', async () => {
    expect((await get('/livez')).json()).toEqual({ status: 'ok' });
    expect((await get('/readyz')).json()).toEqual({ status: 'ok' });
  });
});

describe('a server that cannot keep its states', () => {
  const trouble = { reason: 'diskFull' as const, message: 'No room to write /var/lib/board.', since: 5 };

  it('says so to probes and on every board, but not where its data lies', async () => {
    const lost = await serveBackEnd({ store: { ...forgetfulStore, trouble: () => trouble } });
    const ask = async (request: object) => (await lost.server.inject({ headers: { host: HOST }, ...request })).body;
    const list = { apps: [7], refs: [], mode: 'replace' };
    const answers = [
      await ask({ url: '/readyz' }),
      await ask({ url: '/api/watch', method: 'POST', payload: { lease: 'a-lease-of-one-tab', revision: 0, list } }),
      await ask({ url: '/api/apps/7/task?id=a&region=ap-singapore' }),
    ];
    await lost.close();
    const [ready, watch, task] = answers.map((body) => JSON.parse(body));
    expect(ready).toEqual({ status: 'ok', store: { reason: 'diskFull', since: 5 } });
    for (const { outage } of [watch, task])
      expect(outage).toMatchObject({ kind: 'store', code: 'Store.diskFull', since: 5 });
    expect(answers.join()).not.toContain('/var/lib');
  });
});

describe('what a person said for all viewers', () => {
  const ref = { sdkAppId: 1_400_000_000, region: 'ap-singapore', taskId: 'never-seen' };
  const app = `/api/apps/${ref.sdkAppId}`;
  const WORDS: [url: string, body: object][] = [
    [`${app}/label`, { label: 'Lectures' }],
    [`${app}/limits`, { idleMs: 60_000, exitingMs: null, runningMs: null }],
    ['/api/incidents/acknowledge', { ids: ['some'], acknowledged: true }],
    [`${app}/task/remove`, { id: ref.taskId, region: ref.region }],
  ];

  it.each(WORDS)('at %s is on the disk before it is answered 200, and with 202 it is not yet', async (url, payload) => {
    const disk = Promise.withResolvers<boolean>();
    const store = { ...forgetfulStore, keep: () => disk.promise };
    const waiting = await serveBackEnd({ store });
    const say = () => waiting.server.inject({ method: 'POST', url, payload, headers: { host: HOST } });
    let isAnswered = false;
    const said = say().finally(() => {
      isAnswered = true;
    });
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(isAnswered).toBe(false);
    disk.resolve(true);
    expect((await said).statusCode).toBe(200);
    await waiting.close();
    const full = await serveBackEnd({ store: { ...forgetfulStore, keep: async () => false } });
    const remembered = await full.server.inject({ method: 'POST', url, payload, headers: { host: HOST } });
    expect([remembered.statusCode, remembered.json()]).toEqual([202, (await said).json()]);
    await full.close();
  });
});

it('a list is answered item by item: of what is not served here, and of what there is no room for', async () => {
  const board = await serveBackEnd();
  const watch = (refs: object[]) => {
    const payload = { lease: 'a-lease-with-a-long-list', revision: 0, list: { apps: [], refs, mode: 'add' } };
    return board.server.inject({ method: 'POST', url: '/api/watch', payload, headers: { host: HOST } });
  };
  const ref = (taskId: string, region = 'ap-singapore') => ({ sdkAppId: 1_400_000_000, region, taskId });
  for (let part = 0; part < 5; part += 1) {
    const answer = await watch(Array.from({ length: 2_000 }, (_, i) => ref(`${part}-${i}`)));
    expect(answer.json().notServed.refs).toEqual([]);
  }
  const { statusCode, body } = await watch([ref('0-0'), ref('one-more'), ref('abroad', 'ap-shanghai')]);
  expect([statusCode, JSON.parse(body).notServed.refs]).toEqual([
    200,
    [
      { ...ref('abroad', 'ap-shanghai'), why: 'cn' },
      { ...ref('one-more'), why: 'room' },
    ],
  ]);
  await board.close();
});
