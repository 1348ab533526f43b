import type { Reply } from './reply.ts';

/** A reply as `fetch` would have it: a broken connection throws, a hanging one waits for the request's signal. */
export async function toWebResponse(reply: Reply, signal: AbortSignal): Promise<Response> {
  await sleep(reply.delayMs, signal);
  const { status, delivery } = reply;
  const headers = { ...reply.headers };
  switch (delivery.kind) {
    case 'whole':
      return new Response(new Uint8Array(reply.body), { status, headers });
    case 'trickle':
      return new Response(trickle(reply.body, delivery.everyMs, signal), { status, headers });
    case 'reset':
    case 'hang': {
      const stop = () => (delivery.kind === 'reset' ? connectionReset() : aborted(signal));
      if (delivery.after === 'nothing') return stop();
      const sent = delivery.after === 'half' ? reply.body.slice(0, reply.body.length / 2) : new Uint8Array();
      return new Response(sendThen(sent, stop), { status, headers });
    }
  }
}

function connectionReset(): Promise<never> {
  return Promise.reject(new TypeError('fetch failed: connection reset'));
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  if (ms <= 0 && !signal.aborted) return Promise.resolve();
  const slept = new Promise<void>((resolve) => setTimeout(resolve, ms));
  return Promise.race([slept, aborted(signal)]);
}

function sendThen(sent: Uint8Array, stop: () => Promise<never>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      if (sent.length > 0) controller.enqueue(sent);
    },
    // Only when the reader wants more than was sent: an error at once would take the sent bytes back.
    pull: stop,
  });
}

function trickle(body: Uint8Array, everyMs: number, signal: AbortSignal): ReadableStream<Uint8Array> {
  let sent = 0;
  return new ReadableStream({
    async pull(controller) {
      await sleep(everyMs, signal);
      controller.enqueue(body.slice(sent, sent + 1));
      sent += 1;
      if (sent >= body.length) controller.close();
    },
  });
}
