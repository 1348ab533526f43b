import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Delivery, jsonReply } from './reply.ts';
import { toWebResponse } from './web-response.ts';

const REPLY = jsonReply({ Response: {} }, 0);
const TEXT = '{"Response":{}}';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const fetchWith = (delivery: Delivery, signal = new AbortController().signal) =>
  toWebResponse({ ...REPLY, delivery }, signal);

/** What can be read of the body, and how it ends. */
async function readAll(response: Response): Promise<{ text: string; error: unknown }> {
  let text = '';
  try {
    for await (const chunk of response.body ?? []) text += new TextDecoder().decode(chunk);
    return { text, error: null };
  } catch (error) {
    return { text, error };
  }
}

it('answers after the delay and not before', async () => {
  const answered = vi.fn();
  const response = toWebResponse({ ...REPLY, delayMs: 1_000 }, new AbortController().signal).then(answered);
  await vi.advanceTimersByTimeAsync(999);
  expect(answered).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  await response;
  expect(answered).toHaveBeenCalledOnce();
});

it('gives up during the delay when the request is aborted', async () => {
  const controller = new AbortController();
  const response = toWebResponse({ ...REPLY, delayMs: 1_000 }, controller.signal);
  controller.abort(new Error('deadline'));
  await expect(response).rejects.toThrow('deadline');
});

it('throws a TypeError for a connection that was reset, as fetch does', async () => {
  await expect(fetchWith({ kind: 'reset', after: 'nothing' })).rejects.toThrow(TypeError);
});

it.each([
  ['head', ''],
  ['half', '{"Respo'],
] as const)('lets what came before a reset after %s be read', async (after, text) => {
  const { text: read, error } = await readAll(await fetchWith({ kind: 'reset', after }));
  expect(read).toBe(text);
  expect(error).toBeInstanceOf(TypeError);
});

it('never answers a hanging call until it is aborted', async () => {
  const controller = new AbortController();
  const settled = vi.fn();
  const response = fetchWith({ kind: 'hang', after: 'nothing' }, controller.signal).finally(settled);
  const outcome = expect(response).rejects.toThrow('deadline');
  await vi.advanceTimersByTimeAsync(86_400_000);
  expect(settled).not.toHaveBeenCalled();
  controller.abort(new Error('deadline'));
  await outcome;
});

it('does not begin for a request that was aborted before', async () => {
  const signal = AbortSignal.abort(new Error('too late'));
  await expect(fetchWith({ kind: 'whole' }, signal)).rejects.toThrow('too late');
});

it('hangs in the body until it is aborted', async () => {
  const controller = new AbortController();
  const reading = readAll(await fetchWith({ kind: 'hang', after: 'half' }, controller.signal));
  await vi.advanceTimersByTimeAsync(86_400_000);
  const deadline = new Error('deadline');
  controller.abort(deadline);
  expect(await reading).toEqual({ text: '{"Respo', error: deadline });
});

it('trickles one byte at a time', async () => {
  const reading = readAll(await fetchWith({ kind: 'trickle', everyMs: 10 }));
  const done = vi.fn();
  const finished = reading.then(done);
  await vi.advanceTimersByTimeAsync(10 * TEXT.length - 1);
  expect(done).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  await finished;
  expect((await reading).text).toBe(TEXT);
});
