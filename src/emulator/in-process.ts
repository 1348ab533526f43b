import type { Emulator } from './emulator.ts';

interface Call {
  method: string;
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string;
}

type Received =
  | { kind: 'response'; status: number; date: string | null; body: string }
  | { kind: 'failure'; failure: 'timeout' | 'reset'; detail: string };

interface Way {
  clock: { after(ms: number, callback: () => void): unknown };
  /** Milliseconds on the way there, and again on the way back. */
  wayMs?: (() => number) | undefined;
  deadlineMs: number;
  signal?: AbortSignal | undefined;
}

/** A call without a socket, and what the caller gets of its answer. All waiting is by `clock`, whose time may be virtual. */
export async function callInProcess(
  emulator: Pick<Emulator, 'arrive' | 'answer'>,
  { method, url, headers, body }: Call,
  { clock, wayMs = () => 0, deadlineMs, signal }: Way,
): Promise<Received> {
  const pass = async (ms: number) => {
    if (ms > 0) await new Promise<void>((resolve) => clock.after(ms, resolve));
  };
  await pass(wayMs());
  const reply = emulator.answer({
    arrival: emulator.arrive(),
    method,
    path: new URL(url).pathname,
    headers: Object.entries(headers),
    body: new TextEncoder().encode(body),
  });
  if (reply.delivery.kind === 'hang' || reply.delivery.kind === 'trickle') {
    const isGivenUp = new Promise((resolve) => signal?.addEventListener('abort', resolve));
    await Promise.race([pass(deadlineMs), isGivenUp]);
    const detail = signal?.aborted ? 'given up' : `no complete response within ${deadlineMs} ms`;
    return { kind: 'failure', failure: 'timeout', detail };
  }
  await pass(reply.delayMs + wayMs());
  if (reply.delivery.kind === 'reset') return { kind: 'failure', failure: 'reset', detail: 'ECONNRESET' };
  return {
    kind: 'response',
    status: reply.status,
    date: reply.headers['Date'] ?? null,
    body: new TextDecoder().decode(reply.body),
  };
}
