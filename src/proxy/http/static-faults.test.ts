import { createRequire, syncBuiltinESMExports } from 'node:module';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { errorOf } from '#testing/failing-files.ts';
import { HOST, type ServedBackEnd, serveBackEnd } from '#testing/serve-back-end.ts';

const CODES = ['EACCES', 'EIO', 'ESTALE', 'EMFILE', 'ENOENT'];
const FILE = '/assets/a-123.js';
/** What a file of the board is served with; each calls back with what it found. */
const OPERATIONS = ['stat', 'open', 'read', 'close'];

const fs: Record<string, unknown> = createRequire(import.meta.url)('node:fs');

let backEnd: ServedBackEnd;
let address = '';
beforeAll(async () => {
  backEnd = await serveBackEnd();
  address = await backEnd.server.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => backEnd.close());

/** Makes the next call of an operation fail, for good or bad; the number of calls that did, once it is taken back. */
function failOnce(operation: string, code: string): () => number {
  const real = fs[operation] as (...args: unknown[]) => void;
  let struck = 0;
  fs[operation] = (...args: unknown[]) => {
    if (struck > 0) return real(...args);
    struck += 1;
    const tell = args.at(-1) as (error: unknown) => void;
    const fault = errorOf(code, operation, FILE);
    // Whatever the system says of it, it is closed.
    if (operation === 'close') return real(args[0], () => tell(fault));
    setImmediate(tell, fault);
  };
  syncBuiltinESMExports();
  return () => {
    fs[operation] = real;
    syncBuiltinESMExports();
    return struck;
  };
}

/** The text of the file, its status where it is refused, or that the connection was cut. */
async function file(): Promise<string | number> {
  const { hostname, port } = new URL(address);
  try {
    const answer = await fetch(`http://${hostname}:${port}${FILE}`, { headers: { connection: 'close' } });
    const text = await answer.text();
    return answer.ok ? text : answer.status;
  } catch {
    return 'cut';
  }
}

it.each(OPERATIONS.flatMap((operation) => CODES.map((code) => [operation, code] as const)))(
  'a file of the board that fails once at %s with %s is refused or cut, never served in part, and served the next time',
  async (operation, code) => {
    const heal = failOnce(operation, code);
    const served = await file();
    expect(heal()).toBe(1);
    expect(['cut', 403, 404, 500, 'export {}']).toContain(served);
    // Of a compressed twin that is not there, the file itself is served.
    if (operation !== 'close' && code !== 'ENOENT') expect(served).not.toBe('export {}');
    expect(await file()).toBe('export {}');
    expect((await backEnd.server.inject({ url: '/livez', headers: { host: HOST } })).statusCode).toBe(200);
  },
);
