import * as v from 'valibot';

/** What a browser carries from the start of a login to its end. */
export const LoginTransaction = v.strictObject({
  id: v.string(),
  state: v.string(),
  nonce: v.string(),
  /** PKCE: a thief of the code cannot use it without this. */
  verifier: v.string(),
  /** Where to go afterwards: `parseReturnPath` made it. */
  returnTo: v.string(),
  startedAt: v.number(),
});
export type LoginTransaction = v.InferOutput<typeof LoginTransaction>;

export const LOGIN_LASTS_MS = 10 * 60_000;

/** In memory at once. Beyond it the oldest are forgotten: a login that has failed fails again. */
const MAX_CLAIMS = 10_000;

/** Each id can be claimed once, also by two requests at the same moment. */
export function createClaims(limit = MAX_CLAIMS): (id: string) => boolean {
  const claimed = new Set<string>();
  return (id) => {
    if (claimed.has(id)) return false;
    claimed.add(id);
    for (const oldest of claimed) {
      if (claimed.size <= limit) break;
      claimed.delete(oldest);
    }
    return true;
  };
}
