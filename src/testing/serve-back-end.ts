import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { createBackground } from '#proxy/background.ts';
import { systemClock } from '#proxy/clock.ts';
import { createServer, type ServerOptions } from '#proxy/http/server.ts';
import { type BackEndOptions, createBackEnd } from './back-end.ts';

const PORT = 3000;
/** The name by which a request must call it. */
export const HOST = `127.0.0.1:${PORT}`;

/** Tests ask thousands of times in a second, and leave the event loop no time meanwhile. */
export const UNLIMITED: Pick<ServerOptions, 'limits' | 'mostDelayMs'> = {
  limits: { refusePerson: () => null, refuseCost: () => null, refusePeer: () => null, charge: () => {} },
  mostDelayMs: Number.POSITIVE_INFINITY,
};

export type ServedBackEnd = Awaited<ReturnType<typeof serveBackEnd>>;

/** The whole back end behind the real Fastify, with a page and a script; not listening unless told to. */
export async function serveBackEnd(options: BackEndOptions & Partial<ServerOptions> = {}) {
  const backEnd = createBackEnd(options);
  const pagesDir = mkdtempSync(join(tmpdir(), 'scribeboard-pages-'));
  mkdirSync(join(pagesDir, 'assets'));
  writeFileSync(
    join(pagesDir, 'index.html'),
    '<meta name="base-path" content=""><script src="./assets/a-123.js"></script>',
  );
  writeFileSync(join(pagesDir, 'assets/a-123.js'), 'export {}');
  const logger = pino({ level: 'silent' });
  /** Another server over the same board. */
  const serve = (changes: Partial<ServerOptions> = {}) =>
    createServer({
      auth: backEnd.auth,
      deps: backEnd.deps,
      pagesDir,
      basePath: '',
      publicUrl: null,
      port: PORT,
      background: createBackground(systemClock, logger),
      ...UNLIMITED,
      logger,
      ...options,
      ...changes,
    });
  const server = await serve();

  return {
    ...backEnd,
    server,
    serve,
    pagesDir,
    async close() {
      backEnd.stop();
      await server.close();
      rmSync(pagesDir, { recursive: true });
    },
  };
}
