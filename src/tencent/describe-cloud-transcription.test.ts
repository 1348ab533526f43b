import { describe, expect, it } from 'vitest';
import { buildDescribeRequest, type DescribeInput } from './describe-cloud-transcription.ts';
import { nodeSha256 } from './node-sha256.ts';
import { SITES } from './sites.ts';
import { createSigner } from './tc3.ts';

const INPUT: DescribeInput = {
  endpoint: new URL(`https://${SITES.intl.host}`),
  ref: { sdkAppId: 1_400_000_000, region: 'ap-singapore', taskId: '-m9-bVVU7k801X+EXAMPLE-TaskId.' },
  credential: {
    secretId: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE',
    secretKey: 'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE',
  },
  timestamp: 1_772_433_534,
};

const build = (change: Partial<DescribeInput> = {}) =>
  buildDescribeRequest({ ...INPUT, ...change }, createSigner(nodeSha256));

describe('buildDescribeRequest', () => {
  it('is this request to the last byte', () => {
    expect(build()).toEqual({
      method: 'POST',
      url: 'https://trtc.intl.tencentcloudapi.com/',
      headers: {
        Authorization:
          'TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE/2026-03-02/trtc/tc3_request, SignedHeaders=content-type;host;x-tc-action, Signature=4757f5fb202ae4949034782463ed0bafe19b3f21282bfb66162708932cbca960',
        'Content-Type': 'application/json',
        Host: 'trtc.intl.tencentcloudapi.com',
        'X-TC-Action': 'DescribeCloudTranscription',
        'X-TC-Version': '2019-07-22',
        'X-TC-Timestamp': '1772433534',
        'X-TC-Region': 'ap-singapore',
        'X-TC-Language': 'en-US',
      },
      body: '{"SdkAppId":1400000000,"TaskId":"-m9-bVVU7k801X+EXAMPLE-TaskId."}',
    });
  });

  it('sends the session token of temporary credentials, unsigned', () => {
    const { headers } = build({ credential: { ...INPUT.credential, token: 'session' } });
    expect(headers['X-TC-Token']).toBe('session');
    expect(headers['Authorization']).toBe(build().headers['Authorization']);
  });

  it('names and signs the port of an endpoint that has one, and ignores its path', () => {
    const local = build({ endpoint: new URL('http://127.0.0.1:8080/somewhere') });
    expect(local.url).toBe('http://127.0.0.1:8080/');
    expect(local.headers['Host']).toBe('127.0.0.1:8080');
    const { headers } = build({ endpoint: new URL('http://127.0.0.1') });
    expect(local.headers['Authorization']).not.toBe(headers['Authorization']);
  });

  it('asks for messages in English: they are kept, and shown to all viewers', () => {
    expect(build({}).headers['X-TC-Language']).toBe('en-US');
  });

  it('keeps a TaskId as it is, whatever is in it', () => {
    const taskId = '-"\\\u0000+é.';
    expect(JSON.parse(build({ ref: { ...INPUT.ref, taskId } }).body)).toEqual({
      SdkAppId: 1_400_000_000,
      TaskId: taskId,
    });
  });
});
