import { once } from 'node:events';
import net from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { EMULATOR_CREDENTIAL } from '#emulator/emulator.ts';
import { type StartedEmulator, startEmulator } from '#emulator/start-emulator.ts';
import { lifeCycle } from '#emulator/task-script.ts';
import { newFolder } from '#harness/new-folder.ts';
import { DEFAULT_GONE_CODES } from '#tencent/error-codes.ts';
import { nodeSha256 } from '#tencent/node-sha256.ts';
import { createSigner } from '#tencent/tc3.ts';
import { errorOf } from '#testing/failing-files.ts';
import { serveBackEnd } from '#testing/serve-back-end.ts';
import { createVirtualClock } from '#testing/virtual-clock.ts';
import { serverFolder, startProcess } from '#testing/virtual-process.ts';
import { ROUTES } from './api/routes.ts';
import { createBackground } from './background.ts';
import { systemClock } from './clock.ts';
import { createServerClock } from './core/server-clock.ts';
import { credentialOf, fixedCredential } from './credentials/credential-source.ts';
import { createDescribe } from './upstream/describe.ts';
import { createSendRequest } from './upstream/send-request.ts';

const CODES = ['EACCES', 'EIO', 'ESTALE', 'EMFILE', 'ENOSPC', 'EROFS', 'ENOENT', 'ECONNRESET', 'EPIPE', 'ENOBUFS'];
const logger = { warn: () => {} };

/** As Node tells of it: by an event; or, where there is no file descriptor for a socket, at once. */
const byEvent = (socket: net.Socket, error: Error) => process.nextTick(() => socket.destroy(error));
const atOnce = (_: net.Socket, error: Error) => {
  throw error;
};

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

describe('sockets to Tencent that all fail for a while', () => {
  const ref = { sdkAppId: 1_400_000_000, region: 'ap-singapore', taskId: 'a' };

  it.each(['EMFILE', 'ECONNRESET'])(
    '(%s) are told on the page, by /readyz and in the log, and it heals within 10 s',
    async (code) => {
      const tencent = await startEmulator({ quotaPerSecond: 1_000 });
      tencent.emulator.setTask(ref, lifeCycle({ startsAt: Date.now(), idleMs: 0, inProgressMs: 1e9, exitedMs: 0 }));
      const folder = serverFolder(newFolder(), { wall: [ref.sdkAppId] });
      const log: string[] = [];
      const { board, deps, credential, store } = await startProcess({
        folder,
        clock: systemClock,
        send: createSendRequest({ deadlineMs: 8_000, background: createBackground(systemClock, logger) }),
        endpoint: tencent.url,
        random: Math.random,
        judge: () => null,
        log: (line) => log.push(line),
      });
      const look = () => {
        const list = { apps: [], refs: [ref], mode: 'replace' as const };
        const answer = board.watch({ lease: 'a-lease-of-one-tab', revision: 0, list, visible: [ref] }, () => true);
        if ('full' in answer) throw new Error(answer.full);
        return answer;
      };
      const isReady = ROUTES.find(({ path }) => path === '/readyz');
      if (isReady?.policy !== 'public') throw new Error('there is no /readyz');
      const request = { params: {}, query: new URLSearchParams(), body: null, header: () => undefined };
      const ready = async () => (await isReady.handle(request, deps)).body;
      await vi.waitFor(() => expect(look().views[0]?.state).toBe('inProgress'), { timeout: 60_000 });
      expect(await ready()).toEqual({ status: 'ok' });

      const { connect, write } = net.Socket.prototype;
      const fails = (socket: net.Socket) => byEvent(socket, errorOf(code, 'connect', 'socket'));
      Object.assign(net.Socket.prototype, {
        connect(this: net.Socket) {
          fails(this);
          return this;
        },
        write(this: net.Socket) {
          fails(this);
          return true;
        },
      });
      try {
        await vi.waitFor(() => expect(look().outage).toMatchObject({ kind: 'unreachable' }), { timeout: 60_000 });
        expect(await ready()).toEqual({ status: 'ok', tencent: [{ kind: 'unreachable', since: expect.any(Number) }] });
        expect(log.join()).toContain('a check of a task failed');
      } finally {
        Object.assign(net.Socket.prototype, { connect, write });
      }
      const endedAt = performance.now();
      await vi.waitFor(() => expect(look().outage).toBeNull(), { timeout: 60_000 });
      expect(performance.now() - endedAt).toBeLessThan(10_000);
      expect(await ready()).toEqual({ status: 'ok' });
      board.stop();
      credential.stop();
      await store.close();
      await tencent.close();
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
