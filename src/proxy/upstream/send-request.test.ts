import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { createBackground } from '../background.ts';
import { systemClock } from '../clock.ts';
import { createSendRequest } from './send-request.ts';

/** Listens beside this thread, and tells when the first byte of each request came. */
const LISTENER = `
const { parentPort } = require('node:worker_threads');
const server = require('node:http').createServer((request, response) => {
  parentPort.postMessage(Date.now());
  response.end('{}');
});
server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
`;
const STOPPED_MS = 400;

/** As a process that is stopped: nothing of it goes on. */
function standStill(): number {
  const until = Date.now() + STOPPED_MS;
  while (Date.now() < until);
  return until;
}

it('a request is written in the turn in which it is sent: a process that stops then sends nothing later', async () => {
  const listener = new Worker(LISTENER, { eval: true });
  const [port] = await once(listener, 'message');
  const url = `http://127.0.0.1:${port}/`;
  const send = createSendRequest({ deadlineMs: 5_000, background: createBackground(systemClock, { warn: () => {} }) });
  const request = { method: 'POST' as const, url, headers: {}, body: '{}' };
  for (let call = 0; call < 2; call += 1) {
    await send.connect?.(new URL(url));
    const arrived = once(listener, 'message');
    const answer = send(request);
    await new Promise(process.nextTick);
    const goesOnAt = standStill();
    expect((await arrived)[0]).toBeLessThan(goesOnAt);
    expect(await answer).toMatchObject({ kind: 'response', status: 200 });
  }
  await listener.terminate();
});

it('a connection that cannot be made is told once, and tried again', async () => {
  const send = createSendRequest({ deadlineMs: 5_000, background: createBackground(systemClock, { warn: () => {} }) });
  const url = 'http://127.0.0.1:1/';
  await send.connect(new URL(url));
  // It is known why: a call fails at once.
  expect(send.connect(new URL(url))).toBeNull();
  const request = { method: 'POST' as const, url, headers: {}, body: '{}' };
  expect(await send(request)).toMatchObject({ kind: 'failure', failure: 'refused' });
  expect(send.connect(new URL(url))).not.toBeNull();
});
