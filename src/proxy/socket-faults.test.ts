import { once } from 'node:events';
import net from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EMULATOR_CREDENTIAL } from '#emulator/emulator.ts';
import { type StartedEmulator, startEmulator } from '#emulator/start-emulator.ts';
import { lifeCycle } from '#emulator/task-script.ts';
import { DEFAULT_GONE_CODES } from '#tencent/error-codes.ts';
import { nodeSha256 } from '#tencent/node-sha256.ts';
import { createSigner } from '#tencent/tc3.ts';
import { errorOf } from '#testing/failing-files.ts';
import { serveBackEnd } from '#testing/serve-back-end.ts';
import { createVirtualClock } from '#testing/virtual-clock.ts';
import { createBackground } from './background.ts';
import { systemClock } from './clock.ts';
import { createServerClock } from './core/server-clock.ts';
import { credentialOf, fixedCredential } from './credentials/credential-source.ts';
import { createDescribe } from './upstream/describe.ts';
import { createSendRequest } from './upstream/send-request.ts';

const CODES = ['EACCES', 'EIO', 'ESTALE', 'EMFILE', 'ENOSPC', 'EROFS', 'ENOENT', 'ECONNRESET', 'EPIPE', 'ENOBUFS'];
const logger = { warn: () => {} };

describe('a call to Tencent whose socket fails', () => {
  const ref = { sdkAppId: 1_400_000_000, region: 'ap-singapore', taskId: 'a' };
  let tencent: StartedEmulator;
  beforeAll(async () => {
    tencent = await startEmulator({ quotaPerSecond: 1_000 });
    const startsAt = Date.now();
    tencent.emulator.setTask(ref, lifeCycle({ startsAt, idleMs: 0, inProgressMs: 1e9, exitedMs: 0 }));
  });
  afterAll(() => tencent.close());

  const describeTask = () =>
    createDescribe({
      send: createSendRequest({ deadlineMs: 8_000, background: createBackground(systemClock, logger) }),
      signer: createSigner(nodeSha256),
      clock: systemClock,
      serverClock: createServerClock({ wall: systemClock.wall(), monotonic: systemClock.monotonic() }),
      credential: fixedCredential(credentialOf({ ...EMULATOR_CREDENTIAL, token: undefined })),
      endpoint: new URL(tencent.url),
      endedCodes: DEFAULT_GONE_CODES,
      onExchange: () => {},
    })(ref);

  /** As Node tells of it: by an event; or, where there is no file descriptor for a socket, at once. */
  const byEvent = (socket: net.Socket, error: Error) => process.nextTick(() => socket.destroy(error));
  const atOnce = (_: net.Socket, error: Error) => {
    throw error;
  };
  const WAYS = [
    ['connect', byEvent],
    ['connect', atOnce],
    ['write', byEvent],
  ] as const;

  it.each(WAYS.flatMap(([method, fail]) => CODES.map((code) => ({ method, way: fail.name, code, fail }))))(
    '($method, $way, $code) is a failed call, and the next one is answered',
    async ({ method, code, fail }) => {
      const real = net.Socket.prototype[method];
      let struck = 0;
      const failing = function (this: net.Socket, ...args: unknown[]) {
        const isOurs = this.remotePort === undefined || String(this.remotePort) === new URL(tencent.url).port;
        if (struck > 0 || !isOurs) return Reflect.apply(real, this, args);
        struck += 1;
        fail(this, errorOf(code, method, 'socket'));
        return method === 'write' ? true : this;
      };
      Object.assign(net.Socket.prototype, { [method]: failing });
      const first = await describeTask().catch((error: Error) => error);
      Object.assign(net.Socket.prototype, { [method]: real });
      expect(struck).toBe(1);
      // The poller makes of one that is thrown the same as of a failed call.
      expect(first instanceof Error || first.kind === 'failed').toBe(true);
      expect((await describeTask()).kind).toBe('status');
    },
  );
});

describe('a connection of a client that fails', () => {
  it.each(CODES)('(%s) ends by itself: while it is accepted, read and answered; others are served', async (code) => {
    const clock = createVirtualClock();
    const background = createBackground(clock, logger);
    const backEnd = await serveBackEnd({ background });
    const { server } = backEnd.server;
    await backEnd.server.listen({ host: '127.0.0.1', port: 0 });
    const { port } = server.address() as net.AddressInfo;
    const ask = async () =>
      (await fetch(`http://127.0.0.1:${port}/readyz`, { headers: { connection: 'close' } })).status;

    server.emit('error', errorOf(code, 'accept', 'socket'));
    expect(background.faults.current()).toMatchObject([{ what: 'connections', code }]);
    expect(await ask()).toBe(200);
    expect(background.faults.current()).toEqual([]);

    for (const said of ['', 'GET /readyz HTTP/1.1\r\n', `GET /readyz HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`]) {
      const accepted = once(server, 'connection');
      const client = net.connect(port, '127.0.0.1');
      client.on('error', () => {});
      client.write(said);
      const [socket] = (await accepted) as [net.Socket];
      socket.destroy(errorOf(code, 'read', 'socket'));
      await once(client, 'close');
    }
    expect(await ask()).toBe(200);
    await backEnd.close();
  });
});
