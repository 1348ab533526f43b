import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/** As GitHub Pages and its like: files as they are, under a path, and 404.html for all that is none. */
export async function serveStatic(dir: string, base: string) {
  /** What was asked for, with the status of the answer. */
  const asked: { path: string; status: number }[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const inside = pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : null;
    const file = inside === null ? '' : join(dir, inside.endsWith('/') ? `${inside}index.html` : inside);
    const isFile = existsSync(file) && statSync(file).isFile();
    const served = isFile ? file : join(dir, '404.html');
    const status = isFile ? 200 : 404;
    asked.push({ path: pathname, status });
    response.writeHead(status, { 'content-type': TYPES[extname(served)] ?? 'application/octet-stream' });
    response.end(readFileSync(served));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${base}`,
    asked,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
