import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildDescribeRequest } from '#tencent/describe-cloud-transcription.ts';
import { type DescribeResponse, parseDescribeResponse } from '#tencent/describe-response.ts';
import { nodeSha256 } from '#tencent/node-sha256.ts';
import { createSigner } from '#tencent/tc3.ts';
import { EMULATOR_CREDENTIAL } from './emulator.ts';
import type { Fault } from './faults.ts';
import { listenEmulator } from './http-server.ts';
import { type StartedEmulator, startEmulator } from './start-emulator.ts';
import { lifeCycle } from './task-script.ts';

const NOW = Date.UTC(2026, 2, 2, 6, 38, 54);
const REF = { sdkAppId: 1_400_000_000, region: 'ap-singapore', taskId: '-m9-bVVU7k801X+EXAMPLE-TaskId.' };

/** What takes longer hangs. */
const PATIENCE_MS = 60_000;

const signer = createSigner(nodeSha256);
let started: StartedEmulator;

beforeEach(async () => {
  started = await startEmulator({ now: () => NOW });
  const life = { idleMs: 0, inProgressMs: Number.POSITIVE_INFINITY, exitedMs: 0 };
  started.emulator.setTask(REF, lifeCycle({ startsAt: NOW, ...life }));
});

afterEach(() => started.close());

const describeRequest = () =>
  buildDescribeRequest(
    { endpoint: new URL(started.url), ref: REF, credential: EMULATOR_CREDENTIAL, timestamp: NOW / 1000 },
    signer,
  );

interface Answer {
  status: number;
  statusHeaders: IncomingHttpHeaders;
  bytes: Buffer;
}

/** Over a plain socket of Node: nothing is decoded, followed or repeated. */
function post(signal?: AbortSignal, onHead = () => {}): Promise<Answer> {
  const { url, method, headers, body } = describeRequest();
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, { method, headers, ...(signal && { signal }) }, (response) => {
      onHead();
      const answered = (bytes: Buffer) =>
        resolve({ status: response.statusCode ?? 0, statusHeaders: response.headers, bytes });
      buffer(response).then(answered, reject);
    });
    request.on('error', reject).end(body);
  });
}

async function read(): Promise<DescribeResponse> {
  const { status, bytes } = await post();
  return parseDescribeResponse(status, bytes.toString());
}

function faulty(fault: Fault) {
  started.emulator.setFault({}, fault);
}

describe('over HTTP', () => {
  it('an answer has these headers and no others', async () => {
    const { status, statusHeaders, bytes } = await post();
    expect(status).toBe(200);
    expect(statusHeaders).toEqual({
      server: 'nginx',
      date: 'Mon, 02 Mar 2026 06:38:54 GMT',
      'content-type': 'application/json',
      'content-length': String(bytes.length),
      connection: 'keep-alive',
    });
  });

  it('the request is logged as it was sent', async () => {
    await read();
    const sent = describeRequest();
    expect(started.emulator.requests).toHaveLength(1);
    const logged = started.emulator.requests[0];
    expect(logged).toMatchObject({ method: 'POST', path: '/', body: sent.body });
    expect(Object.fromEntries(logged?.headers ?? [])).toMatchObject(sent.headers);
  });

  it('a call is stamped when its head has come, not when its body has', async () => {
    const { headers, body } = describeRequest();
    const { hostname, port } = new URL(started.url);
    const arrive = vi.spyOn(started.emulator, 'arrive');
    const socket = connect(Number(port), hostname);
    const lines = Object.entries({ ...headers, 'Content-Length': body.length }).map(
      ([name, value]) => `${name}: ${value}`,
    );
    socket.write(`POST / HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
    await vi.waitFor(() => expect(arrive).toHaveBeenCalledOnce(), PATIENCE_MS);
    expect(started.emulator.arrivals).toHaveLength(0);
    const headSeenBy = performance.now();

    socket.end(body);
    await vi.waitFor(() => expect(started.emulator.arrivals).toHaveLength(1), PATIENCE_MS);
    expect(started.emulator.arrivals[0]?.at).toBeLessThanOrEqual(headSeenBy);
    socket.destroy();
  });

  it('closing breaks off the calls that hang', async () => {
    faulty({ kind: 'timeOut' });
    const hanging = post();
    const broken = expect(hanging).rejects.toThrow('socket hang up');
    await vi.waitFor(() => expect(started.emulator.arrivals).toHaveLength(1), PATIENCE_MS);
    await started.close();
    await broken;
    started = await startEmulator();
  });

  it('listening on a port in use says so', async () => {
    const port = Number(new URL(started.url).port);
    await expect(listenEmulator(started.emulator, { port })).rejects.toThrow('EADDRINUSE');
  });
});

describe('over HTTP, a fault', () => {
  it.each<[Fault, object]>([
    [{ kind: 'html' }, { kind: 'unreadable', why: 'notJson', httpStatus: 200 }],
    [
      { kind: 'html', status: 502 },
      { kind: 'unreadable', why: 'httpStatus', httpStatus: 502 },
    ],
    [{ kind: 'truncated' }, { kind: 'unreadable', why: 'notJson' }],
    [{ kind: 'empty' }, { kind: 'unreadable', why: 'empty' }],
    [{ kind: 'noResponse' }, { kind: 'unreadable', why: 'noResponse' }],
    [{ kind: 'legacy' }, { kind: 'legacy', code: 'InternalError', message: 'internal error' }],
    [{ kind: 'wrongTaskId' }, { kind: 'status', taskId: '-m9-someOtherTask.' }],
    [
      { kind: 'wrongTaskId', taskId: 'x' },
      { kind: 'status', taskId: 'x' },
    ],
    [
      { kind: 'error', code: 'InternalError.CTInternalError' },
      { kind: 'error', code: 'InternalError.CTInternalError', message: expect.stringMatching(/./) },
    ],
    [
      { kind: 'error', code: 'New.Code', message: 'm' },
      { kind: 'error', code: 'New.Code', message: 'm' },
    ],
    [
      { kind: 'redirect', location: '/login' },
      { kind: 'unreadable', why: 'httpStatus', httpStatus: 302 },
    ],
    [
      { kind: 'trickle', everyMs: 0 },
      { kind: 'status', taskId: REF.taskId },
    ],
  ])('%o is read as %o', async (fault, expected) => {
    faulty(fault);
    expect(await read()).toMatchObject(expected);
    expect(started.emulator.arrivals[0]?.outcome).toBe(`fault:${fault.kind}`);
  });

  it('may be a page in HTML', async () => {
    faulty({ kind: 'html', status: 502 });
    const { statusHeaders, bytes } = await post();
    expect(statusHeaders['content-type']).toBe('text/html');
    expect(bytes.toString()).toContain('502 Bad Gateway');
  });

  it('may be a redirect to anywhere', async () => {
    faulty({ kind: 'redirect', location: 'https://example.com/' });
    expect((await post()).statusHeaders.location).toBe('https://example.com/');
  });

  it('may be any bytes with any headers', async () => {
    const body = Uint8Array.of(0x1f, 0x8b, 0xff, 0x00);
    faulty({ kind: 'raw', status: 429, headers: { 'Content-Encoding': 'gzip', 'Content-Type': 'x/y' }, body });
    const { status, statusHeaders, bytes } = await post();
    expect(status).toBe(429);
    expect(statusHeaders).toMatchObject({ 'content-encoding': 'gzip', 'content-type': 'x/y', 'content-length': '4' });
    expect(Uint8Array.from(bytes)).toEqual(body);
  });

  it('may be a latency, with the jitter asked for', async () => {
    faulty({ kind: 'latency', ms: 40, jitterMs: 5 });
    expect(await read()).toMatchObject({ kind: 'status' });
    // It lies behind the arrival. Timers may fire a millisecond early.
    expect(performance.now() - (started.emulator.arrivals[0]?.at ?? 0)).toBeGreaterThanOrEqual(39);
  });

  it.each([
    ['before the head', 'nothing', 0],
    ['after the head', 'head', 1],
    ['half way through the body', 'half', 1],
  ] as const)('may break the connection %s', async (_, after, heads) => {
    faulty({ kind: 'reset', after });
    const onHead = vi.fn();
    await expect(post(undefined, onHead)).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(onHead).toHaveBeenCalledTimes(heads);
  });

  it.each([
    ['the head', 'nothing', 0],
    ['the body', 'head', 1],
    ['the second half of the body', 'half', 1],
  ] as const)('may keep %s back for ever', async (_, after, heads) => {
    faulty({ kind: 'timeOut', after });
    const onHead = vi.fn();
    const waiting = new AbortController();
    const answer = post(waiting.signal, onHead);
    answer.catch(() => {});
    await vi.waitFor(
      () => expect([started.emulator.arrivals.length, onHead.mock.calls.length]).toEqual([1, heads]),
      60_000,
    );
    // As long as this is counted from what came before, no machine is too slow for it.
    setTimeout(() => waiting.abort(), 100);
    await expect(answer).rejects.toThrow(/aborted/);
    expect(onHead).toHaveBeenCalledTimes(heads);
  });

  it('leaves the next call alone when it was for one', async () => {
    started.emulator.setFault({ times: 1 }, { kind: 'reset' });
    await expect(post()).rejects.toThrow();
    expect(await read()).toMatchObject({ kind: 'status' });
  });

  it('never hides a refusal of the gateway', async () => {
    faulty({ kind: 'error', code: 'InternalError' });
    started.emulator.setClockOffset(3_600_000);
    expect(await read()).toMatchObject({ code: 'AuthFailure.SignatureExpire' });
  });

  it('may be that every call is refused', async () => {
    started.emulator.setRefuseAll('AuthFailure.SecretIdNotFound');
    expect(await read()).toMatchObject({ kind: 'error', code: 'AuthFailure.SecretIdNotFound' });
    started.emulator.setRefuseAll(null);
    expect(await read()).toMatchObject({ kind: 'status' });
  });
});
