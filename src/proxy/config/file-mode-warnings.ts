import { statSync } from 'node:fs';

/** A file or folder of ours, and what is in it that others must not read; null when only a change of it would harm. */
export interface Guarded {
  path: string;
  holds: string | null;
}

const OTHERS_READ = 0o004;
const OTHERS_WRITE = 0o022;

/** What the modes of these files let others do. What cannot be looked at says so elsewhere, where it is read. */
export function fileModeWarnings(guarded: readonly Guarded[]): string[] {
  // There the modes say nothing.
  if (process.platform === 'win32') return [];
  return guarded.flatMap(({ path, holds }) => {
    const mode = modeOf(path);
    if (mode === null) return [];
    if (mode & OTHERS_WRITE) return [`${path} can be changed by other users of this machine: chmod go-w ${path}`];
    if (holds !== null && mode & OTHERS_READ)
      return [`${path} can be read by every user of this machine, and holds ${holds}: chmod o-rwx ${path}`];
    return [];
  });
}

function modeOf(path: string): number | null {
  try {
    return statSync(path).mode;
  } catch {
    return null;
  }
}
