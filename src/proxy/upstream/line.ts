import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import type { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import type { Background } from '../background.ts';
import type { OutgoingProxy } from './outgoing-proxy.ts';

/** Shorter than the idle time-out of common gateways, so that a request rarely meets a socket that is just closing. */
const IDLE_SOCKET_MS = 20_000;
/** That a connection failed says so long why the next one does. */
const FAILED_MS = 1_000;
/** Code of the error of a connection that took too long. */
export const TOO_SLOW = 'CONNECT_TOO_SLOW';

export type Line = ReturnType<typeof createLine>;

/** Connections to one origin: kept alive between requests, and opened before there is a request for them. */
export function createLine(
  { protocol, hostname, port }: URL,
  { deadlineMs, background, proxy }: { deadlineMs: number; background: Background; proxy: OutgoingProxy | null },
) {
  const secure = protocol === 'https:';
  const settings = {
    keepAlive: true,
    timeout: IDLE_SOCKET_MS,
    // Node opens the tunnel (CONNECT), with the proxy's login if its address has one.
    ...(proxy && { proxyEnv: { HTTPS_PROXY: proxy.url.href } }),
  };
  const agent = secure ? new https.Agent(settings) : new http.Agent(settings);
  const host = hostname.replace(/^\[|\]$/g, '');
  const address = { ...settings, ALPNProtocols: ['http/1.1'], host, port: Number(port) || (secure ? 443 : 80) };
  /** Connected, and not used yet. */
  const spare = new Set<Duplex>();
  const open = agent.createConnection.bind(agent);
  let opening: Promise<void> | null = null;
  let failed: { error: NodeJS.ErrnoException; at: number } | null = null;

  agent.createConnection = (options, callback) => {
    const [socket] = spare;
    if (!socket) return open(options, callback);
    spare.delete(socket);
    return socket;
  };

  const hasFree = () =>
    Object.values(agent.freeSockets).some((sockets) => sockets?.some((socket) => !socket.destroyed));

  const isFailed = () => failed !== null && performance.now() - failed.at < FAILED_MS;

  function openOne(): Promise<void> {
    return new Promise((resolve) => {
      const options = { ...address, ...(secure && net.isIP(host) === 0 ? { servername: host } : {}) };
      const tooSlow = Object.assign(new Error(`no connection within ${deadlineMs} ms`), { code: TOO_SLOW });
      let way: net.Socket;
      const cancelDeadline = background.after('deadlines', deadlineMs, () => way.destroy(tooSlow));
      const fail = (error: Error) => {
        failed = { error, at: performance.now() };
      };
      const follow = (socket: net.Socket) => {
        way = socket;
        let isOpen = false;
        socket.on('error', (error) => {
          if (!isOpen) fail(error);
        });
        socket.once('close', () => {
          cancelDeadline();
          spare.delete(socket);
          resolve();
        });
        const opened = () => {
          cancelDeadline();
          isOpen = true;
          failed = null;
          spare.add(socket);
          socket.setTimeout(IDLE_SOCKET_MS, () => spare.has(socket) && socket.destroy());
          resolve();
        };
        // Out of a tunnel it may come with its handshake done.
        if (secure && !(socket as TLSSocket).connecting && (socket as TLSSocket).getProtocol() !== null) opened();
        else socket.once(secure ? 'secureConnect' : 'connect', opened);
      };
      if (proxy === null) return follow(open(options) as net.Socket);
      // What is returned is the way to the proxy; what is called back, the way through it.
      way = open(options, (error, tunnel) => {
        if (!error && tunnel) return follow(tunnel as net.Socket);
        cancelDeadline();
        fail(error ?? new Error('no tunnel'));
        way.destroy();
        resolve();
      }) as net.Socket;
    });
  }

  return {
    agent,
    proxy,

    /** Null when a connection is there, or when it is known why there is none; else resolves when one of both is so. */
    connect(): Promise<void> | null {
      if (isFailed() || spare.size > 0 || hasFree()) return null;
      opening ??= openOne().finally(() => {
        opening = null;
      });
      return opening;
    },

    /** Why there is no connection, told once; null when there is one. */
    takeError(): NodeJS.ErrnoException | null {
      const taken = isFailed() && spare.size === 0 && !hasFree() ? failed : null;
      failed = null;
      return taken?.error ?? null;
    },
  };
}
