import { type Answering, type ApiAnswer, type ApiRequest, problem } from '../api/answer.ts';
import type { Route, RouteDeps } from '../api/route.ts';
import { servedTo } from '../api/served-apps.ts';
import type { Auth, Refusal, Visitor } from '../auth/auth.ts';

/** Asked again after this long, an issuer that could not be reached may be there. */
const RETRY_AFTER_S = 5;

/**
 * `who`: the id of the caller, if they are known. Either the answer that turns them away, or the route, opened for them
 * and for nothing but what they may see.
 */
export type Admission =
  | { who: string | null; refused: ApiAnswer }
  | { who: string | null; refused: null; answer: (request: ApiRequest) => Answering };

/**
 * Decides who may have a route, before anything of the request but its headers is read. The only way to a route's
 * `handle`: every adapter (Fastify, MSW) goes through here.
 */
export async function admit(route: Route, visitor: Visitor, auth: Auth, deps: RouteDeps): Promise<Admission> {
  if (route.policy === 'public') {
    const { handle } = route;
    return { who: null, refused: null, answer: (request) => handle(request, deps) };
  }
  const identity = await auth.authenticate(visitor);
  if (typeof identity === 'string') return { who: null, refused: refusal(identity, auth) };
  const who = identity.id;
  if (identity.expiresAt !== null && identity.expiresAt <= deps.clock.wall())
    return { who, refused: refusal('expired', auth) };
  if (!identity.scopes.has(route.policy))
    return { who, refused: problem(403, 'Not allowed', NEEDS_SCOPE[route.policy]) };

  const { handle } = route;
  const { signOutPath } = auth;
  const served = servedTo(identity, deps.served);
  return { who, refused: null, answer: (request) => handle(request, { ...deps, served, identity, signOutPath }) };
}

const NEEDS_SCOPE = {
  read: 'This token may not view tasks: it lacks the scope "read".',
  write: 'A token may not change what other viewers see: a person can, on the board.',
  ingest: 'This needs a token with the scope "ingest".',
};

const WHY: Record<Exclude<Refusal, 'unavailable'>, string> = {
  anonymous: 'This server requires a login: sign in, or send a token.',
  expired: 'The session or token has ended: sign in again, or use another token.',
  invalid: 'The session or token is not valid here.',
};

function refusal(why: Refusal, { signInPath }: Auth): ApiAnswer {
  if (why === 'unavailable') {
    const detail = 'Your identity cannot be verified now: the identity service does not respond. Try again soon.';
    const answer = problem(503, 'Cannot check', detail);
    return { ...answer, headers: { ...answer.headers, 'retry-after': String(RETRY_AFTER_S) } };
  }
  const answer = problem(401, 'Not signed in', WHY[why]);
  return {
    ...answer,
    headers: { ...answer.headers, 'www-authenticate': 'Bearer' },
    body: { ...answer.body, ...(signInPath === null ? {} : { signIn: signInPath }) },
  };
}
