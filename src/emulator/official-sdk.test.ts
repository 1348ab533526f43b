import { CommonClient } from 'tencentcloud-sdk-nodejs-common';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { EMULATOR_CREDENTIAL } from './emulator.ts';
import { type StartedEmulator, startEmulator } from './start-emulator.ts';

const SDK_APP_ID = 1_400_000_000;
const ROOM = {
  SdkAppId: SDK_APP_ID,
  RoomId: '4711',
  RoomIdType: 1,
  TranscriptionParam: { UserId: 'robot', UserSig: 'eJw-sig', MaxIdleTime: 60 },
  AsrParam: { Lang: '16k_zh_en' },
};
const UUID = /^[0-9a-f-]{36}$/;

let started: StartedEmulator;
/** The SDK signs by the real clock, so the emulator's only runs ahead of it. */
let aheadMs: number;

beforeEach(async () => {
  // The SDK would send its calls through a proxy of the environment.
  vi.stubEnv('http_proxy', '');
  aheadMs = 0;
  started = await startEmulator({
    now: () => Date.now() + aheadMs,
    createdLife: { idleMs: 30_000, inProgressMs: Number.POSITIVE_INFINITY, exitedMs: 30_000 },
  });
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await started.close();
});

function sdk(credential: { secretId: string; secretKey: string; token?: string } = EMULATOR_CREDENTIAL) {
  return new CommonClient(new URL(started.url).host, '2019-07-22', {
    credential,
    region: 'ap-singapore',
    profile: { httpProfile: { protocol: 'http://' } },
  });
}

it('the official SDK creates a task, sees every state of it, and an error after its end', async () => {
  const client = sdk();
  const createdAt = Date.now();
  const created = await client.request('CreateCloudTranscription', ROOM);
  expect(created).toEqual({
    TaskId: expect.stringMatching(/^[-A-Za-z0-9+.]{40,62}$/),
    RequestId: expect.stringMatching(UUID),
  });

  const task = { SdkAppId: SDK_APP_ID, TaskId: created.TaskId };
  const describe = () => client.request('DescribeCloudTranscription', task);

  const idle = await describe();
  expect(idle).toEqual({
    Status: 'Idle',
    StartTime: expect.any(Number),
    TaskId: created.TaskId,
    RequestId: expect.stringMatching(UUID),
  });
  expect(idle.StartTime).toBeGreaterThanOrEqual(createdAt);
  expect(idle.StartTime).toBeLessThanOrEqual(Date.now());

  aheadMs = 30_000;
  expect(await describe()).toMatchObject({ Status: 'InProgress', StartTime: idle.StartTime });

  expect(await client.request('DeleteCloudTranscription', task)).toMatchObject({ TaskId: created.TaskId });
  expect(await describe()).toMatchObject({ Status: 'Exited', StartTime: idle.StartTime });

  aheadMs = 90_000;
  const gone = { code: 'ResourceNotFound', requestId: expect.stringMatching(UUID) };
  await expect(describe()).rejects.toMatchObject(gone);
  await expect(client.request('DeleteCloudTranscription', task)).rejects.toMatchObject(gone);
});

it('the official SDK understands the refusals', async () => {
  const describe = (client: CommonClient) =>
    client.request('DescribeCloudTranscription', { SdkAppId: SDK_APP_ID, TaskId: 'x' });

  await expect(describe(sdk({ ...EMULATOR_CREDENTIAL, secretKey: 'wrong' }))).rejects.toMatchObject({
    code: 'AuthFailure.SignatureFailure',
    message: 'The provided credentials could not be validated. Please check your signature is correct.',
  });
  await expect(describe(sdk({ secretId: 'AKIDunknown', secretKey: 'x' }))).rejects.toMatchObject({
    code: 'AuthFailure.SecretIdNotFound',
  });
  await expect(describe(sdk({ ...EMULATOR_CREDENTIAL, token: 'stray' }))).rejects.toMatchObject({
    code: 'AuthFailure.TokenFailure',
  });
  aheadMs = 400_000;
  await expect(describe(sdk())).rejects.toMatchObject({ code: 'AuthFailure.SignatureExpire' });
});

it('the official SDK sees a web page with 502 as a failure without a code', async () => {
  started.emulator.setFault({}, { kind: 'html', status: 502 });
  await expect(sdk().request('DescribeCloudTranscription', { SdkAppId: 1, TaskId: 'x' })).rejects.toMatchObject({
    httpCode: 502,
  });
});
