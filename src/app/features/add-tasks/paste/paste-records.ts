import type { SourceLine } from './source-lines.ts';

/** Lines that belong together: one line, a command over several lines, or a block in brackets. */
export interface PasteRecord {
  /** Of its first line, from 1. */
  line: number;
  text: string;
  /** Numbers of all its lines. */
  lines: readonly number[];
}

/** One pass, whatever is pasted: an opening bracket that is never closed does not make a block. */
export function pasteRecords(source: readonly SourceLine[]): PasteRecord[] {
  const lastLine = blockEnds(source);
  const records: PasteRecord[] = [];
  for (let first = 0; first < source.length; first += 1) {
    let last = lastLine[first] ?? first;
    while (isContinued(source[last]?.text ?? '') && last + 1 < source.length)
      last = Math.max(last + 1, lastLine[last + 1] ?? 0);
    const parts = source.slice(first, last + 1);
    const text = parts.map((part) => part.text).join('\n');
    const lines = parts.map((part) => part.line);
    if (text.trim() !== '') records.push({ line: lines[0] ?? 1, text, lines });
    first = last;
  }
  return records;
}

/** By the sign of a POSIX shell, of PowerShell, or of the Windows console. */
function isContinued(line: string): boolean {
  return /[^\\]\\\s?$| [`^]\s?$/.test(line.slice(-3));
}

/** For each line, the last line of the outermost block that opens on it. */
function blockEnds(lines: readonly SourceLine[]): number[] {
  const ends: number[] = [];
  const open: { line: number; bracket: string }[] = [];
  lines.forEach(({ text }, index) => {
    for (const [bracket] of text.matchAll(/[{}[\]]/g)) {
      if (bracket === '{' || bracket === '[') open.push({ line: index, bracket });
      else if (open.at(-1)?.bracket === (bracket === '}' ? '{' : '[')) ends[open.pop()?.line ?? index] = index;
    }
  });
  return ends;
}
