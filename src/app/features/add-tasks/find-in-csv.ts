import { parseSdkAppId } from '#contract/task-ref.ts';
import type { Found } from './found.ts';

/** A head with a column for TaskIds, and how the rows below it are read. */
export interface Table {
  /** Null for a line that has no such column. */
  read: (line: string) => Found | null;
}

const MAX_COLUMNS = 60;

/** The head of a table with commas, semicolons, tabs or bars between the names; null for any other line. */
export function parseTable(line: string): Table | null {
  if (line.length > 2_000 || !/task[-_ ]?id/i.test(line)) return null;
  const separator = [',', ';', '\t', '|'].find((one) => line.includes(one));
  if (separator === undefined) return null;
  const names = splitCells(line, separator).map((name) => name.toLowerCase().replace(/[-_ ]/g, ''));
  const column = names.indexOf('taskid');
  if (column < 0 || names.some((name) => /[=:{}]/.test(name))) return null;
  const [app, region] = [names.indexOf('sdkappid'), names.indexOf('region')];
  return {
    read: (row) => {
      if (row.length > 20_000) return null;
      const cells = splitCells(row, separator);
      const text = cells[column];
      if (text === undefined || text === '' || cells.length < 2) return null;
      return {
        text,
        keyed: true,
        source: 'csv',
        at: 0,
        sdkAppId: parseSdkAppId(cells[app] ?? ''),
        region: cells[region] ?? null,
      };
    },
  };
}

/** An apostrophe before a sign keeps spreadsheets from calculating; it is not part of the cell. */
function splitCells(line: string, separator: string): string[] {
  const cells: string[] = [];
  let rest = line;
  while (cells.length < MAX_COLUMNS) {
    const quoted = /^\s*"((?:[^"]|"")*)"\s*/.exec(rest);
    const end = rest.indexOf(separator, quoted?.[0].length ?? 0);
    const cell = quoted ? (quoted[1] ?? '').replace(/""/g, '"') : rest.slice(0, end < 0 ? undefined : end);
    cells.push(cell.trim().replace(/^'(?=[-+=@])/, ''));
    if (end < 0) break;
    rest = rest.slice(end + 1);
  }
  return cells;
}
