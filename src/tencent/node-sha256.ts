import { createHash, createHmac } from 'node:crypto';
import type { Sha256 } from './tc3.ts';

export const nodeSha256: Sha256 = {
  hash: (data) => createHash('sha256').update(data).digest(),
  hmac: (key, data) => createHmac('sha256', key).update(data).digest(),
};
