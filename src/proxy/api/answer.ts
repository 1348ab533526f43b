import type { ProblemDetails } from '#contract/problem-details.ts';

/** What a route is asked and what it answers, whatever carries it: Fastify in the process, MSW in tests. */
export interface ApiRequest {
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  /** The parsed JSON, or undefined. */
  body: unknown;
  /** A header by its lower-case name. */
  header: (name: string) => string | undefined;
}

export interface ApiAnswer {
  status: number;
  /** Sent as it is when it is text, as JSON otherwise. */
  body: unknown;
  /** Names of lists in the body whose items never change: their JSON is made once for all answers that have them. */
  lasting?: readonly string[];
  headers?: Readonly<Record<string, string>>;
  /** Values of Set-Cookie headers. */
  cookies?: string[];
}

/** Work that takes long is done in steps: between two of them, the requests of others go first. */
export type Steps = Generator<void, ApiAnswer, void>;

/** What a route makes of a request. */
export type Answering = ApiAnswer | Promise<ApiAnswer> | Steps;

export function isInSteps(answering: Answering): answering is Steps {
  return Symbol.iterator in answering;
}

/** All steps at once, where there are no others. */
export function atOnce(answering: Answering): ApiAnswer | Promise<ApiAnswer> {
  if (!isInSteps(answering)) return answering;
  for (;;) {
    const { done, value } = answering.next();
    if (done) return value;
  }
}

export const PROBLEM_TYPE = 'application/problem+json';

/** An error answer. `detail` says what was wrong and what to do. */
export function problem(
  status: number,
  title: string,
  detail: string,
  errors?: ProblemDetails['errors'],
): ApiAnswer & { body: ProblemDetails } {
  return {
    status,
    headers: { 'content-type': PROBLEM_TYPE },
    body: { type: 'about:blank', title, status, detail, ...(errors ? { errors } : {}) },
  };
}
