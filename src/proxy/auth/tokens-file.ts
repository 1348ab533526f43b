import * as z from 'zod/mini';
import { AppsOfPolicy } from './policy.ts';

const text = z.string().check(z.minLength(1, 'must not be empty'), z.maxLength(60, 'must be at most 60 characters'));

/** One line of the file: who holds the token, and its SHA-256; the token itself is only with them. */
export const TokenLine = z.strictObject(
  {
    name: text,
    sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hexadecimal')),
    scopes: z
      .array(z.enum(['read', 'ingest'], 'must be read or ingest'))
      .check(z.minLength(1, 'must name read or ingest')),
    sdkAppIds: AppsOfPolicy,
    /** From then on it is refused. */
    expires: z.iso.datetime('must be a time such as 2027-01-31T00:00:00Z'),
  },
  'must be a JSON object with name, sha256, scopes, sdkAppIds and expires, and nothing else',
);
export type TokenLine = z.infer<typeof TokenLine>;

/**
 * One JSON object a line; empty lines and those that begin with # mean nothing. A line that is wrong lets nobody in, and
 * keeps the others from nothing.
 */
export function parseTokensFile(content: string): { tokens: TokenLine[]; problems: string[] } {
  const tokens: TokenLine[] = [];
  const problems: string[] = [];
  for (const [index, line] of content.split(/\r?\n/).entries()) {
    if (/^\s*(#|$)/.test(line)) continue;
    const parsed = TokenLine.safeParse(parseJson(line));
    const issue = parsed.error?.issues[0];
    const isTwice = parsed.data && tokens.some(({ name }) => name === parsed.data.name);
    if (issue) problems.push(`line ${index + 1}: ${[issue.path.join('.'), issue.message].filter(Boolean).join(': ')}`);
    else if (isTwice) problems.push(`line ${index + 1}: there is another token of this name`);
    else if (parsed.data) tokens.push(parsed.data);
  }
  return { tokens, problems };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
