import { once } from 'node:events';
import net from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { HOST, type ServedBackEnd, serveBackEnd } from '#testing/serve-back-end.ts';
import { problem } from '../api/answer.ts';
import type { Route } from '../api/route.ts';
import type { Auth } from '../auth/auth.ts';
import { localAuth } from '../auth/local.ts';

const JSON_TYPE = { 'content-type': 'application/json' };
/** Says of itself which answer it wants. */
const asked = (path: string, handle: Extract<Route, { policy: 'public' }>['handle']): Route => ({
  method: 'GET',
  path,
  bodyLimit: 1_000,
  policy: 'public',
  handle,
});
const auth: Auth = {
  ...localAuth,
  authenticate: async (visitor) =>
    visitor.headers.some(([name]) => name === 'x-stranger') ? 'anonymous' : localAuth.authenticate(visitor),
  routes: [
    asked('/auth/redirect', () => ({ status: 302, headers: { location: '/' }, body: null })),
    asked('/auth/fault', () => {
      throw new Error('a bug');
    }),
    asked('/auth/not-ready', () => problem(503, 'Not ready', 'Wait.')),
  ],
};

let backEnd: ServedBackEnd;
const tooOften = { on: false };
beforeAll(async () => {
  const limited = () => (tooOften.on ? problem(429, 'Too many requests', 'Wait.') : null);
  backEnd = await serveBackEnd({
    auth,
    limits: { refusePerson: limited, refuseCost: limited, refusePeer: limited, charge: () => {} },
  });
});
afterAll(() => backEnd.close());

const ask = (url: string, options: { method?: 'POST'; headers?: Record<string, string>; payload?: string } = {}) =>
  backEnd.server.inject({ url, ...options, headers: { host: HOST, ...options.headers } });

const SECURITY = `content-security-policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'
cross-origin-embedder-policy: require-corp
cross-origin-opener-policy: same-origin
cross-origin-resource-policy: same-origin
permissions-policy: accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), publickey-credentials-get=(), usb=(), xr-spatial-tracking=()
referrer-policy: no-referrer
x-content-type-options: nosniff`;
const NAMES = SECURITY.split('\n').map((line) => line.split(':')[0] ?? '');

const ANSWERS: [status: number, answer: () => ReturnType<typeof ask>][] = [
  [200, () => ask('/')],
  [200, () => ask('/assets/a-123.js')],
  [200, () => ask('/api/session')],
  [302, () => ask('/auth/redirect')],
  [400, () => ask('/api/apps/0/tasks')],
  [400, () => ask('/%zz')],
  [401, () => ask('/api/session', { headers: { 'x-stranger': '1' } })],
  [403, () => ask('/api/session', { headers: { origin: 'https://evil.example' } })],
  [404, () => ask('/api/nothing')],
  [404, () => ask('/nothing.js')],
  [413, () => ask('/api/watch', { method: 'POST', headers: JSON_TYPE, payload: `"${'x'.repeat(300_000)}"` })],
  [415, () => ask('/api/watch', { method: 'POST', headers: { 'content-type': 'text/plain' }, payload: '{}' })],
  [421, () => ask('/', { headers: { host: 'evil.example' } })],
  [
    429,
    async () => {
      tooOften.on = true;
      return ask('/api/session').finally(() => {
        tooOften.on = false;
      });
    },
  ],
  [500, () => ask('/auth/fault')],
  [503, () => ask('/auth/not-ready')],
];

it.each(ANSWERS)('an answer %i carries exactly the security headers', async (status, answer) => {
  const { statusCode, headers } = await answer();
  expect(statusCode).toBe(status);
  expect(NAMES.map((name) => `${name}: ${headers[name]}`).join('\n')).toBe(SECURITY);
});

it.each(ANSWERS.slice(2))(
  'an answer %i of the proxy is kept by no cache, and gives other origins nothing',
  async (_status, answer) => {
    const { headers } = await answer();
    expect(headers['cache-control']).toBe('no-store');
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect([headers['server'], headers['x-powered-by']]).toEqual([undefined, undefined]);
  },
);

it('over TLS browsers are told to come back that way only, with every answer', async () => {
  const overTls = await backEnd.serve({ publicUrl: new URL('https://board.example/') });
  for (const url of ['/', '/api/session', '/api/nothing', '/%zz']) {
    const { headers } = await overTls.inject({ url, headers: { host: 'board.example' } });
    expect(headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
  }
  await overTls.close();
});

it('below a path of a host, nothing is said for the names of other programs', async () => {
  const below = await backEnd.serve({ publicUrl: new URL('https://tools.example/'), basePath: '/board' });
  const { headers } = await below.inject({ url: '/board/', headers: { host: 'tools.example' } });
  expect(headers['strict-transport-security']).toBe('max-age=31536000');
  await below.close();
});

it.each([
  [400, 'HELLO\r\n\r\n'],
  [408, 'GET / HT'],
  [421, 'GET /api/session HTTP/1.1\r\nConnection: close\r\n\r\n'],
  [421, 'GET /api/session HTTP/1.1\r\nHost: evil.example\r\nExpect: anything\r\nConnection: close\r\n\r\n'],
  [431, `GET /?id=${'x'.repeat(20_000)} HTTP/1.1\r\nHost: ${HOST}\r\n\r\n`],
])('an answer %i to what Node would answer, or does answer, by itself carries them too', async (status, bytes) => {
  const listening = await backEnd.serve();
  // As soon as Node looks, which it does once a second.
  listening.server.headersTimeout = 1;
  await listening.listen({ host: '127.0.0.1', port: 0 });
  const socket = net.connect((listening.server.address() as net.AddressInfo).port, '127.0.0.1');
  let text = '';
  socket.on('data', (chunk) => {
    text += chunk;
  });
  socket.write(bytes);
  await once(socket, 'close');
  const lines = text.split('\r\n');
  expect(lines[0]).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(
    lines
      .filter((line) => NAMES.includes(line.split(':')[0] ?? ''))
      .sort()
      .join('\n'),
  ).toBe(SECURITY);
  expect(lines).toContain('cache-control: no-store');
  await listening.close();
});
