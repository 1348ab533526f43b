import type { Server } from 'node:http';

const MAX_CONNECTIONS = 4_000;
/** From here on, connections that wait for nothing make room. */
const CROWDED = 0.75;

/** So many connections at most; kept-alive ones that are idle are closed before a client is turned away. */
export function limitConnections(server: Server, max = MAX_CONNECTIONS): void {
  let open = 0;
  server.maxConnections = max;
  server.on('connection', (socket) => {
    open += 1;
    socket.once('close', () => {
      open -= 1;
    });
    if (open > max * CROWDED) server.closeIdleConnections();
  });
}
