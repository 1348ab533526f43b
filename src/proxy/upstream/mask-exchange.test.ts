import { expect, it } from 'vitest';
import { maskRequest, secretsOf } from './mask-exchange.ts';

const SIGNATURE = 'ab12'.repeat(16);
const request = {
  method: 'POST' as const,
  url: 'https://tencent.test/',
  headers: {
    Authorization: `TC3-HMAC-SHA256 Credential=AKIDcanaryEXAMPLEcanary/2026-11-22/trtc/tc3_request, SignedHeaders=host, Signature=${SIGNATURE}`,
    'X-TC-Token': 'the-canary-token',
    'X-TC-Region': 'ap-singapore',
  },
  body: '{}',
};

it('a call is kept without its signature and token, and with the ends of its SecretId', () => {
  expect(maskRequest(request)).toEqual({
    ...request,
    headers: {
      Authorization:
        'TC3-HMAC-SHA256 Credential=AKID…nary/2026-11-22/trtc/tc3_request, SignedHeaders=host, Signature=(not shown)',
      'X-TC-Token': '(not shown)',
      'X-TC-Region': 'ap-singapore',
    },
  });
});

it('all that proves who we are is known by what was sent', () => {
  const credential = { secretId: 'AKIDcanaryEXAMPLEcanary', secretKey: 'the-canary-key', token: 'the-canary-token' };
  expect(secretsOf(request, credential)).toEqual([
    'AKIDcanaryEXAMPLEcanary',
    'the-canary-key',
    'the-canary-token',
    SIGNATURE,
  ]);
});
