import { createHash, randomBytes } from 'node:crypto';
import { TOKEN_PREFIX } from './tokens.ts';

const DAY_MS = 86_400_000;

interface TokenWish {
  name: string;
  sdkAppIds: '*' | number[];
  scopes: string[];
  days: number;
  now: number;
}

/** A new token, for its holder only, and the line that lets it in; the line is as good as the wish. */
export function createToken({ days, now, ...wish }: TokenWish): { token: string; line: string } {
  const token = TOKEN_PREFIX + randomBytes(32).toString('base64url');
  const sha256 = createHash('sha256').update(token).digest('hex');
  const until = new Date(now + days * DAY_MS);
  const expires = Number.isNaN(until.getTime()) ? '' : until.toISOString();
  return { token, line: JSON.stringify({ ...wish, sha256, expires }) };
}
