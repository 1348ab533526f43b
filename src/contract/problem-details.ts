import * as v from 'valibot';

/** An error answer of the proxy, as RFC 9457 has it (`application/problem+json`). */
export const ProblemDetails = v.object({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  /** What was wrong and what to do. */
  detail: v.string(),
  /** For bad input: where it was, what must hold, and what came (shortened). */
  errors: v.optional(v.array(v.object({ at: v.string(), must: v.string(), received: v.string() }))),
  /** With 401: where to sign in, below the base path; `?to=` with a path and query comes back to it. */
  signIn: v.optional(v.string()),
});
export type ProblemDetails = v.InferOutput<typeof ProblemDetails>;
