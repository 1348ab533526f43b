import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An empty folder that no other test or process has. */
export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'scribeboard-'));
}
