import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { FileCall } from './failing-files.ts';

/** What SQLite makes of errors of the operating system: https://www.sqlite.org/rescode.html. */
const ERRCODES: Readonly<Record<string, number>> = {
  EACCES: 14,
  EMFILE: 14,
  ENOENT: 14,
  EROFS: 8,
  ENOSPC: 13,
  EIO: 10,
  ESTALE: 10,
};

type Judge = (call: FileCall) => string | null;

/** A database whose calls are judged before they are made; the path of a call is the beginning of its SQL. */
export function judgeDatabase(db: DatabaseSync, judge: Judge): DatabaseSync {
  return judged(db, '', judge, {
    exec: (sql) => sql,
    prepare: (sql) => sql,
    close: () => 'close',
  });
}

function judged<T extends DatabaseSync | StatementSync>(
  target: T,
  sql: string,
  judge: Judge,
  calls: Record<string, (sql: string) => string>,
): T {
  return new Proxy(target, {
    get(_, name) {
      const value = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        const of = calls[String(name)];
        const path = of?.(String(args[0] ?? '')) ?? sql;
        const code = of ? judge({ operation: String(name), path: shortened(path || sql) }) : null;
        // Whatever the disk says of it, a closed file is closed, and its lock is gone.
        if (code !== null && name === 'close') value.apply(target, args);
        if (code !== null) throw Object.assign(new Error(`${code}: a fault for a test`), { errcode: ERRCODES[code] });
        const result = value.apply(target, args);
        return name === 'prepare' ? judged(result, path, judge, STATEMENT) : result;
      };
    },
  });
}

const STATEMENT = { run: () => '', get: () => '', all: () => '', iterate: () => '' };

function shortened(sql: string): string {
  return sql.trim().replaceAll(/\s+/g, ' ').slice(0, 40);
}
