import { createRequire, syncBuiltinESMExports } from 'node:module';

/** The one object behind `node:fs`, whose functions the imports of every module follow. */
const fs: Record<string, unknown> = createRequire(import.meta.url)('node:fs');

/** Functions of node:fs that the server calls in its life; those that cannot fail are not here. */
export const FILE_OPERATIONS = [
  'statSync',
  'readFileSync',
  'mkdirSync',
  'renameSync',
  'openSync',
  'readSync',
  'closeSync',
  'copyFileSync',
  'mkdtempSync',
  'rmSync',
];

/** A call of node:fs: the function, and the path it names, or the file descriptor. */
export interface FileCall {
  operation: string;
  path: string;
}

/** Asked before each call; an error code makes it fail with that instead. */
type Judge = (call: FileCall) => string | null;

/** Puts a judge before these functions of node:fs, until the returned function is called. */
export function judgeFiles(operations: readonly string[], judge: Judge): () => void {
  const whole = operations.map((operation) => [operation, fs[operation] as (...args: unknown[]) => unknown] as const);
  for (const [operation, real] of whole) {
    fs[operation] = (...args: unknown[]) => {
      const path = String(args[0]);
      const code = judge({ operation, path });
      // Whatever the system says of it, it is closed.
      if (code !== null && operation === 'closeSync') real(...args);
      if (code !== null) throw errorOf(code, operation, path);
      return real(...args);
    };
  }
  syncBuiltinESMExports();
  return () => {
    for (const [operation, real] of whole) fs[operation] = real;
    syncBuiltinESMExports();
  };
}

/** Makes these functions fail for a path, until the returned function is called. */
export function failing(operations: readonly string[], code: string, path: string): () => void {
  return judgeFiles(operations, (call) => (call.path === path ? code : null));
}

/** As Node throws it. */
export function errorOf(code: string, operation: string, path: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: a fault for a test, ${operation} '${path}'`), {
    code,
    syscall: operation,
    path,
  });
}
