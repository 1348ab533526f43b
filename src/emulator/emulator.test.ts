import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { API_VERSION, buildDescribeRequest, DESCRIBE_ACTION } from '#tencent/describe-cloud-transcription.ts';
import { type DescribeResponse, parseDescribeResponse } from '#tencent/describe-response.ts';
import { nodeSha256 } from '#tencent/node-sha256.ts';
import {
  canonicalRequest,
  createSigner,
  credentialScope,
  deriveKeys,
  hex,
  signatureOf,
  stringToSign,
} from '#tencent/tc3.ts';
import { createEmulator, EMULATOR_CREDENTIAL, type Emulator, type EmulatorOptions } from './emulator.ts';
import { lifeCycle } from './task-script.ts';

const NOW = Date.UTC(2026, 2, 2, 6, 38, 54);
const REF = { sdkAppId: 1_400_000_000, region: 'ap-singapore', taskId: '-m9-bVVU7k801X+EXAMPLE-TaskId.' };
const ENDLESS = lifeCycle({ startsAt: NOW, idleMs: 0, inProgressMs: Number.POSITIVE_INFINITY, exitedMs: 0 });
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const signer = createSigner(nodeSha256);
let nowMs: number;

beforeEach(() => {
  nowMs = NOW;
});

function start(options: Partial<EmulatorOptions> = {}): Emulator {
  const emulator = createEmulator({ sha256: nodeSha256, now: () => nowMs, ...options });
  emulator.setTask(REF, ENDLESS);
  return emulator;
}

interface Call {
  action?: string;
  body?: string | Uint8Array<ArrayBuffer>;
  credential?: typeof EMULATOR_CREDENTIAL & { token?: string };
  timestamp?: number;
  contentType?: string;
  /** What is signed as host, beside what is sent. */
  signedHost?: string;
  /** Signed beside content-type and host. */
  signed?: Record<string, string>;
  /** Changed after signing; null takes the header away. */
  sent?: Record<string, string | null>;
}

/** A correctly signed request, unless told otherwise. */
function requestOf(call: Call = {}): Request {
  const {
    action = DESCRIBE_ACTION,
    body = JSON.stringify({ SdkAppId: REF.sdkAppId, TaskId: REF.taskId }),
    credential = EMULATOR_CREDENTIAL,
    timestamp = Math.floor(nowMs / 1000),
    contentType = 'application/json',
    signedHost = 'localhost:8080',
    signed = {},
    sent = {},
  } = call;
  const { authorization } = signer.sign({
    credential,
    host: signedHost,
    service: 'trtc',
    timestamp,
    contentType,
    body,
    headers: signed,
  });
  const headers = new Headers({
    Authorization: authorization,
    'Content-Type': contentType,
    'X-TC-Action': action,
    'X-TC-Version': API_VERSION,
    'X-TC-Timestamp': String(timestamp),
    'X-TC-Region': REF.region,
  });
  for (const [name, value] of Object.entries(sent)) {
    if (value === null) headers.delete(name);
    else headers.set(name, value);
  }
  return new Request('http://localhost:8080/', { method: 'POST', headers, body });
}

async function send(emulator: Emulator, call: Call | Request = {}): Promise<DescribeResponse> {
  const response = await emulator.fetch(call instanceof Request ? call : requestOf(call));
  return parseDescribeResponse(response.status, await response.text());
}

async function codeOf(emulator: Emulator, call: Call | Request = {}): Promise<string> {
  const answer = await send(emulator, call);
  return answer.kind === 'error' ? answer.code : answer.kind;
}

const body = (json: unknown): Call => ({ body: JSON.stringify(json) });

describe('an answer', () => {
  it('tells the state of the task to the request of this project', async () => {
    const request = buildDescribeRequest(
      {
        endpoint: new URL('http://localhost:8080'),
        ref: REF,
        credential: EMULATOR_CREDENTIAL,
        timestamp: Math.floor(NOW / 1000),
      },
      signer,
    );
    expect(await send(start(), new Request(request.url, request))).toEqual({
      kind: 'status',
      status: 'InProgress',
      startTime: NOW,
      taskId: REF.taskId,
      requestId: expect.stringMatching(UUID),
    });
  });

  it('has HTTP 200, the bare JSON type and the date of the server, good or bad', async () => {
    const emulator = start();
    emulator.setClockOffset(60_000);
    for (const call of [{}, { sent: { 'X-TC-Action': 'Nope' } }, { sent: { Authorization: 'x' } }]) {
      const response = await emulator.fetch(requestOf(call));
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('application/json');
      expect(response.headers.get('date')).toBe('Mon, 02 Mar 2026 06:39:54 GMT');
    }
  });

  it('has a RequestId of its own, good or bad', async () => {
    const emulator = start();
    const ids = [];
    for (const call of [{}, {}, { sent: { Authorization: null } }]) {
      const answer = await send(emulator, call);
      ids.push('requestId' in answer ? answer.requestId : null);
    }
    for (const id of ids) expect(id).toMatch(UUID);
    expect(new Set(ids).size).toBe(3);
  });
});

describe('the signature', () => {
  it.each<[string, Call]>([
    ['content-type and host, as the SDKs sign', {}],
    ['the action too, as the documentation signs', { signed: { 'x-tc-action': DESCRIBE_ACTION } }],
    ['more headers than needed', { signed: { 'x-tc-region': REF.region, 'x-tc-version': API_VERSION } }],
    ['the host with its port', { signedHost: 'localhost:8080' }],
    ['the host without its port', { signedHost: 'localhost' }],
    ['a content type with a charset', { contentType: 'application/json; charset=utf-8' }],
    ['a clock 300 s behind', { timestamp: NOW / 1000 - 300 }],
    ['a clock 300 s ahead', { timestamp: NOW / 1000 + 300 }],
  ])('is accepted over %s', async (_, call) => {
    expect(await codeOf(start(), call)).toBe('status');
  });

  it('may leave the body out when the request says so', async () => {
    const unsigned = { 'X-TC-Content-SHA256': 'UNSIGNED-PAYLOAD' };
    const { authorization } = signer.sign({
      credential: EMULATOR_CREDENTIAL,
      host: 'localhost',
      service: 'trtc',
      timestamp: NOW / 1000,
      contentType: 'application/json',
      body: 'UNSIGNED-PAYLOAD',
    });
    expect(await codeOf(start(), { sent: { ...unsigned, Authorization: authorization } })).toBe('status');
    expect(await codeOf(start(), { sent: { Authorization: authorization } })).toBe('AuthFailure.SignatureFailure');
  });

  it('takes the service from the scope: SDKs call it 127 at 127.0.0.1', async () => {
    const { authorization } = signer.sign({
      credential: EMULATOR_CREDENTIAL,
      host: 'localhost',
      service: '127',
      timestamp: NOW / 1000,
      contentType: 'application/json',
      body: await requestOf().text(),
    });
    expect(await codeOf(start(), { sent: { Authorization: authorization } })).toBe('status');
  });

  it('is made over the bytes of the body, also when they are no text', async () => {
    expect(await codeOf(start(), { body: Uint8Array.of(0xff, 0xfe, 0x00, 0xc0) })).toBe('InvalidParameter');
  });

  it.each<[string, string, Call]>([
    ['AuthFailure.SignatureFailure', 'another key', { credential: { ...EMULATOR_CREDENTIAL, secretKey: 'other' } }],
    ['AuthFailure.SignatureFailure', 'another content type', { sent: { 'Content-Type': 'text/plain' } }],
    ['AuthFailure.SignatureFailure', 'another host', { signedHost: 'example.com' }],
    ['AuthFailure.SignatureFailure', 'another timestamp', { sent: { 'X-TC-Timestamp': String(NOW / 1000 + 1) } }],
    ['AuthFailure.SignatureFailure', 'a signed header that did not come', { signed: { 'x-tc-language': 'en-US' } }],
    ['AuthFailure.SecretIdNotFound', 'a stranger', { credential: { secretId: 'AKIDstranger', secretKey: 'x' } }],
    ['AuthFailure.SignatureExpire', '301 s behind', { timestamp: NOW / 1000 - 301 }],
    ['AuthFailure.SignatureExpire', '301 s ahead', { timestamp: NOW / 1000 + 301 }],
    ['AuthFailure.InvalidAuthorization', 'no Authorization', { sent: { Authorization: null } }],
    ['AuthFailure.InvalidAuthorization', 'another scheme', { sent: { Authorization: 'Bearer abc' } }],
    ['AuthFailure.TokenFailure', 'a token that was never issued', { sent: { 'X-TC-Token': 'stray' } }],
    ['MissingParameter', 'no timestamp', { sent: { 'X-TC-Timestamp': null } }],
    ['MissingParameter', 'a timestamp that is no number', { sent: { 'X-TC-Timestamp': 'now' } }],
  ])('is refused with %s for %s', async (code, _, call) => {
    expect(await codeOf(start(), call)).toBe(code);
  });

  it('is refused when one byte of the body is another', async () => {
    const genuine = requestOf();
    const altered = new Request(genuine.url, {
      method: 'POST',
      headers: genuine.headers,
      body: (await genuine.text()).replace('1400000000', '1400000001'),
    });
    expect(await codeOf(start(), altered)).toBe('AuthFailure.SignatureFailure');
  });

  it.each<[string, (authorization: string) => string]>([
    ['blanks between its parts', (text) => text.replaceAll(', ', ',')],
    ['the host in its list', (text) => text.replace('content-type;host', 'content-type')],
    ['the content type in its list', (text) => text.replace('content-type;host', 'host')],
    ['a full signature', (text) => text.slice(0, -1)],
    ['the end of its scope', (text) => text.replace('/tc3_request', '')],
  ])('needs %s', async (_, change) => {
    const authorization = change(requestOf().headers.get('authorization') ?? '');
    expect(await codeOf(start(), { sent: { Authorization: authorization } })).toBe('AuthFailure.InvalidAuthorization');
  });

  it('is refused for another day than that of its timestamp, though all else is right', async () => {
    const timestamp = NOW / 1000;
    const signOn = (date: string) => {
      const payloadHash = hex(nodeSha256.hash(JSON.stringify({ SdkAppId: REF.sdkAppId, TaskId: REF.taskId })));
      const headers = { 'content-type': 'application/json', host: 'localhost' };
      const scope = credentialScope(date, 'trtc');
      const canonical = canonicalRequest({ method: 'POST', query: '', headers, payloadHash });
      const { secretSigning } = deriveKeys(nodeSha256, EMULATOR_CREDENTIAL.secretKey, date, 'trtc');
      const signature = signatureOf(nodeSha256, secretSigning, stringToSign(nodeSha256, timestamp, scope, canonical));
      return `TC3-HMAC-SHA256 Credential=${EMULATOR_CREDENTIAL.secretId}/${scope}, SignedHeaders=content-type;host, Signature=${signature}`;
    };
    expect(await codeOf(start(), { sent: { Authorization: signOn('2026-03-02') } })).toBe('status');
    expect(await codeOf(start(), { sent: { Authorization: signOn('2026-03-03') } })).toBe(
      'AuthFailure.SignatureFailure',
    );
  });

  it('needs the token that belongs to a temporary credential', async () => {
    const credential = { secretId: 'AKIDtemporary', secretKey: 'key', token: 'session' };
    const emulator = start({ credentials: [EMULATOR_CREDENTIAL, credential] });
    expect(await codeOf(emulator, { credential, sent: { 'X-TC-Token': 'session' } })).toBe('status');
    expect(await codeOf(emulator, { credential, sent: { 'X-TC-Token': 'Session' } })).toBe('AuthFailure.TokenFailure');
    expect(await codeOf(emulator, { credential })).toBe('AuthFailure.TokenFailure');
  });

  it('is judged by the clock of the emulator, right or wrong', async () => {
    const emulator = start();
    emulator.setClockOffset(3_600_000);
    expect(await codeOf(emulator)).toBe('AuthFailure.SignatureExpire');
    expect(await codeOf(emulator, { timestamp: NOW / 1000 + 3_600 })).toBe('status');
    emulator.setClockOffset(0);
    expect(await codeOf(emulator)).toBe('status');
  });
});

describe('a request that means nothing', () => {
  it.each<[string, Call]>([
    ['InvalidAction', { sent: { 'X-TC-Action': 'ListCloudTranscription' } }],
    ['InvalidAction', { sent: { 'X-TC-Action': 'constructor' } }],
    ['MissingParameter', { sent: { 'X-TC-Action': null } }],
    ['NoSuchVersion', { sent: { 'X-TC-Version': '2017-03-12' } }],
    ['MissingParameter', { sent: { 'X-TC-Version': null } }],
    ['UnsupportedRegion', { sent: { 'X-TC-Region': 'ap-beijing' } }],
    ['MissingParameter', { sent: { 'X-TC-Region': null } }],
    ['MissingParameter.SdkAppId', body({ TaskId: 'x' })],
    ['MissingParameter.SdkAppId', body({ SdkAppId: null, TaskId: 'x' })],
    ['MissingParameter.TaskId', body({ SdkAppId: 1 })],
    ['MissingParameter.TaskId', body({ SdkAppId: 1, TaskId: '' })],
    ['InvalidParameter.SdkAppId', body({ SdkAppId: '1400000000', TaskId: 'x' })],
    ['InvalidParameter.SdkAppId', body({ SdkAppId: -1, TaskId: 'x' })],
    ['InvalidParameter.SdkAppId', body({ SdkAppId: 1.5, TaskId: 'x' })],
    ['InvalidParameter', body({ SdkAppId: 1, TaskId: 7 })],
    ['InvalidParameter', body([])],
    ['InvalidParameter', { body: '{"SdkAppId":1' }],
    ['UnknownParameter', body({ SdkAppId: 1, TaskId: 'x', Region: 'ap-singapore' })],
  ])('is refused with %s: %o', async (code, call) => {
    expect(await codeOf(start(), call)).toBe(code);
  });

  it('is refused when it is a GET or has a path', async () => {
    const { headers } = requestOf();
    expect(await codeOf(start(), new Request('http://localhost:8080/', { headers }))).toBe('UnsupportedProtocol');
    const elsewhere = new Request('http://localhost:8080/v2', { method: 'POST', headers, body: '{}' });
    expect(await codeOf(start(), elsewhere)).toBe('InvalidRequest');
  });

  it('may name any region of the site, and no other', async () => {
    const emulator = start({ site: 'cn' });
    expect(await codeOf(emulator, { sent: { 'X-TC-Region': 'ap-beijing' } })).toBe('ResourceNotFound');
    expect(await codeOf(emulator, { sent: { 'X-TC-Region': 'ap-singapore' } })).toBe('UnsupportedRegion');
  });
});

describe('a task', () => {
  it('goes through its life as the clock goes on', async () => {
    const emulator = start();
    emulator.setTask(REF, lifeCycle({ startsAt: NOW, idleMs: 5_000, inProgressMs: 10_000, exitedMs: 2_000 }));
    const seen = [];
    for (const secondsLater of [0, 5, 15, 17]) {
      nowMs = NOW + secondsLater * 1000;
      const answer = await send(emulator);
      seen.push(answer.kind === 'status' ? answer.status : answer.kind === 'error' && answer.code);
    }
    expect(seen).toEqual(['Idle', 'InProgress', 'Exited', 'ResourceNotFound']);
  });

  it('is not found under another region or application', async () => {
    expect(await codeOf(start(), { sent: { 'X-TC-Region': 'ap-hongkong' } })).toBe('ResourceNotFound');
    expect(await codeOf(start(), body({ SdkAppId: 1, TaskId: REF.taskId }))).toBe('ResourceNotFound');
  });

  it('answers the code configured for a task that is gone', async () => {
    const emulator = start({ goneCode: 'FailedOperation.TaskNotExist' });
    emulator.deleteTask(REF);
    expect(await codeOf(emulator)).toBe('FailedOperation.TaskNotExist');
  });

  it('can be ended at once, or take its time', async () => {
    const emulator = start();
    nowMs += 1_000;
    emulator.endTask(REF, 3_000);
    expect(await send(emulator)).toMatchObject({ status: 'Exited', startTime: NOW });
    nowMs += 3_000;
    expect(await codeOf(emulator)).toBe('ResourceNotFound');

    emulator.setTask(REF, ENDLESS);
    emulator.endTask(REF);
    expect(await codeOf(emulator)).toBe('ResourceNotFound');
  });

  it('keeps a status that Tencent does not document', async () => {
    const emulator = start();
    emulator.setTask(REF, { startsAt: NOW, steps: [{ status: 'Preparing', forMs: 1_000 }] });
    expect(await send(emulator)).toMatchObject({ kind: 'status', status: 'Preparing' });
  });

  it('needs every documented parameter to be created', async () => {
    const whole = {
      SdkAppId: 1,
      RoomId: '7',
      RoomIdType: 0,
      TranscriptionParam: { UserId: 'robot', UserSig: 'sig' },
      AsrParam: { Lang: '16k_zh_en' },
    };
    const create = (change: object) =>
      codeOf(start(), { action: 'CreateCloudTranscription', ...body({ ...whole, ...change }) });

    // The answer of Create is a TaskId and no Status, which the parser for Describe rightly does not know.
    expect(await create({})).toBe('unreadable');
    expect(await create({ SdkAppId: undefined })).toBe('MissingParameter.SdkAppId');
    expect(await create({ RoomId: undefined })).toBe('MissingParameter.RoomId');
    expect(await create({ RoomIdType: undefined })).toBe('MissingParameter');
    expect(await create({ RoomIdType: 2 })).toBe('InvalidParameter');
    expect(await create({ TranscriptionParam: undefined })).toBe('MissingParameter.TranscriptionParam');
    expect(await create({ TranscriptionParam: { UserSig: 'sig' } })).toBe('MissingParameter.UserId');
    expect(await create({ TranscriptionParam: { UserId: 'robot' } })).toBe('MissingParameter.UserSig');
    expect(await create({ TranscriptionParam: { UserId: 'r', UserSig: 's', MaxIdleTime: 4 } })).toBe(
      'InvalidParameter.OutOfRange',
    );
    expect(await create({ AsrParam: undefined })).toBe('MissingParameter.AsrParam');
    expect(await create({ AsrParam: {} })).toBe('MissingParameter.ASRLang');
    expect(await create({ Mood: 'good' })).toBe('UnknownParameter');
  });
});

describe('the quota', () => {
  it('refuses the 21st call of a second in the documented words, and passes the next second', async () => {
    const emulator = start();
    for (let call = 0; call < 20; call += 1) expect(await codeOf(emulator)).toBe('status');
    expect(await send(emulator)).toMatchObject({
      code: 'RequestLimitExceeded',
      message:
        'Your current request times equals to `21` in a second, which exceeds the frequency limit `20` for a second. Please reduce the frequency of calls.',
    });
    expect(emulator.overLimit).toBe(1);
    nowMs += 1_000;
    expect(await codeOf(emulator)).toBe('status');
    expect(emulator.overLimit).toBe(1);
  });

  it('is one for each SecretId and action, whatever the region', async () => {
    const other = { secretId: 'AKIDother', secretKey: 'key' };
    const emulator = start({ quotaPerSecond: 1, credentials: [EMULATOR_CREDENTIAL, other] });
    expect(await codeOf(emulator)).toBe('status');
    expect(await codeOf(emulator, { sent: { 'X-TC-Region': 'ap-hongkong' } })).toBe('RequestLimitExceeded');
    expect(await codeOf(emulator, { credential: other })).toBe('status');
    expect(await codeOf(emulator, { action: 'DeleteCloudTranscription' })).toBe('unreadable');
  });

  it('is not spent by a stranger with a wrong signature, but by a wrong parameter', async () => {
    const emulator = start({ quotaPerSecond: 2 });
    const forged = { credential: { ...EMULATOR_CREDENTIAL, secretKey: 'other' } };
    for (let call = 0; call < 5; call += 1) expect(await codeOf(emulator, forged)).toBe('AuthFailure.SignatureFailure');
    expect(await codeOf(emulator, body({}))).toBe('MissingParameter.SdkAppId');
    expect(await codeOf(emulator)).toBe('status');
    expect(await codeOf(emulator)).toBe('RequestLimitExceeded');
  });

  it('is counted in the window asked for', async () => {
    const passed = async (window: 'fixed' | 'sliding' | 'bucket') => {
      const emulator = start({ window, quotaPerSecond: 2 });
      const codes = [];
      for (const at of [900, 900, 1_100, 1_100, 1_450]) {
        nowMs = NOW + at;
        codes.push(await codeOf(emulator));
      }
      return codes.map((code) => code === 'status');
    };
    expect(await passed('fixed')).toEqual([true, true, true, true, false]);
    expect(await passed('sliding')).toEqual([true, true, false, false, false]);
    expect(await passed('bucket')).toEqual([true, true, false, false, false]);
  });
});

describe('the logs', () => {
  it('keep what came and what became of it', async () => {
    const emulator = start();
    const before = performance.now();
    await send(emulator);
    await send(emulator, { sent: { Authorization: null } });
    emulator.setFault({}, { kind: 'html' });
    await send(emulator);

    const known = { action: DESCRIBE_ACTION, sdkAppId: REF.sdkAppId, taskId: REF.taskId };
    const { secretId } = EMULATOR_CREDENTIAL;
    expect(emulator.arrivals).toMatchObject([
      { ...known, secretId, outcome: 'ok' },
      { ...known, secretId: '', outcome: 'AuthFailure.InvalidAuthorization' },
      { ...known, secretId, outcome: 'fault:html' },
    ]);
    for (const { at } of emulator.arrivals) {
      expect(at).toBeGreaterThanOrEqual(before);
      expect(at).toBeLessThanOrEqual(performance.now());
    }
  });

  it('keep the last 200 requests, byte for byte', async () => {
    const emulator = start();
    for (let call = 0; call < 201; call += 1) await send(emulator, body({ SdkAppId: call + 1, TaskId: 'x' }));
    expect(emulator.requests).toHaveLength(200);
    expect(emulator.requests[0]).toMatchObject({ method: 'POST', path: '/', body: '{"SdkAppId":2,"TaskId":"x"}' });
    expect(emulator.requests[0]?.headers).toContainEqual(['x-tc-region', 'ap-singapore']);
    expect(emulator.arrivals).toHaveLength(201);
  });
});

it('needs nothing of Node: what createEmulator is made of imports no node: module', () => {
  const seen = new Set<string>();
  const pending = [new URL('./emulator.ts', import.meta.url)];
  for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
    if (seen.has(file.href)) continue;
    seen.add(file.href);
    const source = readFileSync(file, 'utf8');
    expect(source, file.pathname).not.toMatch(/from 'node:|\b(process|Buffer)\./);
    for (const [, specifier = ''] of source.matchAll(/from '([#.][^']+)'/g)) {
      pending.push(new URL(specifier.replace('#tencent/', '../tencent/'), file));
    }
  }
  expect(seen.size).toBeGreaterThan(10);
});
