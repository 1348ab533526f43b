import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { Sha256 } from '#tencent/tc3.ts';

/** For signatures where there is no `node:crypto`; WebCrypto would make each of them a promise. */
export const pureSha256: Sha256 = {
  hash: (data) => sha256(bytes(data)),
  hmac: (key, data) => hmac(sha256, bytes(key), bytes(data)),
};

function bytes(data: Uint8Array | string): Uint8Array {
  return typeof data === 'string' ? new TextEncoder().encode(data) : data;
}
