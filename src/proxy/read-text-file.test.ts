import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readTextFile } from './read-text-file.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'scribeboard-text-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const TEXT = 'KEY=\u{1f600} 密钥\r\n';

it.each<[string, Buffer]>([
  ['UTF-8', Buffer.from(TEXT)],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${TEXT}`)],
  ['UTF-16, little end first', Buffer.from(`\ufeff${TEXT}`, 'utf16le')],
  ['UTF-16, big end first', Buffer.from(`\ufeff${TEXT}`, 'utf16le').swap16()],
])('a file in %s is read as what was written', (_what, bytes) => {
  const path = join(folder, 'file');
  writeFileSync(path, bytes);
  expect(readTextFile(path)).toBe(TEXT);
});

it('an empty file is empty, and one that is not there is an error', () => {
  const path = join(folder, 'empty');
  writeFileSync(path, '');
  expect(readTextFile(path)).toBe('');
  expect(() => readTextFile(join(folder, 'none'))).toThrow(/ENOENT/);
});
