import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Emulator } from './emulator.ts';
import type { Reply } from './reply.ts';

export interface ListenOptions {
  /** 0 takes any free port. */
  port?: number | undefined;
  host?: string | undefined;
}

export interface ListeningEmulator {
  /** Without a slash at the end. */
  url: string;
  /** Breaks the connections that are still open, hanging calls included. */
  close(): Promise<void>;
}

/** As long as nginx, so that a client's idle sockets do not die under it. */
const KEEP_ALIVE_MS = 75_000;

/** The emulator on a port of its own, plain HTTP. */
export async function listenEmulator(
  emulator: Pick<Emulator, 'arrive' | 'answer'>,
  { port = 0, host = '127.0.0.1' }: ListenOptions = {},
): Promise<ListeningEmulator> {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
    serve(emulator, request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });

  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error(`no TCP address: ${address}`);
  return {
    url: `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        server.closeAllConnections();
      }),
  };
}

async function serve(
  emulator: Pick<Emulator, 'arrive' | 'answer'>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const arrival = emulator.arrive();
  const body = await buffer(request);
  const { method = '', url: path = '' } = request;
  const reply = emulator.answer({ arrival, method, path, headers: pairs(request.rawHeaders), body });
  if (reply.delayMs > 0) await sleep(reply.delayMs);
  if (!response.destroyed) await deliver(reply, response);
}

async function deliver({ status, headers, body, delivery }: Reply, response: ServerResponse): Promise<void> {
  // The head of a cut answer promises the whole body: that is how a client can tell.
  const head = { ...headers, 'Content-Length': body.length, Connection: 'keep-alive' };
  switch (delivery.kind) {
    case 'whole':
      response.writeHead(status, head).end(body);
      return;
    case 'trickle':
      response.writeHead(status, head);
      for (const byte of body) {
        if (response.destroyed) return;
        response.write(Uint8Array.of(byte));
        await sleep(delivery.everyMs);
      }
      response.end();
      return;
    case 'reset':
    case 'hang':
      if (delivery.after !== 'nothing') response.writeHead(status, head).flushHeaders();
      if (delivery.after === 'half') await written(response, body.subarray(0, body.length / 2));
      if (delivery.kind === 'reset') response.socket?.resetAndDestroy();
      return;
  }
}

function written(response: ServerResponse, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    response.write(bytes, () => resolve());
  });
}

function pairs(rawHeaders: readonly string[]): [name: string, value: string][] {
  return rawHeaders.flatMap((name, index) => (index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? '']] : []));
}
