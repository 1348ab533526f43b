import * as v from 'valibot';
import { ProblemDetails } from '#contract/problem-details.ts';

const DEADLINE_MS = 10_000;

/**
 * Why there is no answer. `unreachable`: the proxy, or the way to it, is away, and asking again may help. `refused`: it
 * answered that it will not. `unreadable`: it answered something this page does not understand.
 */
export class RequestFailure extends Error {
  readonly kind: 'unreachable' | 'refused' | 'unreadable';
  readonly status: number | null;
  readonly timedOut: boolean;
  /** With 401: where to sign in. */
  readonly signIn: string | null;

  constructor(
    kind: RequestFailure['kind'],
    detail: string,
    {
      status = null,
      timedOut = false,
      signIn = null,
    }: { status?: number | null; timedOut?: boolean; signIn?: string | null | undefined } = {},
  ) {
    super(detail);
    this.kind = kind;
    this.status = status;
    this.timedOut = timedOut;
    this.signIn = signIn;
  }
}

export function getJson<T>(schema: v.GenericSchema<unknown, T>, address: string): Promise<T> {
  return request(schema, address, {});
}

export function postJson<T>(schema: v.GenericSchema<unknown, T>, address: string, body: unknown): Promise<T> {
  return request(schema, address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function request<T>(schema: v.GenericSchema<unknown, T>, address: string, init: RequestInit): Promise<T> {
  const response = await send(address, init);
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw refusal(response.status, body);
  const answer = v.safeParse(schema, body);
  if (!answer.success) throw new RequestFailure('unreadable', v.summarize(answer.issues), { status: response.status });
  return answer.output;
}

async function send(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(new URL(address, location.href), {
      ...init,
      // A login in front of this server answers 401 to a program, instead of leading it to a page.
      headers: { accept: 'application/json', ...init.headers },
      cache: 'no-store',
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
  } catch (error) {
    const timedOut = error instanceof DOMException && error.name === 'TimeoutError';
    throw new RequestFailure('unreachable', String(error), { timedOut });
  }
}

function refusal(status: number, body: unknown): RequestFailure {
  const problem = v.safeParse(ProblemDetails, body);
  const detail = problem.success ? problem.output.detail : `HTTP ${status}`;
  if (status >= 500) return new RequestFailure('unreachable', detail, { status });
  return new RequestFailure('refused', detail, { status, signIn: problem.success ? problem.output.signIn : undefined });
}
