import http from 'node:http';
import https from 'node:https';
import type { Background } from '../background.ts';
import { createLine, type Line, TOO_SLOW } from './line.ts';
import type { OutgoingProxy } from './outgoing-proxy.ts';

/** What came back, or what went wrong before anything readable did. */
export type Reply =
  | { kind: 'response'; status: number; date: string | null; body: string }
  | { kind: 'failure'; failure: Failure; detail: string };

export type Failure = 'timeout' | 'dns' | 'refused' | 'reset' | 'tls' | 'network' | 'proxy' | 'tooLarge' | 'encoding';

export interface OutgoingRequest {
  method: 'POST';
  url: string;
  headers: Record<string, string>;
  body: string;
}

const MAX_BODY_BYTES = 64 * 1024;
const PROXY_REFUSED = 'ERR_PROXY_TUNNEL';

export interface SendRequest {
  (request: OutgoingRequest, signal?: AbortSignal): Promise<Reply>;
  /** Null when a request to this address is written in the turn in which it is sent; else resolves when it is worth asking again. */
  connect(url: URL): Promise<void> | null;
}

/**
 * Sends requests over kept-alive connections, and only over such as are there already: else a process that was stopped while it
 * connected would send what nothing counts any more. One deadline covers everything from connect to the last byte, redirects
 * are not followed, answers are read only up to 64 KiB, and every outcome is a value: the promise never rejects.
 * node:http rather than fetch, which costs about three times the CPU per call.
 *
 * @param proxyOf through which proxy an address is reached; it sees where calls go, never what is in them
 */
export function createSendRequest({ deadlineMs, background, proxyOf = () => null }: SendRequestOptions): SendRequest {
  const lines = new Map<string, Line>();
  function lineTo({ origin }: URL): Line {
    const line =
      lines.get(origin) ?? createLine(new URL(origin), { deadlineMs, background, proxy: proxyOf(new URL(origin)) });
    lines.set(origin, line);
    return line;
  }

  async function send(request: OutgoingRequest, signal?: AbortSignal): Promise<Reply> {
    const line = lineTo(new URL(request.url));
    const opening = line.connect();
    if (opening !== null) await opening;
    const error = line.takeError();
    return error
      ? { kind: 'failure', failure: failureOf(error), detail: throughProxy(detailOf(error), line.proxy) }
      : write(request, line, signal);
  }

  function write(request: OutgoingRequest, { agent, proxy }: Line, signal?: AbortSignal): Promise<Reply> {
    return new Promise((resolve) => {
      const secure = agent instanceof https.Agent;
      const outgoing = (secure ? https : http).request(request.url, {
        method: request.method,
        headers: request.headers,
        agent,
      });
      const cancelDeadline = background.after('deadlines', deadlineMs, () =>
        fail('timeout', `no complete response within ${deadlineMs} ms`),
      );
      const giveUp = () => fail('timeout', 'given up to make room for other calls');
      signal?.addEventListener('abort', giveUp);

      function settle(reply: Reply): void {
        cancelDeadline();
        signal?.removeEventListener('abort', giveUp);
        resolve(reply);
      }
      function fail(failure: Failure, detail: string): void {
        settle({ kind: 'failure', failure, detail: throughProxy(detail, proxy) });
        outgoing.destroy();
      }

      outgoing.on('error', (error: NodeJS.ErrnoException) => fail(failureOf(error), detailOf(error)));
      outgoing.on('response', (incoming) => {
        const chunks: Buffer[] = [];
        let size = 0;
        incoming.on('data', (chunk: Buffer) => {
          size += chunk.length;
          if (size > MAX_BODY_BYTES) fail('tooLarge', `more than ${MAX_BODY_BYTES} bytes`);
          else chunks.push(chunk);
        });
        incoming.on('end', () => {
          // No compressed answer was asked for; unpacking one is how a small answer becomes a large one.
          const encoding = incoming.headers['content-encoding'];
          if (encoding && encoding !== 'identity') return fail('encoding', encoding.slice(0, 40));
          const body = Buffer.concat(chunks).toString('utf8');
          settle({ kind: 'response', status: incoming.statusCode ?? 0, date: incoming.headers.date ?? null, body });
        });
        incoming.on('error', (error: NodeJS.ErrnoException) => fail(failureOf(error), detailOf(error)));
      });
      outgoing.end(request.body);
    });
  }

  return Object.assign(send, { connect: (url: URL) => lineTo(url).connect() });
}

interface SendRequestOptions {
  deadlineMs: number;
  background: Background;
  proxyOf?: (url: URL) => OutgoingProxy | null;
}

function throughProxy(detail: string, proxy: OutgoingProxy | null): string {
  return proxy ? `${detail}, through the proxy ${proxy.shown}` : detail;
}

function detailOf({ code, message }: NodeJS.ErrnoException): string {
  // What the proxy answered instead of opening the way.
  if (code === PROXY_REFUSED) return /HTTP\/1\.\d (\d{3}.{0,60})/.exec(message)?.[1] ?? 'no tunnel';
  return code === TOO_SLOW ? message : (code ?? message);
}

function failureOf({ code = '' }: NodeJS.ErrnoException): Failure {
  if (code === TOO_SLOW) return 'timeout';
  if (code === PROXY_REFUSED) return 'proxy';
  if (code === 'ECONNREFUSED') return 'refused';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'dns';
  if (code === 'ECONNRESET' || code === 'EPIPE' || code === 'HPE_INVALID_EOF_STATE') return 'reset';
  return /CERT|TLS|SSL|ALTNAME|SELF_SIGNED|UNABLE_TO_|EPROTO/.test(code) ? 'tls' : 'network';
}
