import { performance } from 'node:perf_hooks';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { HOST, type ServedBackEnd, serveBackEnd } from '#testing/serve-back-end.ts';

const LEASE = 'a-lease-of-one-tab';

let backEnd: ServedBackEnd;
beforeAll(async () => {
  backEnd = await serveBackEnd();
});
afterAll(() => backEnd.close());

const send = (payload: string) =>
  backEnd.server.inject({
    method: 'POST',
    url: '/api/watch',
    headers: { host: HOST, 'content-type': 'application/json' },
    payload,
  });

/** CPU of this process, in ms, for the cheapest of several. */
async function costOf(payload: string): Promise<number> {
  const costs: number[] = [];
  for (let i = 0; i < 7; i += 1) {
    const before = performance.now();
    await send(payload);
    costs.push(performance.now() - before);
  }
  return Math.min(...costs);
}

const of = (refs: unknown) => JSON.stringify({ lease: LEASE, revision: 0, list: { apps: [], refs, mode: 'replace' } });

it('a list of 86 000 empty refs costs less than to read it', async () => {
  const many = of(Array(86_000).fill({}));
  const answer = await send(many);
  expect(answer.statusCode).toBe(400);
  expect(answer.json().detail).toBe('body must have at most 20000 values, but was longer.');
  const before = performance.now();
  for (let i = 0; i < 10; i += 1) JSON.parse(many);
  const toRead = (performance.now() - before) / 10;
  expect(await costOf(many)).toBeLessThan(toRead + 5);
});

it('a list of some thousand refs is told how many may come at once', async () => {
  const answer = await send(of(Array(4_000).fill({})));
  expect(answer.statusCode).toBe(400);
  expect(answer.json().detail).toMatch(
    /^list\.refs must be at most 2000 a request: send parts, but was a list of 4000/,
  );
});

it.each([
  ['lists', '['.repeat(120_000) + ']'.repeat(120_000)],
  ['objects', `${'{"a":'.repeat(30_000)}1${'}'.repeat(30_000)}`],
  ['lists within a ref', of([JSON.parse('['.repeat(7) + ']'.repeat(7))])],
])('%s in one another are a bad request that says so', async (_what, payload) => {
  const answer = await send(payload);
  expect(answer.statusCode).toBe(400);
  expect(answer.json().detail).toBe('body must be nested at most 8 levels deep, but was deeper.');
});

it('a bad request tells ten of its faults, and looks for no more words', async () => {
  const answer = await send(of(Array(2_000).fill({ x: 'y'.repeat(60) })));
  expect(answer.statusCode).toBe(400);
  expect(answer.json().errors).toHaveLength(10);
});

it.each([300_000, 1e15])(
  'a body that is said to have %i bytes is too large, before any of it has come',
  async (bytes) => {
    const { statusCode } = await backEnd.server.inject({
      method: 'POST',
      url: '/api/watch',
      headers: { host: HOST, 'content-type': 'application/json', 'content-length': String(bytes) },
      payload: '{',
    });
    expect(statusCode).toBe(413);
  },
);
