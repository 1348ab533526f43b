import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { CommonClient } from 'tencentcloud-sdk-nodejs-common';
import { EMULATOR_CREDENTIAL } from '#emulator/emulator.ts';
import { createBackground } from '#proxy/background.ts';
import { systemClock } from '#proxy/clock.ts';
import { createSendRequest } from '#proxy/upstream/send-request.ts';
import { API_VERSION, buildDescribeRequest, DESCRIBE_ACTION } from '#tencent/describe-cloud-transcription.ts';
import { parseDescribeResponse } from '#tencent/describe-response.ts';
import { nodeSha256 } from '#tencent/node-sha256.ts';
import { createSigner } from '#tencent/tc3.ts';
import type { Bench, Figure } from './bench.ts';
import type { EmulatorReady } from './emulator-process.ts';

const REF = { sdkAppId: 1_400_000_000, region: 'ap-singapore', taskId: '-m9-Pxaa7iEUcjf4+q.' };
const CALLS_PER_BLOCK = 300;
const BLOCKS = 12;

type Call = () => Promise<unknown>;

/** CPU microseconds of this process per call, one call after the other. */
async function cpuOf(call: Call): Promise<number> {
  const before = process.cpuUsage();
  for (let i = 0; i < CALLS_PER_BLOCK; i += 1) await call();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / CALLS_PER_BLOCK;
}

/** Signs, sends and reads as the product does. */
function ourCall(endpoint: URL): Call {
  const send = createSendRequest({ deadlineMs: 8_000, background: createBackground(systemClock, { warn: () => {} }) });
  const signer = createSigner(nodeSha256);
  return async () => {
    const timestamp = Math.floor(Date.now() / 1_000);
    const request = buildDescribeRequest({ endpoint, ref: REF, credential: EMULATOR_CREDENTIAL, timestamp }, signer);
    const reply = await send(request);
    if (reply.kind === 'failure') throw new Error(reply.detail);
    const answer = parseDescribeResponse(reply.status, reply.body);
    if (answer.kind !== 'status') throw new Error(`our own call: ${answer.kind}`);
  };
}

function sdkCall(endpoint: URL): Call {
  const client = new CommonClient(endpoint.host, API_VERSION, {
    credential: EMULATOR_CREDENTIAL,
    region: REF.region,
    profile: { httpProfile: { protocol: 'http://' } },
  });
  return () => client.request(DESCRIBE_ACTION, { SdkAppId: REF.sdkAppId, TaskId: REF.taskId });
}

export const cpuBench: Bench = {
  name: 'cpu',
  shows: "CPU of one call: signing, sending, reading, against the official SDK's CommonClient, in turns, median of 12",
  async run(): Promise<Figure[]> {
    // Of its own, so that only the client's side is measured.
    const emulator = fork(fileURLToPath(new URL('./emulator-process.ts', import.meta.url)));
    // The SDK would send its calls through a proxy of the environment.
    for (const name of ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY']) delete process.env[name];
    try {
      emulator.send(REF);
      const [{ url }] = (await once(emulator, 'message')) as [EmulatorReady];
      const calls = { ours: ourCall(new URL(url)), sdk: sdkCall(new URL(url)) };
      const spent: Record<keyof typeof calls, number[]> = { ours: [], sdk: [] };
      await cpuOf(calls.ours);
      await cpuOf(calls.sdk);
      for (let block = 0; block < BLOCKS; block += 1) {
        spent.ours.push(await cpuOf(calls.ours));
        spent.sdk.push(await cpuOf(calls.sdk));
      }
      const ours = median(spent.ours);
      const sdk = median(spent.sdk);
      return [
        { name: 'ours/SDK', value: ours / sdk, atMost: 0.85 },
        { name: 'ours', value: ours, unit: 'us' },
        { name: 'SDK', value: sdk, unit: 'us' },
      ];
    } finally {
      emulator.kill();
    }
  },
};

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
