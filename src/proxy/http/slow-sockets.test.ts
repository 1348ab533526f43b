import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { effort } from '#testing/effort.ts';
import { type ServedBackEnd, serveBackEnd } from '#testing/serve-back-end.ts';
import { limitConnections } from './limit-connections.ts';

/** Of each kind, and what they are given of the time that Node gives them in life. */
const { sockets: SOCKETS, share: SHARE } = effort({
  usual: { sockets: 20, share: 1 / 10 },
  soak: { sockets: 200, share: 1 },
});
const DRIP_MS = 500 * SHARE;

let backEnd: ServedBackEnd;
let port = 0;
let given: Pick<http.Server, 'headersTimeout' | 'requestTimeout'>;
beforeAll(async () => {
  backEnd = await serveBackEnd();
  const { headersTimeout, requestTimeout } = backEnd.server.server;
  given = { headersTimeout, requestTimeout };
  await backEnd.server.listen({ host: '127.0.0.1', port: 0 });
  port = (backEnd.server.server.address() as net.AddressInfo).port;
  // The honest one has its connection before: on a busy machine, opening one may take as long as a slow socket may.
  await ask();
  backEnd.server.server.headersTimeout = headersTimeout * SHARE;
  backEnd.server.server.requestTimeout = requestTimeout * SHARE;
});
afterAll(() => backEnd.close());

/** What a socket says at once, and then again and again, a byte at a time, without ever coming to an end. */
const SLOW: [how: string, first: () => string, then: string | null][] = [
  ['says nothing', () => '', null],
  ['stops within its first line', () => 'GET / HT', null],
  ['sends its headers a byte at a time', () => `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nX-Slow: `, 'x'],
  ['sends its body a byte at a time', () => post('4000', '{'), ' '],
  ['never sends the body that it announced', () => post('10', ''), null],
];

function post(length: string, body: string): string {
  return `POST /api/watch HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n${body}`;
}

/** Opens it; `closed` resolves with what the server said until it closed it. */
async function openSlow(first: string, then: string | null): Promise<{ closed: Promise<string> }> {
  const socket = net.connect(port, '127.0.0.1');
  await once(socket, 'connect');
  let said = '';
  socket.on('data', (chunk) => {
    said += chunk;
  });
  socket.on('error', () => {});
  socket.write(first);
  const dripping = then === null ? null : setInterval(() => socket.write(then), DRIP_MS);
  const closed = once(socket, 'close').then(() => {
    if (dripping) clearInterval(dripping);
    return said;
  });
  return { closed };
}

const ask = async (): Promise<number> => (await fetch(`http://127.0.0.1:${port}/api/session`)).status;

describe(`${SLOW.length * SOCKETS} slow sockets`, () => {
  it('are all closed, while an honest client is answered all the time', async () => {
    const sockets: { how: string; closed: Promise<string> }[] = [];
    for (const [how, first, then] of SLOW) {
      for (let i = 0; i < SOCKETS; i += 1) sockets.push({ how, ...(await openSlow(first(), then)) });
    }
    let allClosed = false;
    const closed = Promise.all(sockets.map(async ({ how, closed }) => ({ how, said: await closed }))).finally(() => {
      allClosed = true;
    });
    const honest: number[] = [];
    while (!allClosed) honest.push(await ask());
    expect(new Set(honest)).toEqual(new Set([200]));
    const answers = await closed;
    expect(answers).toHaveLength(SLOW.length * SOCKETS);
    for (const { how, said } of answers) expect(said, how).toMatch(/^HTTP\/1\.1 408 .*security-policy/s);
  });

  it('by settings that leave them ten seconds at most', () => {
    const { headersTimeout, requestTimeout } = given;
    // Node looks once a second.
    expect(Math.max(headersTimeout, requestTimeout) + 1_000).toBeLessThanOrEqual(10_000);
    expect(backEnd.server.initialConfig).toMatchObject({ requestTimeout, connectionTimeout: 15_000 });
  });
});

it('idle connections make room for new ones before a client is turned away', async () => {
  const server = http.createServer((_request, response) => response.end('ok'));
  limitConnections(server, { all: 8, ofOne: 8, halfOpen: 8 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address() as net.AddressInfo;
  const request = () =>
    new Promise<string>((resolve) => {
      const socket = net.connect(address.port, '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n'));
      socket.once('data', (chunk) => resolve(String(chunk).slice(0, 15)));
      socket.on('error', () => resolve('refused'));
      socket.on('close', () => resolve('closed'));
    });
  const answers: string[] = [];
  for (let i = 0; i < 30; i += 1) answers.push(await request());
  expect(new Set(answers)).toEqual(new Set(['HTTP/1.1 200 OK']));
  server.closeAllConnections();
  server.close();
});

describe('one address that opens more connections than it may', () => {
  async function listening(limits: { all: number; ofOne: number; halfOpen: number }) {
    const server = http.createServer((_request, response) => void setTimeout(() => response.end('ok'), 1));
    limitConnections(server, limits);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port: at } = server.address() as net.AddressInfo;
    const open = async (said: string) => {
      const socket = net.connect(at, '127.0.0.1');
      socket.on('error', () => {});
      await once(socket, 'connect');
      socket.write(said);
      return socket;
    };
    /** The status line that a client gets that says what it wants at once. */
    const ask = () =>
      new Promise<string>((resolve) => {
        const socket = net.connect(at, '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n'));
        socket.once('data', (chunk) => {
          resolve(String(chunk).slice(0, 15));
          socket.destroy();
        });
        socket.on('error', () => resolve('refused'));
        socket.on('close', () => resolve('closed'));
      });
    const close = () => {
      server.closeAllConnections();
      server.close();
    };
    return { server, open, ask, close };
  }

  it('without ever asking loses the oldest of them, and resets no other client', async () => {
    const { server, open, ask, close } = await listening({ all: 60, ofOne: 40, halfOpen: 20 });
    const answers: string[] = [];
    for (let i = 0; i < 200; i += 1) {
      await open('GET / HTTP/1.1\r\nX-Never: ');
      if (i % 10 === 0) answers.push(await ask());
    }
    expect(new Set(answers)).toEqual(new Set(['HTTP/1.1 200 OK']));
    const count = await new Promise<number>((resolve) => server.getConnections((_error, n) => resolve(n)));
    expect(count).toBeLessThanOrEqual(21);
    close();
  });

  it('and asks on each loses those that are idle, never one that waits for its answer', async () => {
    const { server, open, ask, close } = await listening({ all: 600, ofOne: 20, halfOpen: 20 });
    const answers: string[] = [];
    for (let i = 0; i < 100; i += 1) {
      const socket = await open('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
      await once(socket, 'data');
      if (i % 10 === 0) answers.push(await ask());
    }
    expect(new Set(answers)).toEqual(new Set(['HTTP/1.1 200 OK']));
    const count = await new Promise<number>((resolve) => server.getConnections((_error, n) => resolve(n)));
    expect(count).toBeLessThanOrEqual(21);
    close();
  });
});
