import net from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EMULATOR_CREDENTIAL } from '#emulator/emulator.ts';
import type { Fault } from '#emulator/faults.ts';
import { type StartedEmulator, startEmulator } from '#emulator/start-emulator.ts';
import { lifeCycle } from '#emulator/task-script.ts';
import { DEFAULT_GONE_CODES } from '#tencent/error-codes.ts';
import { nodeSha256 } from '#tencent/node-sha256.ts';
import { createSigner } from '#tencent/tc3.ts';
import { createBackground } from '../background.ts';
import { systemClock } from '../clock.ts';
import type { Answer } from '../core/answer.ts';
import { createServerClock } from '../core/server-clock.ts';
import { credentialOf, fixedCredential } from '../credentials/credential-source.ts';
import { createDescribe } from './describe.ts';
import { createSendRequest } from './send-request.ts';

const DEADLINE_MS = 300;
const ref = { sdkAppId: 1_400_000_000, region: 'ap-singapore', taskId: '-m9+bVVU7k80.1X.' };
const text = (value: string) => new TextEncoder().encode(value);

let tencent: StartedEmulator;

beforeAll(async () => {
  tencent = await startEmulator({ quotaPerSecond: 1_000 });
});
afterAll(() => tencent.close());
beforeEach(() => {
  const startsAt = Date.now() - 60_000;
  tencent.emulator.setTask(
    ref,
    lifeCycle({ startsAt, idleMs: 0, inProgressMs: Number.POSITIVE_INFINITY, exitedMs: 0 }),
  );
  tencent.emulator.setFault({}, null);
});

function describeAt(
  endpoint: string,
  { secretKey = EMULATOR_CREDENTIAL.secretKey, token = undefined as string | undefined } = {},
) {
  return createDescribe({
    send: createSendRequest({ deadlineMs: DEADLINE_MS, background: createBackground(systemClock, { warn: () => {} }) }),
    signer: createSigner(nodeSha256),
    clock: systemClock,
    serverClock: createServerClock({ wall: systemClock.wall(), monotonic: systemClock.monotonic() }),
    credential: fixedCredential(credentialOf({ ...EMULATOR_CREDENTIAL, secretKey, token })),
    endpoint: new URL(endpoint),
    endedCodes: DEFAULT_GONE_CODES,
    onExchange: () => {},
  });
}

/** A server that answers the first bytes of every connection with these, or with silence. */
async function withServer<T>(reply: string | null, run: (url: string) => Promise<T>): Promise<T> {
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('data', () => reply !== null && socket.end(reply));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await run(`http://127.0.0.1:${(server.address() as net.AddressInfo).port}`);
  } finally {
    for (const socket of sockets) socket.destroy();
    server.close();
  }
}

describe('asking Tencent about a task', () => {
  it('sends exactly the documented call, and nothing else', async () => {
    await describeAt(tencent.url)(ref);
    const request = tencent.emulator.requests.at(-1);
    expect(request).toMatchObject({
      method: 'POST',
      path: '/',
      body: `{"SdkAppId":1400000000,"TaskId":"${ref.taskId}"}`,
    });
    const names = request?.headers.map(([name]) => name.toLowerCase()).toSorted();
    expect(names).toEqual([
      'authorization',
      'connection',
      'content-length',
      'content-type',
      'host',
      'x-tc-action',
      'x-tc-language',
      'x-tc-region',
      'x-tc-timestamp',
      'x-tc-version',
    ]);
  });

  it('tells the status, the start and the RequestId', async () => {
    expect(await describeAt(tencent.url)(ref)).toEqual({
      kind: 'status',
      status: 'InProgress',
      startTime: expect.any(Number),
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  it('goes on over the same connection', async () => {
    const ask = describeAt(tencent.url);
    const kinds = [];
    for (let i = 0; i < 5; i += 1) kinds.push((await ask(ref)).kind);
    expect(kinds).toEqual(Array(5).fill('status'));
  });

  it('says "gone" for a task that is not there', async () => {
    const answer = await describeAt(tencent.url)({ ...ref, taskId: 'never-was.' });
    expect(answer).toMatchObject({ kind: 'gone', code: 'ResourceNotFound', requestId: expect.any(String) });
  });

  it('says what is wrong with the key, with the RequestId', async () => {
    const answer = await describeAt(tencent.url, { secretKey: 'wrong' })(ref);
    expect(answer).toMatchObject({ kind: 'refused', problemKind: 'credential', code: 'AuthFailure.SignatureFailure' });
    const withToken = await describeAt(tencent.url, { token: 'stray' })(ref);
    expect(withToken).toMatchObject({ kind: 'refused', problemKind: 'credential', code: 'AuthFailure.TokenFailure' });
  });

  it('keeps account and resource out of a refusal of the access management', async () => {
    const message =
      '[request id:0a1b]you are not authorized to perform operation (trtc:DescribeCloudTranscription)\n' +
      'resource (qcs::trtc::uin/100001234567:sdkappid/1400000000) has no permission\n';
    tencent.emulator.setFault({}, { kind: 'error', code: 'UnauthorizedOperation', message });
    expect(await describeAt(tencent.url)(ref)).toMatchObject({
      problemKind: 'permission',
      message: 'you are not authorized to perform operation (trtc:DescribeCloudTranscription)',
    });
  });

  const faults: [Fault, Partial<Answer> & { code: string }][] = [
    [{ kind: 'timeOut' }, { kind: 'failed', code: 'Network.Timeout' }],
    [
      { kind: 'timeOut', after: 'head' },
      { kind: 'failed', code: 'Network.Timeout' },
    ],
    [
      { kind: 'trickle', everyMs: 100 },
      { kind: 'failed', code: 'Network.Timeout' },
    ],
    [{ kind: 'reset' }, { kind: 'failed', code: 'Network.ConnectionReset' }],
    [
      { kind: 'reset', after: 'head' },
      { kind: 'failed', code: 'Network.ConnectionReset' },
    ],
    [{ kind: 'html' }, { kind: 'failed', code: 'Response.NotJson' }],
    [
      { kind: 'html', status: 502 },
      { kind: 'failed', code: 'Response.HttpStatus' },
    ],
    [
      { kind: 'html', status: 429 },
      { kind: 'limited', code: 'Response.HttpStatus' },
    ],
    [{ kind: 'truncated' }, { kind: 'failed', code: 'Response.NotJson' }],
    [{ kind: 'empty' }, { kind: 'failed', code: 'Response.Empty' }],
    [{ kind: 'noResponse' }, { kind: 'failed', code: 'Response.NoResponse' }],
    [
      { kind: 'legacy', codeDesc: 'InternalError' },
      { kind: 'failed', code: 'InternalError' },
    ],
    [{ kind: 'wrongTaskId' }, { kind: 'failed', code: 'Response.WrongTask' }],
    [
      { kind: 'redirect', location: 'http://127.0.0.1:1/' },
      { kind: 'failed', code: 'Response.Redirect' },
    ],
    [
      { kind: 'raw', body: new Uint8Array(100_000) },
      { kind: 'failed', code: 'Response.TooLarge' },
    ],
    [
      { kind: 'raw', body: new Uint8Array([0xff, 0xfe, 0x80]) },
      { kind: 'failed', code: 'Response.NotJson' },
    ],
    [
      { kind: 'raw', headers: { 'Content-Encoding': 'gzip' }, body: text('x') },
      { kind: 'failed', code: 'Response.Encoded' },
    ],
    [
      { kind: 'error', code: 'InternalError.CTInternalError' },
      { kind: 'failed', code: 'InternalError.CTInternalError' },
    ],
    [
      { kind: 'error', code: 'RequestLimitExceeded.UinLimitExceeded' },
      { kind: 'limited', code: 'RequestLimitExceeded.UinLimitExceeded' },
    ],
    [
      { kind: 'error', code: 'InvalidParameter.SdkAppId' },
      { kind: 'refused', code: 'InvalidParameter.SdkAppId' },
    ],
    [
      { kind: 'error', code: 'Something.New' },
      { kind: 'failed', code: 'Something.New' },
    ],
  ];
  it.each(faults.map(([fault, expected]) => [fault.kind, expected.code, fault, expected] as const))(
    'turns a %s fault into an answer with %s',
    async (_kind, _code, fault, expected) => {
      tencent.emulator.setFault({}, fault);
      expect(await describeAt(tencent.url)(ref)).toMatchObject(expected);
    },
  );

  it('keeps an unknown status as it came', async () => {
    tencent.emulator.setTask(ref, { startsAt: Date.now(), steps: [{ status: 'Preparing', forMs: 60_000 }] });
    expect(await describeAt(tencent.url)(ref)).toMatchObject({ kind: 'status', status: 'Preparing' });
  });

  it('names a connection that is refused, and a name that is unknown', async () => {
    const closed = await withServer('', async (url) => url);
    expect(await describeAt(closed)(ref)).toMatchObject({ code: 'Network.ConnectionRefused', requestId: null });
    expect(await describeAt('http://trtc.invalid')(ref)).toMatchObject({ code: 'Network.NameNotResolved' });
  });

  it('names TLS that fails, and never falls back to plain text', async () => {
    const answer = await withServer('HTTP/1.1 200 OK\r\n\r\n', (url) =>
      describeAt(url.replace('http:', 'https:'))(ref),
    );
    expect(answer).toMatchObject({ kind: 'failed', code: 'Network.TlsFailed' });
  });

  it('names a server that speaks no HTTP, or hangs up in the middle', async () => {
    expect(await withServer('SSH-2.0\r\n', (url) => describeAt(url)(ref))).toMatchObject({ kind: 'failed' });
    const cut = 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"Resp';
    expect(await withServer(cut, (url) => describeAt(url)(ref))).toMatchObject({ code: 'Network.ConnectionReset' });
    expect(await withServer(null, (url) => describeAt(url)(ref))).toMatchObject({ code: 'Network.Timeout' });
  });

  it('signs with the corrected time after one refusal, when our clock or theirs is wrong by an hour', async () => {
    tencent.emulator.setClockOffset(-3_600_000);
    const ask = describeAt(tencent.url);
    expect(await ask(ref)).toMatchObject({ kind: 'refused', problemKind: 'clock' });
    expect(await ask(ref)).toMatchObject({ kind: 'status' });
    tencent.emulator.setClockOffset(0);
  });
});
