import * as z from 'zod/mini';

/** An error answer of the proxy, as RFC 9457 has it (`application/problem+json`). */
export const ProblemDetails = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  /** What was wrong and what to do. */
  detail: z.string(),
  /** For bad input: where it was, what must hold, and what came (shortened). */
  errors: z.optional(z.array(z.object({ at: z.string(), must: z.string(), received: z.string() }))),
  /** With 401: where to sign in, below the base path; `?to=` with a path and query comes back to it. */
  signIn: z.optional(z.string()),
});
export type ProblemDetails = z.infer<typeof ProblemDetails>;
