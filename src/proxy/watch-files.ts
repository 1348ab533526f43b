import { statSync } from 'node:fs';
import type { FaultOf } from './faults.ts';

interface FilesOptions<T> {
  fault: FaultOf;
  paths: readonly string[];
  /** What stands in them. Throws where that is of no use, as in a file that is half written. */
  read: () => T;
}

/**
 * Reads files when they have changed. Mounted files are replaced by swapping a link, which file watching misses, so they
 * are looked at. What keeps one from being read is a fault and never an exception; and what was not read, for whatever
 * reason, is read at the next look, changed or not.
 */
export function watchFiles<T>({ fault, paths, read }: FilesOptions<T>) {
  let version: string | null = null;
  let failure: Error | null = null;

  return {
    /** What stands in them, when that was not read already; null otherwise. */
    look(): T | null {
      try {
        const found = versionOf(paths);
        if (found === version) return recovered();
        version = null;
        const content = read();
        version = found;
        recovered();
        return content;
      } catch (error) {
        failure = error as Error;
        fault.raise(error);
        return null;
      }
    },

    /** Why the last look did not tell what stands in them. */
    failure: () => failure,
  };

  function recovered(): null {
    failure = null;
    fault.clear();
    return null;
  }
}

/** Changes when one of the files does. */
function versionOf(paths: readonly string[]): string {
  return paths
    .map((path) => {
      // Of several usual places most have none; whether one at least is needed, `read` knows.
      const found = statSync(path, { throwIfNoEntry: false });
      return found ? `${found.ino}:${found.size}:${found.mtimeMs}` : 'none';
    })
    .join(' ');
}
