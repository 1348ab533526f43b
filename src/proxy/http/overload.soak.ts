import { expect, it, vi } from 'vitest';
import { HOST, serveBackEnd } from '#testing/serve-back-end.ts';

/** Leaves the event loop no time for so long, and then a moment. */
const work = (ms: number) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
  return new Promise((resolve) => setTimeout(resolve));
};

it('under more load than it can bear the server asks to come back later, lives on, and recovers by itself', async () => {
  const busy = await serveBackEnd({ mostDelayMs: 200 });
  const ask = async (url: string) => (await busy.server.inject({ url, headers: { host: HOST } })).statusCode;
  while ((await ask('/api/session')) === 200) await work(500);
  expect(await ask('/api/session')).toBe(503);
  for (const url of ['/livez', '/', '/assets/a-123.js']) expect(await ask(url)).toBe(200);
  await vi.waitUntil(async () => (await ask('/api/session')) === 200, { timeout: 60_000 });
  await busy.close();
});
