import { fileURLToPath } from 'node:url';
import { systemClock } from '#proxy/clock.ts';
import { createMemoryStore } from '#proxy/store/memory-store.ts';
import { serveBackEnd } from '#testing/serve-back-end.ts';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));

/**
 * A board in this process: everything but settings, disk and sockets to Tencent. It costs a hundredth of what a process
 * costs, which is silent for its first two seconds besides.
 */
export async function serveBoard(options: NonNullable<Parameters<typeof serveBackEnd>[0]> = {}) {
  const store = createMemoryStore(options.clock ?? systemClock);
  const { close, server, ...backEnd } = await serveBackEnd({ store, pagesDir: DIST, port: 0, ...options });
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  return {
    ...backEnd,
    /** Without a slash at the end. */
    url: url + (options.basePath ?? ''),
    stop() {
      const closed = close();
      // The browser keeps connections for its next request, and may still be there.
      server.server.closeAllConnections();
      return closed;
    },
  };
}
