import { findInText } from './find-in-text.ts';
import { foldPunctuation } from './fold-punctuation.ts';
import type { Found } from './found.ts';
import { readRegion } from './read-region.ts';
import { isLikelySdkAppId, readSdkAppId } from './read-sdk-app-id.ts';
import type { Said } from './said.ts';
import type { SourceLine } from './source-lines.ts';
import { type Separator, tableCells } from './table-cells.ts';
import { looksLikeTaskId, shapeOf } from './task-id-shape.ts';
import { undoEscapes } from './undo-escapes.ts';

/** A table in a paste: where it ends, and what each of its rows says. */
export interface PastedTable {
  /** How many lines it takes, its head included. */
  lines: number;
  rows: readonly { line: number; found: readonly Found[] }[];
}

interface Head {
  separator: Separator;
  names: readonly string[];
  taskId: number;
  sdkAppId: number;
  /** Of a column that may hold the SdkAppId, or the AppId of the account. */
  app: number;
  region: number;
}

const SEPARATORS: readonly Separator[] = ['\t', '|', ';', ',', 'gap'];
const NAME = /^[\p{L}_#][\p{L}\p{N} _#./()-]{0,40}$/u;
const TASK_ID = /^(?:\w{1,20}\.)?(?:cloud|transcription|cloudtranscription|trtc)?taskid$|^任务(?:id|编号|标识)$/;
const SDK_APP_ID = /^(?:\w{1,20}\.)?(?:trtc)?sdkappid$|^应用(?:id|编号)$/;
const APP = /^(?:\w{1,20}\.)?app(?:lication)?(?:id)?$|^(?:所属)?应用$/;
const REGION = /^(?:\w{1,20}\.)?region(?:id)?$|^(?:地域|区域|地区)$/;
/** Lines that programs draw between rows. */
const RULE = /^[\s|+:=\-─━┄┼├┤╪│┌┐└┘┬┴╞╡╔╗╚╝═]+$/;

/** The table whose head stands on a line; null for any other line. */
export function findTable(lines: readonly SourceLine[], first: number): PastedTable | null {
  const head = parseHead(lines, first);
  if (head === null) return null;
  const rows: { line: number; found: readonly Found[] }[] = [];
  let at = first + 1;
  while (at < lines.length) {
    const { text, line } = lines[at] as SourceLine;
    if (RULE.test(text) && text.trim() !== '') {
      at += 1;
      continue;
    }
    const row = isRow(text, head) ? tableCells(lines, at, head.separator) : null;
    if (row === null || row.cells.length < 2) break;
    rows.push({ line, found: readRow(row.cells, head, line, text) });
    at += row.lines;
  }
  return { lines: at - first, rows };
}

function parseHead(lines: readonly SourceLine[], first: number): Head | null {
  // Wikis write the bars of a head twice.
  const text = (lines[first]?.text ?? '').replace(/^\s*\|\|.*/, (head) => head.replaceAll('||', '|'));
  if (text.length > 2_000 || !/task[-_ ]?id|任务/i.test(text)) return null;
  for (const separator of SEPARATORS) {
    const names =
      tableCells([{ line: 0, text }, ...(/"/.test(text) ? lines.slice(first + 1, first + 4) : [])], 0, separator)
        ?.cells ?? [];
    if (names.length < 2 || !names.every((name) => name === '' || NAME.test(name))) continue;
    const plain = names.map((name) => name.toLowerCase().replace(/[-_ ]/g, ''));
    const taskId = plain.findIndex((name) => TASK_ID.test(name));
    if (taskId < 0) continue;
    const find = (pattern: RegExp) => plain.findIndex((name) => pattern.test(name));
    return { separator, names, taskId, sdkAppId: find(SDK_APP_ID), app: find(APP), region: find(REGION) };
  }
  return null;
}

/** A line that names what it says is none of the rows below a head. */
function isRow(text: string, { separator }: Head): boolean {
  if (/task[-_ ]?id["'`]?\s{0,2}[:=]/i.test(text)) return false;
  if (separator === 'gap') return /\S\s{2,}\S/.test(text.slice(0, 2_000));
  if (separator === '|') return /[|│┃║]/.test(text);
  // A first cell with a line break in it.
  return text.includes(separator) || /^\s*"[^"]*$/.test(text);
}

function readRow(cells: readonly string[], head: Head, line: number, text: string): Found[] {
  const { taskId, separator, names } = head;
  const isAligned = cells.length === names.length || (separator !== 'gap' && cells.length < names.length);
  const cell = undoEscapes(cells[taskId] ?? '')
    .text.replace(/^["'`*]{1,3}|["'`*]{1,3}$/g, '')
    .trim();
  const sdkAppId =
    head.sdkAppId < 0
      ? said(isLikelySdkAppId(cells[head.app] ?? '') ? cells[head.app] : undefined, line, readSdkAppId)
      : said(cells[head.sdkAppId], line, readSdkAppId);
  const region = said(cells[head.region], line, readRegion);
  const isOne = shapeOf(cell, { keyed: true }).kind === 'taskId';
  const isElsewhere = !isOne && cells.some((other, index) => index !== taskId && looksLikeTaskId(other));
  if (isAligned && !isElsewhere)
    return [
      { text: cell, keyed: true, source: 'csv', name: names[taskId] ?? null, line, doubt: null, sdkAppId, region },
    ];
  // It has other columns than its head, so nothing tells which of its cells is which.
  const unknown: Said<never> = { kind: 'unreadable', text: text.slice(0, 60), line };
  return findInText(undoEscapes(foldPunctuation(text)).text, [line]).found.map((found) => ({
    ...found,
    sdkAppId: head.sdkAppId < 0 ? found.sdkAppId : unknown,
    region: head.region < 0 ? found.region : unknown,
  }));
}

function said<T>(cell: string | undefined, line: number, read: (text: string) => T | null): Said<T> | null {
  if (cell === undefined || /^(?:null|nil|none|undefined|n\/a|\\n|-{1,3}|<none>)?$/i.test(cell)) return null;
  const value = read(foldPunctuation(cell));
  return value === null ? { kind: 'unreadable', text: cell, line } : { kind: 'value', value, place: 'beside', line };
}
