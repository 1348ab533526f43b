import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newFolder } from '#harness/new-folder.ts';
import { fileModeWarnings } from './file-mode-warnings.ts';

const folder = newFolder();
function fileOf(mode: number): string {
  const path = join(folder, mode.toString(8));
  writeFileSync(path, '');
  chmodSync(path, mode);
  return path;
}

it.each([
  [0o600, null, null],
  [0o640, null, null],
  [0o644, null, /can be read by every user .* and holds a key/],
  [0o660, /can be changed by other users/, /can be changed/],
  [0o602, /can be changed/, /can be changed/],
  [0o666, /can be changed/, /can be changed/],
])('a file of mode %o is warned of where it must be', (mode, harmless, secret) => {
  const path = fileOf(mode);
  for (const [holds, says] of [
    [null, harmless],
    ['a key', secret],
  ] as const) {
    const found = fileModeWarnings([{ path, holds }]);
    if (says === null) expect(found).toEqual([]);
    else expect(found).toEqual([expect.stringMatching(says)]);
  }
});

it('a data folder that others may look into is warned of, and one that is not there yet is not', () => {
  const data = join(folder, 'data');
  expect(fileModeWarnings([{ path: data, holds: 'states' }])).toEqual([]);
  mkdirSync(data);
  chmodSync(data, 0o755);
  expect(fileModeWarnings([{ path: data, holds: 'states' }])).toHaveLength(1);
});
