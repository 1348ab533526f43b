import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nodeSha256 } from '#tencent/node-sha256.ts';
import { hex } from '#tencent/tc3.ts';
import { pureSha256 } from './pure-sha256.ts';

const data = fc.oneof(fc.string({ unit: 'binary' }), fc.uint8Array({ maxLength: 300 }));

it('hashes and signs as node:crypto does', () => {
  fc.assert(
    fc.property(data, fc.string({ unit: 'binary' }), (anything, text) => {
      expect(hex(pureSha256.hash(anything))).toBe(hex(nodeSha256.hash(anything)));
      expect(hex(pureSha256.hmac(anything, text))).toBe(hex(nodeSha256.hmac(anything, text)));
    }),
  );
});
