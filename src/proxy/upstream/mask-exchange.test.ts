import { expect, it } from 'vitest';
import { maskEcho, maskRequest } from './mask-exchange.ts';

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

it('an answer that quotes the request does not give its signature and token away', () => {
  const body = `cannot verify ${request.headers.Authorization} with the-canary-token`;
  const reply = maskEcho({ kind: 'response', status: 400, date: null, body }, request);
  expect(reply.kind === 'response' && reply.body).toMatch(
    /^cannot verify .* Signature=\(not shown\) with \(not shown\)$/,
  );
  const failure = { kind: 'failure', failure: 'reset', detail: 'ECONNRESET' } as const;
  expect(maskEcho(failure, request)).toEqual(failure);
});
