import { readFileSync } from 'node:fs';

/**
 * A text file as any editor saves it: UTF-8 with or without a byte order mark, or UTF-16 with one, as Windows tools and
 * PowerShell's `>` write it.
 */
export function readTextFile(path: string): string {
  const bytes = readFileSync(path);
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  // The decoder takes the byte order mark away.
  return new TextDecoder(encoding).decode(bytes);
}
