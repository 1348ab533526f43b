import net from 'node:net';
import { expect, it } from 'vitest';
import { createBackground } from '#proxy/background.ts';
import { serveBackEnd } from '#testing/serve-back-end.ts';
import { aTaskView } from '#testing/task-fixtures.ts';
import { createVirtualClock } from '#testing/virtual-clock.ts';
import { systemClock } from '../clock.ts';

const APP = 1_400_000_000;
const TASKS = 40_000;
const READERS = 160;
/** A piece, and what a socket holds anyway. */
const MOST_WAITING_BYTES = 256 * 1024;

/** A server with so many tasks that their list is some 14 MB, and the connections that it has. */
async function serveLongList({ background = createBackground(systemClock, { warn: () => {} }), headers = '' } = {}) {
  const backEnd = await serveBackEnd({ background });
  const views = Array.from({ length: TASKS }, (_, i) => aTaskView({ sdkAppId: APP, taskId: `task-${i}` }));
  backEnd.board.restore({ views, incidents: [] });
  const accepted = new Set<net.Socket>();
  backEnd.server.server.on('connection', (socket) => {
    accepted.add(socket);
    socket.once('close', () => accepted.delete(socket));
  });
  await backEnd.server.listen({ host: '127.0.0.1', port: 0 });
  const { port } = backEnd.server.server.address() as net.AddressInfo;
  const ask = () =>
    new Promise<net.Socket>((resolve) => {
      const socket = net.connect(port, '127.0.0.1', () => {
        socket.write(`GET /api/apps/${APP}/tasks HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${headers}\r\n`);
        resolve(socket);
      });
      socket.on('error', () => {});
    });
  return { ...backEnd, accepted, ask, host: `127.0.0.1:${port}` };
}

it.each([
  ['as it is', ''],
  ['compressed', 'Accept-Encoding: gzip\r\n'],
])(
  `${READERS} readers that do not read a long list, %s, hold little of it each, and it still is answered`,
  async (_, headers) => {
    const { accepted, ask, server, host, close } = await serveLongList({ headers });
    const whole = (await server.inject({ url: `/api/apps/${APP}/tasks`, headers: { host } })).body;
    expect(whole.length).toBeGreaterThan(13_000_000);
    expect(JSON.parse(whole).tasks).toHaveLength(TASKS);

    const readers = await Promise.all(Array.from({ length: READERS }, ask));
    // Until nothing more is taken from any of them: what waits then would wait for ever.
    const written = () => [...accepted].map((socket) => socket.bytesWritten).join();
    const isWaiting = () => accepted.size === READERS && [...accepted].every((socket) => socket.bytesWritten > 100_000);
    for (let before = ''; !isWaiting() || before !== written(); ) {
      before = written();
      for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    }
    for (const socket of accepted) expect(socket.writableLength).toBeLessThan(MOST_WAITING_BYTES);
    for (const reader of readers) reader.destroy();
    await close();
  },
);

it('a reader that does not take its answer within a minute is closed', async () => {
  const clock = createVirtualClock();
  const { accepted, ask, close } = await serveLongList({ background: createBackground(clock, { warn: () => {} }) });
  const reader = await ask();
  const isClosed = new Promise<void>((resolve) => reader.once('close', () => resolve()));
  while (![...accepted].some((socket) => socket.bytesWritten > 100_000))
    await new Promise((resolve) => setImmediate(resolve));
  await clock.advance(59_000);
  expect(accepted.size).toBe(1);
  await clock.advance(1_000);
  reader.resume();
  await isClosed;
  await close();
});
