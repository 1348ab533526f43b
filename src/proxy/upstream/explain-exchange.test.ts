import { describe, expect, it } from 'vitest';
import { EMULATOR_CREDENTIAL } from '#emulator/emulator.ts';
import { lifeCycle } from '#emulator/task-script.ts';
import { nodeSha256 } from '#tencent/node-sha256.ts';
import { createBackEnd } from '#testing/back-end.ts';
import { createVirtualClock } from '#testing/virtual-clock.ts';
import { explainExchange } from './explain-exchange.ts';

const ref = { sdkAppId: 1_400_000_000, region: 'ap-singapore', taskId: '-m9+bVV.' };

async function asked(prepare: (emulator: ReturnType<typeof createBackEnd>['emulator']) => void = () => {}) {
  const clock = createVirtualClock();
  const { board, emulator } = createBackEnd({ clock, wayMs: () => 20 });
  emulator.setTask(ref, lifeCycle({ startsAt: clock.wall(), idleMs: 1e9, inProgressMs: 0, exitedMs: 0 }));
  const explain = () => explainExchange(board.exchanges(ref), clock.wall(), nodeSha256);
  const before = explain();
  void board.task(ref, 3_000);
  await clock.advance(500);
  prepare(emulator);
  await clock.advance(1_500);
  return { before, after: explain() };
}

describe('what went over the wire about a task', () => {
  it('is nothing before it was asked', async () => {
    expect((await asked()).before).toMatchObject({ request: null, signing: null, last: null });
  });

  it('is the request as it was sent, and the answer with its time, latency and attempt', async () => {
    const { after } = await asked();
    expect(after.request).toMatchObject({
      method: 'POST',
      url: 'https://tencent.test/',
      body: '{"SdkAppId":1400000000,"TaskId":"-m9+bVV."}',
    });
    expect(after.last).toMatchObject({ latencyMs: 40, attempt: 2, status: 200 });
    expect(JSON.parse(after.last?.body ?? '')).toMatchObject({ Response: { Status: 'Idle', TaskId: ref.taskId } });
    expect(after.lastGood).toEqual(after.last);
    expect(after.lastBad).toBeNull();
  });

  it('keeps the last good answer beside the last bad one', async () => {
    const { after } = await asked((emulator) => emulator.setFault({}, { kind: 'html', status: 502 }));
    expect(after.lastBad).toMatchObject({ status: 502, attempt: 2 });
    expect(after.last).toEqual(after.lastBad);
    expect(after.lastGood).toMatchObject({ status: 200, attempt: 1 });
  });

  it('costs no more than a glance when the answer is 64 KB of lists in one another', async () => {
    const body = new TextEncoder().encode(`{"Response":${'['.repeat(30_000)}${']'.repeat(30_000)}}`);
    const { after } = await asked((emulator) => emulator.setFault({}, { kind: 'raw', body }));
    expect(after.last?.body.length).toBeLessThanOrEqual(2_000);
  });

  it('says why when nothing came', async () => {
    const { after } = await asked((emulator) => emulator.setFault({}, { kind: 'reset' }));
    expect(after.last).toMatchObject({ status: null, body: 'reset: ECONNRESET' });
  });

  it('shows no signature, no key, no account, and only the ends of the SecretId', async () => {
    const message =
      'you are not authorized (trtc:X)\nresource (qcs::trtc::uin/100001234567:sdkappid/1) has no permission';
    const { after } = await asked((emulator) =>
      emulator.setFault({}, { kind: 'error', code: 'UnauthorizedOperation', message }),
    );
    const text = JSON.stringify(after);
    for (const secret of [EMULATOR_CREDENTIAL.secretId, EMULATOR_CREDENTIAL.secretKey, '100001234567']) {
      expect(text).not.toContain(secret);
    }
    const authorization = after.request?.headers.find(([name]) => name === 'Authorization')?.[1];
    expect(authorization).toMatch(
      /^TC3-HMAC-SHA256 Credential=AKID…LE00\/2026-11-22\/trtc\/tc3_request, SignedHeaders=content-type;host;x-tc-action, Signature=\(not shown\)$/,
    );
  });

  it('walks through the signature with a public example key', async () => {
    const { signing, sample, request } = (await asked()).after;
    expect(signing?.canonicalRequest.split('\n')).toEqual([
      'POST',
      '/',
      '',
      'content-type:application/json',
      'host:tencent.test',
      'x-tc-action:describecloudtranscription',
      '',
      'content-type;host;x-tc-action',
      expect.stringMatching(/^[0-9a-f]{64}$/),
    ]);
    const timestamp = request?.headers.find(([name]) => name === 'X-TC-Timestamp')?.[1];
    expect(signing?.stringToSign).toBe(
      `TC3-HMAC-SHA256\n${timestamp}\n${signing?.credentialScope}\n${signing?.hashedCanonicalRequest}`,
    );
    expect(sample?.secretKey).toContain('EXAMPLE');
    expect(sample?.authorization).toContain(`Signature=${sample?.signature}`);
  });
});
