import { afterEach, describe, expect, it } from 'vitest';
import { HOST, type ServedBackEnd, serveBackEnd } from '#testing/serve-back-end.ts';
import type { Auth } from '../auth/auth.ts';
import { createInboundLimits, peerKey } from './inbound-limits.ts';

/** Believes every visitor who says a name. */
const believing: Auth = {
  authenticate: async ({ headers }) => {
    const name = headers.find(([key]) => key === 'x-name')?.[1];
    if (!name) return 'anonymous';
    return { id: name, kind: 'person', name, scopes: new Set(['read']), apps: 'all', expiresAt: null };
  },
  routes: [],
  signInPath: null,
  signOutPath: null,
};

let now = 0;
let backEnd: ServedBackEnd | undefined;
afterEach(async () => {
  await backEnd?.close();
  backEnd = undefined;
});

/** The status of each answer; `cut` where there was none. */
async function statuses(times: number, url: string, headers: Record<string, string> = {}): Promise<(number | 'cut')[]> {
  const one = async () =>
    (await backEnd?.server.inject({ url, headers: { host: HOST, ...headers } }).catch(() => null))?.statusCode ?? 'cut';
  return Promise.all(Array.from({ length: times }, one));
}
const count = (answers: (number | 'cut')[], wanted: number | 'cut') => answers.filter((one) => one === wanted).length;
const start = async () => {
  backEnd = await serveBackEnd({ auth: believing, limits: createInboundLimits(() => now) });
};

it('twenty tabs of one person, opened at once and waiting for first answers for a minute, never meet the limit', () => {
  const limits = createInboundLimits(() => now);
  const refused: number[] = [];
  const loads = { files: 30, calls: 10 };
  for (now = 0; now < 60_000; now += 250) {
    for (let tab = 0; tab < 20; tab += 1) {
      for (let i = 0; i < (now === 0 ? loads.files : 0); i += 1) if (limits.refusePeer('127.0.0.1')) refused.push(now);
      for (let i = 0; i < (now === 0 ? loads.calls : 1); i += 1) if (limits.refusePerson('local')) refused.push(now);
    }
  }
  expect(refused).toEqual([]);
});

describe('a flood by one person', () => {
  it('is refused, late or by cutting the line, and all others are answered', async () => {
    await start();
    const flood = statuses(2_000, '/api/session', { 'x-name': 'mallory' });
    const others = await statuses(1_000, '/api/session', { 'x-name': 'alice' });
    const flooded = await flood;
    expect(count(others, 200)).toBe(1_000);
    expect([count(flooded, 200), count(flooded, 429), count(flooded, 'cut')]).toEqual([1_200, 200, 600]);
  });

  it('ends with a Retry-After that is true', async () => {
    await start();
    await statuses(1_200, '/api/session', { 'x-name': 'mallory' });
    const refused = await backEnd?.server.inject({ url: '/api/session', headers: { host: HOST, 'x-name': 'mallory' } });
    expect([refused?.statusCode, refused?.headers['retry-after'], refused?.headers.connection]).toEqual([
      429,
      '1',
      'close',
    ]);
    expect(refused?.json()).toMatchObject({ title: 'Too many requests', status: 429 });
    now += 1_000;
    expect(await statuses(1, '/api/session', { 'x-name': 'mallory' })).toEqual([200]);
  });
});

it('who costs much of the time of the server is refused, and all others are answered', async () => {
  await start();
  const limits = createInboundLimits(() => now);
  for (let i = 0; i < 10; i += 1) {
    expect(limits.refusePerson('mallory')).toBeNull();
    limits.charge('mallory', 100);
  }
  expect(limits.refusePerson('mallory')).toMatchObject({ status: 429 });
  expect(limits.refusePerson('alice')).toBeNull();
  now += 1_000;
  expect(limits.refusePerson('mallory')).toBeNull();
});

it('what a request costs is charged to who sent it', async () => {
  const charged: [string, number][] = [];
  const limits = { ...createInboundLimits(() => now), charge: (id: string, ms: number) => charged.push([id, ms]) };
  backEnd = await serveBackEnd({ auth: believing, limits });
  expect(await statuses(1, '/api/session', { 'x-name': 'alice' })).toEqual([200]);
  // Its body, its answer, and the sending of that.
  expect(charged.map(([id]) => id)).toEqual(['alice', 'alice', 'alice']);
});

it('a flood by a stranger takes nothing from a person at the same address, nor from a liveness probe', async () => {
  await start();
  const flooded = await statuses(3_001, '/api/session');
  expect([count(flooded, 401), count(flooded, 429)]).toEqual([3_000, 1]);
  expect(await statuses(1, '/')).toEqual([429]);
  expect(await statuses(1, '/api/session', { host: 'evil.example' })).toEqual([429]);
  expect(await statuses(50, '/api/session', { 'x-name': 'alice' })).toEqual(Array(50).fill(200));
  expect([await statuses(2, '/livez'), await statuses(2, '/readyz')]).toEqual([
    [200, 200],
    [200, 200],
  ]);
});

it.each([
  ['127.0.0.1', '127.0.0.1'],
  ['::ffff:10.1.2.3', '::ffff:10.1.2.3'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::9', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  [null, 'unix socket'],
])('%s counts as %s', (address, key) => {
  expect(peerKey(address)).toBe(key);
});
