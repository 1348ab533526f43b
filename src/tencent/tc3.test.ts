import { createRequire } from 'node:module';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { nodeSha256 } from './node-sha256.ts';
import { createSigner, deriveKeys, hex, type SignRequest, utcDate } from './tc3.ts';

const { default: OfficialSign } = createRequire(import.meta.url)(
  'tencentcloud-sdk-nodejs-common/tencentcloud/common/sign.js',
) as typeof import('tencentcloud-sdk-nodejs-common/tencentcloud/common/sign.js');

/** The request of Tencent's own example; the escapes and the blanks are part of its body. */
const CVM_BODY = String.raw`{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}`;
const cvm = (secretKey: string): SignRequest => ({
  credential: { secretId: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******', secretKey },
  host: 'cvm.tencentcloudapi.com',
  service: 'cvm',
  timestamp: 1_551_113_065,
  contentType: 'application/json; charset=utf-8',
  body: CVM_BODY,
});

const TRTC: SignRequest = {
  credential: {
    secretId: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE',
    secretKey: 'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE',
  },
  host: 'trtc.intl.tencentcloudapi.com',
  service: 'trtc',
  timestamp: 1_772_433_534,
  contentType: 'application/json',
  body: '{"SdkAppId":1400000000,"TaskId":"-m9-bVVU7k801X+EXAMPLE-TaskId."}',
};

const hashOf = (text: string) => hex(nodeSha256.hash(text));
const sign = (request: SignRequest) => createSigner(nodeSha256).sign(request);

function hexKeys(secretKey: string, date: string, service: string) {
  const { secretDate, secretService, secretSigning } = deriveKeys(nodeSha256, secretKey, date, service);
  return [hex(secretDate), hex(secretService), hex(secretSigning)];
}

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('the published examples', () => {
  it.each([
    [
      'an unmasked key',
      'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE',
      '72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168',
    ],
    [
      'a half masked key, asterisks included',
      'Gu5t9xGARNpq86cd98joQYCN3*******',
      '2230eefd229f582d8b1b891af7107b91597240707d778ab3738f756258d7652c',
    ],
  ])('reproduces the signature of %s, and what it is made from', (_, secretKey, signature) => {
    const signed = sign(cvm(secretKey));
    expect(signed.payloadHash).toBe('35e9c5b0e3ae67532d3c9f17ead6c90222632e5b1ff7f6e89887f1398934f064');
    expect(hashOf(signed.canonicalRequest)).toBe('5ffe6a04c0664d6b969fab9a13bdab201d63ee709638e2749d62a09ca18d7031');
    expect(signed.signature).toBe(signature);
    expect(signed.authorization).toBe(
      `TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******/2019-02-25/cvm/tc3_request, SignedHeaders=content-type;host, Signature=${signature}`,
    );
  });

  it('reproduces the signature that covers the action, in lower case, and its derived keys', () => {
    const masked = '*'.repeat(32);
    const signed = sign({ ...cvm(masked), headers: { 'X-TC-Action': 'DescribeInstances' } });
    expect(signed.canonicalRequest).toBe(
      [
        'POST',
        '/',
        '',
        'content-type:application/json; charset=utf-8',
        'host:cvm.tencentcloudapi.com',
        'x-tc-action:describeinstances',
        '',
        'content-type;host;x-tc-action',
        '35e9c5b0e3ae67532d3c9f17ead6c90222632e5b1ff7f6e89887f1398934f064',
      ].join('\n'),
    );
    expect(signed.stringToSign).toBe(
      [
        'TC3-HMAC-SHA256',
        '1551113065',
        '2019-02-25/cvm/tc3_request',
        '7019a55be8395899b900fb5564e4200d984910f34794a27cb3fb7d10ff6a1e84',
      ].join('\n'),
    );
    expect(hexKeys(masked, '2019-02-25', 'cvm')).toEqual([
      'da98fb70dcf6b112dc21038d1eeeb3a95c74b4dcb12c1131f864f6066bd02be0',
      '8d70cbefb03939f929db64d32dc2ba89b1095620119fe3e050e2b18c5bd2752f',
      'b596b923aad85185e2d1f6659d2a062e0a86731226e021e61bfe06f7ed05f5af',
    ]);
    expect(signed.signature).toBe('10b1a37a7301a02ca19a647ad722d5e43b4b3cff309d421d85b46093f6ab6c4f');
  });
});

describe('a DescribeCloudTranscription request', () => {
  const action = { 'X-TC-Action': 'DescribeCloudTranscription' };

  it.each([
    ['application/json', {}, 'fd89efd8fde3d336e30655fed7a8d1407c9426e426908a3dc0c507a4c657adb5'],
    ['application/json', action, '4757f5fb202ae4949034782463ed0bafe19b3f21282bfb66162708932cbca960'],
    ['application/json; charset=utf-8', action, '9769f82dd2e3070ddf656414a6aac660112e4baf14ee50aec9e9fc69fc19df99'],
  ])('signs %s with %o as the official signer does', (contentType, headers, signature) => {
    const signed = sign({ ...TRTC, contentType, headers });
    expect(signed.payloadHash).toBe('5c8a80601bcb2db4a2e79959ed821fc0dcb1f9e011a9eba976d365975311ab0e');
    expect(signed.signature).toBe(signature);
  });

  it('derives the three keys of its day and service', () => {
    expect(hexKeys(TRTC.credential.secretKey, '2026-03-02', 'trtc')).toEqual([
      '28e56e83d5f1d90908be7961bae57402d077c6156e978bbb8380935bd58526b8',
      '6e8e6d4b509fc04b711dbe45e79c821db91ef320b98ee179b8c38adb44f11330',
      '551ba9b0bc5d554beb6b5950265b2f05fecd5953e00997b88635eb689d71f616',
    ]);
  });

  it('gives the same signature for the text and for its bytes', () => {
    const bytes = new TextEncoder().encode(String(TRTC.body));
    expect(sign({ ...TRTC, body: bytes }).signature).toBe(sign(TRTC).signature);
  });

  it('trims and lower-cases header names and values, and signs them in ASCII order', () => {
    const loud = {
      ...TRTC,
      contentType: ' Application/JSON ',
      headers: { 'X-TC-Action': '  DESCRIBECloudTranscription ' },
    };
    expect(sign(loud).signature).toBe('4757f5fb202ae4949034782463ed0bafe19b3f21282bfb66162708932cbca960');
    expect(sign({ ...TRTC, headers: { 'x-b': '2', 'X-A': '1', accept: '*' } }).signedHeaders).toBe(
      'accept;content-type;host;x-a;x-b',
    );
  });
});

describe('any request', () => {
  it('is signed as the official SDK signs it', () => {
    const signer = createSigner(nodeSha256);
    const anyRequest = fc.record({
      secretId: fc.stringMatching(/^[A-Za-z0-9*]{1,40}$/),
      secretKey: fc.string({ unit: 'grapheme', maxLength: 50 }),
      host: fc.domain(),
      service: fc.stringMatching(/^[a-z]{1,12}$/),
      timestamp: fc.oneof(
        fc.integer({ min: 0, max: 4_102_444_800 }),
        // Around a UTC midnight, where a wrong day would show.
        fc.tuple(fc.integer({ min: 1, max: 40_000 }), fc.integer({ min: -2, max: 2 })).map(([d, s]) => d * 86_400 + s),
      ),
      contentType: fc.constantFrom('application/json', 'application/json; charset=utf-8', 'text/plain'),
      body: fc.uint8Array({ minLength: 1, maxLength: 300 }),
    });

    fc.assert(
      fc.property(anyRequest, ({ secretId, secretKey, host, service, timestamp, contentType, body }) => {
        const ours = signer.sign({ credential: { secretId, secretKey }, host, service, timestamp, contentType, body });
        const official = OfficialSign.sign3({
          method: 'POST',
          url: `https://${host}/`,
          payload: Buffer.from(body),
          timestamp,
          service,
          secretId,
          secretKey,
          multipart: false,
          boundary: '',
          headers: { 'Content-Type': contentType },
        });
        expect(ours.authorization).toBe(official);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago'])('is dated in UTC on a machine in %s', (zone) => {
    vi.stubEnv('TZ', zone);
    expect(new Date(0).getHours()).not.toBe(0);
    expect(utcDate(1_551_139_199)).toBe('2019-02-25');
    expect(utcDate(1_551_139_200)).toBe('2019-02-26');
  });
});

describe('the derived key', () => {
  function countingSigner() {
    const hmac = vi.fn(nodeSha256.hmac);
    const signer = createSigner({ ...nodeSha256, hmac });
    return {
      cost(request: SignRequest) {
        hmac.mockClear();
        expect(signer.sign(request).signature).toBe(sign(request).signature);
        return hmac.mock.calls.length;
      },
    };
  }

  it('is computed once a day', () => {
    const { cost } = countingSigner();
    expect(cost(TRTC)).toBe(4);
    expect(cost({ ...TRTC, timestamp: TRTC.timestamp + 60, body: '{}' })).toBe(1);
    expect(cost({ ...TRTC, timestamp: TRTC.timestamp + 86_400 })).toBe(4);
  });

  it('is never used for another key or another service', () => {
    const { cost } = countingSigner();
    cost(TRTC);
    expect(cost({ ...TRTC, credential: { ...TRTC.credential, secretKey: 'other' } })).toBe(4);
    expect(cost({ ...TRTC, credential: { ...TRTC.credential, secretKey: 'other' }, service: 'cvm' })).toBe(4);
  });
});
