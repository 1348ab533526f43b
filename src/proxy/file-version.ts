import { statSync } from 'node:fs';

/** Changes when one of the files does. Mounted files are replaced by swapping a link, which file watching misses. */
export function versionOf(paths: readonly string[]): string {
  return paths
    .map((path) => {
      const stat = statSync(path, { throwIfNoEntry: false });
      return stat ? `${stat.ino}:${stat.size}:${stat.mtimeMs}` : 'none';
    })
    .join(' ');
}
