import * as v from 'valibot';

const HOUR_MS = 3_600_000;

/** What a session cookie holds: who a person is, and no token. Times by the wall clock. */
export const LoginSession = v.strictObject({
  /** The same in every renewal of the cookie: revoking it ends them all. */
  id: v.string(),
  /** The `sub` of the issuer, the one name that never changes. */
  subject: v.string(),
  name: v.string(),
  /** Only those that the policy names: some people are in hundreds. */
  groups: v.array(v.string()),
  issuedAt: v.number(),
  /** When the person themselves last did something. Polling does not count. */
  activeAt: v.number(),
});
export type LoginSession = v.InferOutput<typeof LoginSession>;

/** However busy: a working day. */
export const SESSION_LASTS_MS = 12 * HOUR_MS;
/** Without a sign of the person: a screen that was left on is not signed in the next morning. */
const IDLE_LASTS_MS = 8 * HOUR_MS;
/** A clock that was set back would prolong every session; by more than this, they end instead. */
const CLOCKS_DIFFER_MS = 5 * 60_000;

/** From when on the session counts no more, seen at `now`. */
export function sessionEndsAt({ issuedAt, activeAt }: LoginSession, now: number): number {
  if (Math.max(issuedAt, activeAt) > now + CLOCKS_DIFFER_MS) return now;
  return Math.min(issuedAt + SESSION_LASTS_MS, activeAt + IDLE_LASTS_MS);
}
