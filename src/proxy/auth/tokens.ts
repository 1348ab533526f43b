import { createHash, timingSafeEqual } from 'node:crypto';
import type { Identity } from '../api/identity.ts';
import type { Background } from '../background.ts';
import type { Clock } from '../clock.ts';
import { readTextFile } from '../read-text-file.ts';
import { watchFiles } from '../watch-files.ts';
import type { Refusal, Visitor } from './auth.ts';
import { onlyHeader } from './only-header.ts';
import { parseTokensFile, type TokenLine } from './tokens-file.ts';

/** Scanners for leaked secrets, and we, know a token of ours by it. */
export const TOKEN_PREFIX = 'scribeboard_';

/** A token that is taken out of the file is refused after this long at the latest. */
const LOOK_EVERY_MS = 1_000;
/** Also while no request shows a token: a file that cannot be read is told of. */
const LOOK_ANYWAY_EVERY_MS = 5_000;

export interface TokensDeps {
  background: Background;
  clock: Pick<Clock, 'monotonic'>;
  logger: { warn(fields: object, message: string): void };
}

/** The bearer tokens of a file, read again when it changes. */
export function createTokens(path: string, { background, clock, logger }: TokensDeps) {
  const file = watchFiles({
    fault: background.faults.of('tokens'),
    paths: [path],
    read: () => parseTokensFile(readTextFile(path)),
  });
  let lookedAt = Number.NEGATIVE_INFINITY;
  let tokens: TokenLine[] = [];

  function look(): void {
    if (clock.monotonic() - lookedAt < LOOK_EVERY_MS) return;
    lookedAt = clock.monotonic();
    const read = file.look();
    if (read === null) return;
    tokens = read.tokens;
    if (read.problems.length > 0)
      logger.warn({ path, problems: read.problems }, 'TOKENS_FILE: these lines are ignored');
  }

  background.every('tokens', LOOK_ANYWAY_EVERY_MS, look);
  look();

  return {
    /** Compared with all of the file's, whatever comes, in the same time. */
    identify(token: string): Identity | Refusal {
      look();
      // It may have been taken out of the file, which cannot be read: it is asked to come again.
      if (file.failure()) return 'unavailable';
      const hash = createHash('sha256').update(token).digest();
      const [found] = tokens.filter(({ sha256 }) => timingSafeEqual(Buffer.from(sha256, 'hex'), hash));
      return found ? identityOf(found) : 'invalid';
    },
  };
}

/** The token that a visitor shows; undefined when it shows none of ours, null when it cannot be told which. */
export function tokenOf(visitor: Visitor): string | null | undefined {
  const authorization = onlyHeader(visitor, 'authorization');
  if (authorization == null) return authorization;
  const [, token] = /^Bearer +([\x21-\x7e]+)$/i.exec(authorization) ?? [];
  return token?.startsWith(TOKEN_PREFIX) ? token : undefined;
}

/** What is wrong with the file, line by line, when the process starts. */
export function readTokens(path: string): ReturnType<typeof parseTokensFile> {
  try {
    return parseTokensFile(readTextFile(path));
  } catch (error) {
    return { tokens: [], problems: [`it cannot be read: ${(error as NodeJS.ErrnoException).code ?? 'unknown error'}`] };
  }
}

function identityOf({ name, scopes, sdkAppIds, expires }: TokenLine): Identity {
  return {
    id: `token ${name}`,
    kind: 'token',
    name,
    scopes: new Set(scopes),
    apps: sdkAppIds === '*' ? 'all' : new Set(sdkAppIds),
    expiresAt: Date.parse(expires),
  };
}
