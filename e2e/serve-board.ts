import { fileURLToPath } from 'node:url';
import { systemClock } from '../src/proxy/clock.ts';
import { createMemoryStore } from '../src/proxy/store/memory-store.ts';
import { serveBackEnd } from '../src/testing/serve-back-end.ts';

const DIST = fileURLToPath(new URL('../dist', import.meta.url));

type Options = NonNullable<Parameters<typeof serveBackEnd>[0]>;

/**
 * A board of a test's own in this process: everything but settings, disk and sockets to Tencent. It costs a hundredth of
 * what a process costs, which is silent for its first two seconds besides.
 */
export async function serveBoard({
  emulator,
  ...options
}: { emulator: NonNullable<Options['tencent']> } & Pick<Options, 'basePath' | 'settings'>) {
  const { server, close } = await serveBackEnd({
    tencent: emulator,
    store: createMemoryStore(systemClock),
    pagesDir: DIST,
    port: 0,
    ...options,
  });
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  return {
    url: url + (options.basePath ?? ''),
    stop() {
      const closed = close();
      // The browser keeps connections for its next request, and may still be there.
      server.server.closeAllConnections();
      return closed;
    },
  };
}
