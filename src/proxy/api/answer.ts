import type { ProblemDetails } from '#contract/problem-details.ts';
import { type Steps, toEnd } from '../steps.ts';

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

/** What a route makes of a request. */
export type Answering = ApiAnswer | Promise<ApiAnswer> | Steps<ApiAnswer>;

export function isInSteps(answering: Answering): answering is Steps<ApiAnswer> {
  return Symbol.iterator in answering;
}

/** All at once, where there are no others who might go first. */
export function atOnce(answering: Answering): ApiAnswer | Promise<ApiAnswer> {
  return isInSteps(answering) ? toEnd(answering) : answering;
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
