import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Below those that the system gives to connections, of which hundreds come and go beside a test: one of them could take it before
 * it is listened on. Above those that browsers refuse.
 */
const [FIRST, LAST] = [11_000, 30_000];

/** For a process that is to come back at the same address, or that has to know its own before it starts. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST + Math.floor(Math.random() * (LAST - FIRST));
    const server = createServer().listen(port, '127.0.0.1');
    const isFree = await once(server, 'listening').then(
      () => true,
      () => false,
    );
    server.close();
    if (!isFree) continue;
    await once(server, 'close');
    return port;
  }
}
