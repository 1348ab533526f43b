import { createLocalJWKSet, createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';

const DEADLINE_MS = 5_000;
/** While they cannot be fetched, no visitor waits for another attempt within this time. */
const RETRY_AFTER_MS = 30_000;

interface SignerKeysDeps {
  logger: { warn(fields: object, message: string): void };
  /** Monotonic. */
  now?: () => number;
}

/**
 * The public keys at an address. They are fetched anew every ten minutes; while that fails, the ones that were last there go
 * on, so that people whom the proxy lets in stay so. What names another key cannot be judged meanwhile.
 */
export function createSignerKeys(url: URL, { logger, now = () => performance.now() }: SignerKeysDeps): JWTVerifyGetKey {
  const remote = createRemoteJWKSet(url, { timeoutDuration: DEADLINE_MS });
  let failed: { at: number; error: unknown } | null = null;

  return async (header, token) => {
    if (failed === null || now() - failed.at >= RETRY_AFTER_MS) {
      try {
        const key = await remote(header, token);
        failed = null;
        return key;
      } catch (error) {
        if (isAboutTheToken(error)) throw error;
        if (failed === null)
          logger.warn({ host: url.host, reason: (error as Error).message }, 'no keys can be fetched');
        failed = { at: now(), error };
      }
    }
    const { error } = failed;
    const known = remote.jwks();
    if (!known) {
      // There is nothing to go on with, so the next visitor may try again.
      failed = null;
      throw error;
    }
    return createLocalJWKSet(known)(header, token).catch((unknown: unknown) => {
      throw isAboutTheToken(unknown) ? error : unknown;
    });
  };
}

/** The keys are there, and the token names none of them, or too many. */
function isAboutTheToken(error: unknown): boolean {
  return error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys;
}
