import type { SourceLine } from './source-lines.ts';

/** `gap`: two blanks or more, as programs align columns. */
export type Separator = ',' | ';' | '\t' | '|' | 'gap';

const MAX_COLUMNS = 100;
const MAX_LINE = 20_000;
/** A cell with more line breaks is a quotation mark that is never closed. */
const MAX_LINES = 60;
const TEXT_FORMULA = /^="([^"]*)"$/;

/** The cells of the row that begins on a line, and on how many lines it stands; null for what is no row. */
export function tableCells(
  lines: readonly SourceLine[],
  first: number,
  separator: Separator,
): { cells: string[]; lines: number } | null {
  const text = lines[first]?.text ?? '';
  if (text.length > MAX_LINE) return null;
  if (separator === 'gap')
    return {
      cells: text
        .trim()
        .split(/\s{2,}|\t/, MAX_COLUMNS)
        .map(tidy),
      lines: 1,
    };
  if (separator === '|') {
    const inner = text.trim().replace(/[│┃║]/g, '|').replace(/^\|/, '').replace(/\|$/, '');
    return { cells: inner.split('|', MAX_COLUMNS).map(tidy), lines: 1 };
  }
  for (let count = 1; count <= MAX_LINES && first + count <= lines.length; count += 1) {
    const row = lines
      .slice(first, first + count)
      .map((line) => line.text)
      .join('\n');
    const cells = row.length > MAX_LINE ? null : quotedCells(row, separator);
    if (cells) return { cells: cells.map(tidy), lines: count };
  }
  const cells = text.split(separator, MAX_COLUMNS).map(tidy);
  return { cells, lines: 1 };
}

/** By RFC 4180; null while a quotation mark is open. */
function quotedCells(row: string, separator: string): string[] | null {
  const cells: string[] = [];
  let at = 0;
  while (cells.length < MAX_COLUMNS) {
    while (row[at] === ' ') at += 1;
    let cell = '';
    let isQuoted = false;
    if (row[at] === '"') {
      isQuoted = true;
      for (at += 1; ; at += 1) {
        const end = row.indexOf('"', at);
        if (end < 0) return null;
        cell += row.slice(at, end);
        at = end + 1;
        if (row[at] !== '"') break;
        cell += '"';
      }
    }
    const end = row.indexOf(separator, at);
    const rest = row.slice(at, end < 0 ? undefined : end);
    if (!isQuoted && rest.includes('\n')) return null;
    cells.push(isQuoted ? cell + rest.trim() : rest);
    if (end < 0) break;
    at = end + 1;
  }
  return cells;
}

/** An apostrophe before a sign or a figure keeps spreadsheets from calculating; it is not part of the cell. */
function tidy(cell: string): string {
  const text = cell.trim().replace(/^'(?=[-+=@\d])/, '');
  const [, formula = text] = TEXT_FORMULA.exec(text) ?? [];
  return formula.replace(/^(["'`])(.*)\1$/, '$2').trim();
}
