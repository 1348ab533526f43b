/** Lines that belong together: one line, a command over several lines, or a block in brackets. */
export interface PasteRecord {
  /** Of its first line, from 1. */
  line: number;
  text: string;
}

/** One pass, whatever is pasted: an opening bracket that is never closed does not make a block. */
export function pasteRecords(pasted: string): PasteRecord[] {
  const lines = pasted.split(/\r\n|[\n\r\u2028\u2029]/);
  const lastLine = blockEnds(lines);
  const records: PasteRecord[] = [];
  for (let first = 0; first < lines.length; first += 1) {
    let last = lastLine[first] ?? first;
    while (isContinued(lines[last] ?? '') && last + 1 < lines.length)
      last = Math.max(last + 1, lastLine[last + 1] ?? 0);
    const text = lines.slice(first, last + 1).join('\n');
    if (text.trim() !== '') records.push({ line: first + 1, text });
    first = last;
  }
  return records;
}

function isContinued(line: string): boolean {
  return /[^\\]\\\s?$/.test(line.slice(-3));
}

/** For each line, the last line of the outermost block that opens on it. */
function blockEnds(lines: readonly string[]): number[] {
  const ends: number[] = [];
  const open: { line: number; bracket: string }[] = [];
  lines.forEach((line, index) => {
    for (const [bracket] of line.matchAll(/[{}[\]]/g)) {
      if (bracket === '{' || bracket === '[') open.push({ line: index, bracket });
      else if (open.at(-1)?.bracket === (bracket === '}' ? '{' : '[')) ends[open.pop()?.line ?? index] = index;
    }
  });
  return ends;
}
