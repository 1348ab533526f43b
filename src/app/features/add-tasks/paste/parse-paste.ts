import { bareWord } from './bare-word.ts';
import { behindLines, type Part } from './behind-lines.ts';
import { findInJson } from './find-in-json.ts';
import { findTable } from './find-in-tables.ts';
import { findInText } from './find-in-text.ts';
import { findLinks, isOnlyLink } from './find-links.ts';
import { foldPunctuation } from './fold-punctuation.ts';
import { type Found, NOTHING_SAID } from './found.ts';
import { type Heading, NO_HEADING, nextHeading } from './headings.ts';
import { joinLabels } from './join-labels.ts';
import { mergeSame } from './merge-same.ts';
import { type PasteRecord, pasteRecords } from './paste-records.ts';
import { agreed, from, type Said } from './said.ts';
import { type SourceLine, sourceLines } from './source-lines.ts';
import { looksCut, shapeOf } from './task-id-shape.ts';
import { type Escape, undoEscapes } from './undo-escapes.ts';
import { type Mark, undoMarks } from './undo-marks.ts';
import { undoQuotedPrintable } from './undo-quoted-printable.ts';

/** More than a person copies; what is longer is cut at a line. */
const MAX_LENGTH = 2_000_000;
const MAX_FOUND = 20_000;

/** Something that stands where a TaskId should. */
export interface Candidate extends Found {
  /** All lines on which it stands. */
  lines: readonly number[];
  /** What was undone around it before it could be read. */
  undone: Mark | Escape | null;
  /** A text that cannot be meant as an id: a link elsewhere, or one id with a blank inside. */
  fault: { why: 'link' | 'blank'; at: [number, number] | null } | null;
}

/** Everything that a paste says. */
export interface Pasted {
  candidates: readonly Candidate[];
  /** How many lines, commands and documents it has, and how many of them name no TaskId. */
  records: number;
  without: number;
  /** It is longer than what is read. */
  isCut: boolean;
}

/**
 * Finds TaskIds in anything, in steps: what the writer did to the text is undone, lines are put together to tables and records,
 * each of them is read by itself, and headings are applied to what follows. Nothing inside an id is repaired.
 */
export function parsePaste(pasted: string): Pasted {
  const text =
    pasted.length > MAX_LENGTH ? pasted.slice(0, pasted.lastIndexOf('\n', MAX_LENGTH) + 1 || MAX_LENGTH) : pasted;
  const marksOf = new Map<number, Mark>();
  const lines = undoQuotedPrintable(sourceLines(text)).map(({ line, text }): SourceLine => {
    const undone = undoMarks(text);
    const [mark] = undone.marks;
    if (mark) marksOf.set(line, mark);
    return { line, text: undone.text };
  });
  const parts = behindLines(readParts(lines));
  const candidates: Candidate[] = [];
  let heading: Heading = NO_HEADING;
  let without = 0;
  const said = { sdkAppIds: [] as Said<number>[], regions: [] as Said<string>[] };
  for (const { found, mentions } of parts) {
    if (found.length === 0) {
      if (mentions.sdkAppIds.length === 0 && mentions.regions.length === 0) without += 1;
      said.sdkAppIds.push(...mentions.sdkAppIds);
      said.regions.push(...mentions.regions);
      heading = nextHeading(heading, mentions);
      continue;
    }
    for (const one of found) {
      const candidate = { ...one, sdkAppId: one.sdkAppId ?? heading.sdkAppId, region: one.region ?? heading.region };
      if (candidates.length < MAX_FOUND)
        candidates.push({ ...candidate, undone: one.undone ?? marksOf.get(one.line) ?? null });
    }
    if (found.some(isMeant)) heading = { ...heading, isUsed: true };
  }
  // Said only below: with nothing above, it is meant for all.
  const below = { sdkAppId: from('below', agreed(said.sdkAppIds)), region: from('below', agreed(said.regions)) };
  return {
    candidates: mergeSame(candidates, below),
    records: parts.length,
    without,
    isCut: text.length < pasted.length || candidates.length >= MAX_FOUND,
  };
}

function isMeant({ text, keyed }: Found): boolean {
  return shapeOf(text, { keyed }).kind !== 'not';
}

/** `sdkAppId: 77`, `  - taskId: "-m9…"`, `task_id | -m9…`. */
const KEY_LINE = /^\s*(?:[-*•]\s+)?["']?[\p{L}][\p{L}\p{N} _.-]{0,40}["']?\s{0,20}[:=|]\s*[^\s:=][^:=]{0,400}$/u;

/** The rows of tables and the records between them, each read by itself, in the order of the paste. */
function readParts(lines: readonly SourceLine[]): Part[] {
  const parts: Part[] = [];
  let first = 0;
  const folded = lines.map(({ line, text }): SourceLine => ({ line, text: foldPunctuation(text) }));
  const flush = (end: number) => {
    const between = joinLabels(folded.slice(first, end));
    const cut = endsCut(between);
    for (const record of pasteRecords(between)) {
      const isKeyLine = record.lines.length === 1 && KEY_LINE.test(record.text.slice(0, 450));
      parts.push({ ...readRecord(record, cut), line: record.line, isKeyLine });
    }
  };
  for (let at = 0; at < lines.length; at += 1) {
    const table = findTable(lines, at) ?? findTable(folded, at);
    if (table === null) continue;
    flush(at);
    for (const { found, line } of table.rows)
      parts.push({ line, found: found.map((one) => candidateOf(one)), mentions: NOTHING_SAID, isKeyLine: false });
    first = at + table.lines;
    at = first - 1;
  }
  flush(lines.length);
  return parts;
}

function candidateOf(found: Found, undone: Escape | null = null): Candidate {
  return { ...found, lines: [found.line], undone, fault: null };
}

type Read = Pick<Part, 'found' | 'mentions'>;

function readRecord({ line, text, lines }: PasteRecord, cut: ReadonlySet<number>): Read {
  const trimmed = text.trim();
  const links = findLinks(trimmed, line);
  if (links) return { ...links, found: links.found.map((one) => candidateOf(one)) };
  const json = /^[[{]/.test(trimmed) && /[\]}][,;]?$/.test(trimmed.slice(-2)) ? findInJson(trimmed, lines) : null;
  if (json) return { ...json, found: json.found.map((one) => candidateOf(one)) };

  const readable = undoEscapes(text);
  const word = bareWord(readable.text);
  const broken = brokenAt(word);
  if (broken) return { found: [faulty(word, line, 'blank', broken)], mentions: NOTHING_SAID };
  const { found, mentions } = findInText(readable.text, lines);
  if (found.length === 0 && isOnlyLink(trimmed)) return { found: [faulty(trimmed, line, 'link', null)], mentions };
  const [undone = null] = readable.escapes;
  const [only] = found;
  if (isWord(word) && (found.length === 0 || (found.length === 1 && only?.text === word && !only.keyed))) {
    if (isProse(word)) return { found: [], mentions };
    const isFirst = cut.has(line);
    const doubt = isFirst ? ('wrapped' as const) : only?.doubt === 'dots' ? null : (only?.doubt ?? null);
    const nothing = { name: null, sdkAppId: null, region: null };
    return {
      found: [candidateOf({ text: word, keyed: false, source: 'line', line, doubt, ...nothing }, undone)],
      mentions,
    };
  }
  return {
    found: found.map((one) => {
      const isRest = cut.has(one.line) && !one.keyed && lineStartsWith(readable.text, one.text);
      return candidateOf(isRest ? { ...one, doubt: 'wrapped' } : one, undone);
    }),
    mentions,
  };
}

function lineStartsWith(text: string, word: string): boolean {
  return text.startsWith(word) || text.includes(`\n${word}`);
}

/** The lines above which another one ends in the first part of an id. */
function endsCut(lines: readonly SourceLine[]): ReadonlySet<number> {
  const cut = new Set<number>();
  lines.forEach(({ text }, index) => {
    const next = lines[index + 1];
    const last = /[^\s"'`,;:=]{12,200}$/.exec(text.slice(-200))?.[0] ?? '';
    if (next && /\s/.test(text) && looksCut(last)) cut.add(next.line);
  });
  return cut;
}

/** One word by itself stands where an id could, whatever it looks like. */
function isWord(text: string): boolean {
  if (text === '' || text.length > 400 || /[\s{}[\]()<>"'`,;:|&\\=/]/.test(text)) return false;
  const ascii = text.replace(/[^\x21-\x7e]/g, '');
  return ascii.length * 2 >= text.length && /[A-Za-z0-9#]/.test(ascii);
}

/** A word of a sentence: said of a value that is called a TaskId, but of no line of a letter. */
function isProse(word: string): boolean {
  const shape = shapeOf(word, { keyed: false });
  return shape.kind === 'not' && (shape.why === 'word' || shape.why === 'rule');
}

const BROKEN = /^(?:-(?!-)|m9)[A-Za-z0-9+-]{2,80}(?: [A-Za-z0-9+-]{1,80}){0,3} [A-Za-z0-9+-]{1,80}\.{0,2}$/;

/** One id with blanks inside: its words together have the letters of an id, and none of them is one by itself. */
function brokenAt(text: string): [number, number] | null {
  if (text.length > 200 || !BROKEN.test(text)) return null;
  const joined = text.replaceAll(' ', '+');
  if (shapeOf(joined, { keyed: false }).kind !== 'taskId') return null;
  if (text.split(' ').every((word) => shapeOf(word, { keyed: false }).kind === 'taskId')) return null;
  const at = text.indexOf(' ');
  return [at, at + 1];
}

function faulty(text: string, line: number, why: 'link' | 'blank', at: [number, number] | null): Candidate {
  const nothing = { name: null, doubt: null, sdkAppId: null, region: null, undone: null };
  return { text, keyed: false, source: 'line', line, lines: [line], fault: { why, at }, ...nothing };
}
