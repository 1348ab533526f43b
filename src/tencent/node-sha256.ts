import { createHash, createHmac, createSecretKey } from 'node:crypto';
import type { Sha256 } from './tc3.ts';

export const nodeSha256: Sha256 = {
  hash: (data) => createHash('sha256').update(data).digest(),
  // Bytes that are not a key object yet cost Node an exception inside, and that more than all the rest.
  hmac: (key, data) =>
    createHmac('sha256', typeof key === 'string' ? key : createSecretKey(key))
      .update(data)
      .digest(),
};
