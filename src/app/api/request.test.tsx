import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createRequests } from './request.ts';

const ANSWER = v.object({ n: v.number() });
const problem = { type: 'about:blank', title: 'Too many', status: 429, detail: 'Ask again later.' };

let api: ReturnType<typeof createRequests>;
let now: number;
const fetched = vi.fn<typeof fetch>();

function answer(body: unknown, init?: ResponseInit) {
  fetched.mockResolvedValueOnce(Response.json(body, init));
}

beforeEach(() => {
  now = 1_000;
  fetched.mockReset();
  vi.stubGlobal('fetch', fetched);
  vi.stubGlobal('location', { href: 'https://board.test/apps/7', hash: '' });
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  api = createRequests();
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('after 429', () => {
  test('nothing is asked until the pause is over, and then it is', async () => {
    answer(problem, { status: 429, headers: { 'retry-after': '7' } });
    await expect(api.getJson(ANSWER, '/api/a')).rejects.toMatchObject({ kind: 'busy', status: 429 });
    now += 6_999;
    await expect(api.postJson(ANSWER, '/api/b', {})).rejects.toMatchObject({ kind: 'busy', status: 429 });
    expect(fetched).toHaveBeenCalledOnce();
    now += 1;
    answer({ n: 1 });
    await expect(api.getJson(ANSWER, '/api/b')).resolves.toEqual({ n: 1 });
  });
});

describe('why there is no answer', () => {
  test.each([
    [403, 'refused'],
    [404, 'refused'],
    [500, 'unreachable'],
    [502, 'unreachable'],
  ] as const)('%i is %s', async (status, kind) => {
    answer('not JSON that this page knows', { status });
    await expect(api.getJson(ANSWER, '/api/a')).rejects.toMatchObject({ kind, status, message: `HTTP ${status}` });
  });

  test('what the server says of it is passed on', async () => {
    answer({ ...problem, status: 403, detail: 'Not for you.' }, { status: 403 });
    await expect(api.getJson(ANSWER, '/api/a')).rejects.toThrow('Not for you.');
  });

  test('an answer of another form is unreadable, not wrong data', async () => {
    answer({ n: 'one' });
    await expect(api.getJson(ANSWER, '/api/a')).rejects.toMatchObject({ kind: 'unreadable' });
  });

  test.each([
    ['TimeoutError', true],
    ['NetworkError', false],
  ])('after a %s it is known whether it was late', async (name, timedOut) => {
    fetched.mockRejectedValueOnce(new DOMException('no', name));
    await expect(api.getJson(ANSWER, '/api/a')).rejects.toMatchObject({ kind: 'unreachable', status: null, timedOut });
  });
});

test('the token of the page goes along with every request, and into no address', async () => {
  answer({ n: 1 });
  await createRequests('abc-1').getJson(ANSWER, '/api/a');
  const [address, init] = fetched.mock.calls[0] ?? [];
  expect(new Headers(init?.headers).get('authorization')).toBe('Bearer abc-1');
  expect(String(address)).toBe('https://board.test/api/a');
});
