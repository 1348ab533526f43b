import * as v from 'valibot';
import { duplicateKeys } from '../duplicate-keys.ts';
import { schemaIssueText } from '../schema-issue-text.ts';
import { AppsOfPolicy } from './policy.ts';

const text = v.pipe(v.string(), v.minLength(1, 'must not be empty'), v.maxLength(60, 'must be at most 60 characters'));

const NO_TIME = 'must be a time such as 2027-01-31T00:00:00Z';

/** One line of the file: who holds the token, and its SHA-256; the token itself is only with them. */
export const TokenLine = v.strictObject(
  {
    name: text,
    sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hexadecimal')),
    scopes: v.pipe(
      v.array(v.picklist(['read', 'ingest'], 'must be read or ingest')),
      v.minLength(1, 'must name read or ingest'),
    ),
    sdkAppIds: AppsOfPolicy,
    /** From then on it is refused. */
    expires: v.pipe(
      v.string(NO_TIME),
      v.isoTimestamp(NO_TIME),
      // A 30th of February would be read as a day in March.
      v.check((time) => new Date(time).toJSON()?.slice(0, 10) === time.slice(0, 10), NO_TIME),
    ),
  },
  'must be a JSON object with name, sha256, scopes, sdkAppIds and expires, and nothing else',
);
export type TokenLine = v.InferOutput<typeof TokenLine>;

/**
 * One JSON object a line; empty lines and those that begin with # mean nothing. A line that is wrong lets no holder in, and
 * does not affect the others.
 */
export function parseTokensFile(content: string): { tokens: TokenLine[]; problems: string[] } {
  const tokens: TokenLine[] = [];
  const problems: string[] = [];
  for (const [index, line] of content.split(/\r?\n/).entries()) {
    if (/^\s*(#|$)/.test(line)) continue;
    const json = parseJson(line);
    const [twice] = json === undefined ? [] : duplicateKeys(line);
    const parsed = v.safeParse(TokenLine, json);
    if (twice !== undefined) problems.push(`line ${index + 1}: ${JSON.stringify(twice.slice(0, 40))} is there twice`);
    else if (!parsed.success) problems.push(`line ${index + 1}: ${schemaIssueText(parsed.issues[0])}`);
    else if (tokens.some(({ name }) => name === parsed.output.name))
      problems.push(`line ${index + 1}: there is another token of this name`);
    else tokens.push(parsed.output);
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
