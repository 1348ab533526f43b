import * as v from 'valibot';
import { ProblemDetails } from '#contract/problem-details.ts';
import { PAGE_TOKEN } from './page-token.ts';

const DEADLINE_MS = 10_000;

/**
 * Why there is no answer. `unreachable`: the proxy, or the way to it, is away, and asking again may help. `refused`: it
 * answered that it will not. `busy`: it asked for a pause. `unreadable`: it answered something this page does not understand.
 */
export class RequestFailure extends Error {
  readonly kind: 'unreachable' | 'refused' | 'busy' | 'unreadable';
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

/** The requests of one page: what they share are its token, if it has one, and the pause that the proxy has asked for. */
export function createRequests(token?: string) {
  /** While the proxy has asked for a pause, it is asked nothing, whatever part wants to know. */
  let pausedUntil = 0;
  let whyPaused: RequestFailure;

  async function request<T>(schema: v.GenericSchema<unknown, T>, address: string, init: RequestInit): Promise<T> {
    if (performance.now() < pausedUntil) throw whyPaused;
    const response = await send(address, init);
    const body: unknown = await response.json().catch(() => undefined);
    const { status } = response;
    if (!response.ok) {
      const pauseMs = Number(response.headers.get('retry-after')) * 1000;
      const kind = pauseMs ? 'busy' : status >= 500 ? 'unreachable' : 'refused';
      const problem = v.safeParse(ProblemDetails, body);
      const { detail = `HTTP ${status}`, signIn } = problem.success ? problem.output : {};
      const failure = new RequestFailure(kind, detail, { status, signIn });
      if (pauseMs) [pausedUntil, whyPaused] = [performance.now() + pauseMs, failure];
      throw failure;
    }
    const answer = v.safeParse(schema, body);
    if (!answer.success) throw new RequestFailure('unreadable', v.summarize(answer.issues), { status });
    return answer.output;
  }

  async function send(address: string, init: RequestInit): Promise<Response> {
    try {
      return await fetch(new URL(address, location.href), {
        ...init,
        // A login in front of this server answers 401 to a program, instead of leading it to a page.
        headers: { accept: 'application/json', ...(token && { authorization: `Bearer ${token}` }), ...init.headers },
        cache: 'no-store',
        signal: AbortSignal.timeout(DEADLINE_MS),
      });
    } catch (error) {
      const timedOut = error instanceof DOMException && error.name === 'TimeoutError';
      throw new RequestFailure('unreachable', String(error), { timedOut });
    }
  }

  return {
    getJson: <T>(schema: v.GenericSchema<unknown, T>, address: string): Promise<T> => request(schema, address, {}),

    postJson: <T>(schema: v.GenericSchema<unknown, T>, address: string, body: unknown): Promise<T> =>
      request(schema, address, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
  };
}

/** Of this page. */
export const { getJson, postJson } = createRequests(PAGE_TOKEN);
