import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { CAPS } from '../core/caps.ts';
import { peerKey } from './inbound-limits.ts';

/** From here on, connections that wait for nothing make room. */
const CROWDED = 0.75;

interface Line {
  peer: string;
  /** Requests on it that are not answered yet. */
  underWay: number;
}

/**
 * So many connections at most, in all and of one peer address, and so many of one that have not asked for anything: what waited
 * for nothing for the longest is closed before a client is turned away, and first that of the peer who has too many.
 */
export function limitConnections(
  server: Server,
  limits: { all: number; ofOne: number; halfOpen: number } = CAPS.connections,
): void {
  const lines = new Map<Socket, Line>();
  /** Of each peer: those on which no complete request has come yet, and all, in the order in which they were last used. */
  const halfOpen = new Map<string, Set<Socket>>();
  const open = new Map<string, Set<Socket>>();
  server.maxConnections = limits.all;

  const put = (index: Map<string, Set<Socket>>, peer: string, socket: Socket) =>
    index.set(peer, (index.get(peer) ?? new Set()).add(socket));
  const take = (index: Map<string, Set<Socket>>, peer: string, socket: Socket) => {
    const sockets = index.get(peer);
    sockets?.delete(socket);
    if (sockets?.size === 0) index.delete(peer);
  };

  /** Of these, the one that was used the longest ago and that waits for no answer. */
  function closeOne(sockets: Iterable<Socket>, newest: Socket): void {
    for (const socket of sockets) {
      if (lines.get(socket)?.underWay !== 0) continue;
      socket.destroy();
      return;
    }
    newest.destroy();
  }

  server.on('connection', (socket: Socket) => {
    const peer = peerKey(socket.remoteAddress ?? null);
    lines.set(socket, { peer, underWay: 0 });
    put(open, peer, socket);
    put(halfOpen, peer, socket);
    socket.once('close', () => {
      lines.delete(socket);
      take(open, peer, socket);
      take(halfOpen, peer, socket);
    });
    const silent = halfOpen.get(peer) ?? new Set();
    const theirs = open.get(peer) ?? new Set();
    if (silent.size > limits.halfOpen) closeOne(silent, socket);
    else if (theirs.size > limits.ofOne) closeOne(theirs, socket);
    if (lines.size > limits.all * CROWDED) server.closeIdleConnections();
  });

  server.on('request', ({ socket }, response) => {
    const line = lines.get(socket);
    if (!line) return;
    line.underWay += 1;
    take(halfOpen, line.peer, socket);
    response.once('close', () => {
      line.underWay -= 1;
      // Behind those that were used before.
      const theirs = open.get(line.peer);
      if (theirs?.delete(socket)) theirs.add(socket);
    });
  });
}
