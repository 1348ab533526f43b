/** When a call came, on both clocks: `at` (performance.now) for measuring, `wallMs` for deciding. */
export interface Arrival {
  at: number;
  wallMs: number;
}

/** One HTTP request as received: nothing of it is decoded yet. */
export interface IncomingCall {
  arrival: Arrival;
  method: string;
  /** Path and query as in the request line. */
  path: string;
  /** In the order and, over a socket, in the case in which they were sent. */
  headers: readonly (readonly [name: string, value: string])[];
  body: Uint8Array;
}

/** The header's value, or null. Names are compared in any case; of a repeated header the first counts. */
export function headerOf(call: IncomingCall, name: string): string | null {
  const wanted = name.toLowerCase();
  return call.headers.find(([sent]) => sent.toLowerCase() === wanted)?.[1] ?? null;
}
