import type { Outcome } from './outcome.ts';

/** An answer as it goes on the wire, and how it gets there. */
export interface Reply {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: Uint8Array;
  /** Before the first byte. */
  delayMs: number;
  delivery: Delivery;
}

export type Delivery =
  | { kind: 'whole' }
  /** `reset` breaks the connection, `hang` leaves it open for ever, each after this much of the answer. */
  | { kind: 'reset' | 'hang'; after: Progress }
  /** One byte of the body at a time. */
  | { kind: 'trickle'; everyMs: number };

export type Progress = 'nothing' | 'head' | 'half';

export function jsonReply(json: unknown, clockMs: number): Reply {
  // Exactly this type: with a charset the Python SDK and tccli take an error for a success.
  return textReply(200, 'application/json', JSON.stringify(json), clockMs);
}

export function textReply(status: number, contentType: string, body: string, clockMs: number): Reply {
  return {
    status,
    headers: { Server: 'nginx', Date: new Date(clockMs).toUTCString(), 'Content-Type': contentType },
    body: new TextEncoder().encode(body),
    delayMs: 0,
    delivery: { kind: 'whole' },
  };
}

export function envelope(outcome: Outcome, requestId: string): unknown {
  const fields = outcome.kind === 'ok' ? outcome.fields : { Error: { Code: outcome.code, Message: outcome.message } };
  return { Response: { ...fields, RequestId: requestId } };
}
