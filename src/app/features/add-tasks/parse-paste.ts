import * as v from 'valibot';
import type { WhyNotServed } from '#contract/served.ts';
import { Region, TaskId, type TaskRef, taskKey } from '#contract/task-ref.ts';
import { parseTable, type Table } from './find-in-csv.ts';
import { findInJson } from './find-in-json.ts';
import { findInText } from './find-in-text.ts';
import { type Found, type Mentions, only, type PasteSource } from './found.ts';
import { type PasteRecord, pasteRecords } from './paste-records.ts';
import { readLink } from './read-link.ts';
import { isUuid, looksLikeTaskId, maskIn } from './task-id-shape.ts';

type PasteFault = 'masked' | 'blank' | 'character' | 'long' | 'link' | 'requestId' | 'app';

/** What is to be said about one TaskId before anything is added. */
export type PastedLine =
  | { kind: 'new' | 'there' | 'twice'; line: number; ref: TaskRef; source: PasteSource; own: boolean }
  | { kind: 'notServed'; line: number; ref: TaskRef; source: PasteSource; own: boolean; why: WhyNotServed }
  | {
      kind: 'masked' | 'bad';
      line: number;
      text: string;
      fault: PasteFault;
      /** The faulty part of `text`. */
      at: [number, number] | null;
    };

/** Everything that a paste says. */
export interface Pasted {
  candidates: readonly Candidate[];
  /** How many lines, commands and documents it has, and how many of them name no TaskId. */
  records: number;
  without: number;
  /** Said somewhere in it, not together with a TaskId: what the lines that do not say probably mean. */
  mentions: Mentions;
}

type Candidate = { line: number } & (
  | { text: string; source: PasteSource; sdkAppId: number | null; region: string | null }
  | { text: string; fault: PasteFault; at: [number, number] | null }
);

/** Finds TaskIds in anything. Nothing inside an id is repaired: what cannot be one is said. */
export function parsePaste(pasted: string): Pasted {
  const candidates: Candidate[] = [];
  const sdkAppIds = new Set<number>();
  const regions = new Set<string>();
  const records = pasteRecords(pasted);
  let without = 0;
  let table: Table | null = null;
  let before: Mentions = { sdkAppId: null, region: null };
  for (const record of records) {
    const header = parseTable(record.text);
    if (header) {
      table = header;
      continue;
    }
    const read = readRecord(record, table);
    for (const candidate of read.candidates) candidates.push(withDefaults(candidate, before));
    if (read.candidates.length > 0) continue;
    const { sdkAppId, region } = read.mentions;
    if (sdkAppId === null && region === null) without += 1;
    if (sdkAppId !== null) sdkAppIds.add(sdkAppId);
    if (region !== null) regions.add(region);
    // Of several, the one that was said last is meant; a single one is only proposed.
    before = {
      sdkAppId: sdkAppIds.size > 1 ? (sdkAppId ?? before.sdkAppId) : null,
      region: regions.size > 1 ? (region ?? before.region) : null,
    };
  }
  return {
    candidates,
    records: records.length,
    without,
    mentions: { sdkAppId: only(sdkAppIds), region: only(regions) },
  };
}

interface PasteContext {
  /** For lines that do not say: null when it was not said. */
  sdkAppId: number | null;
  region: string;
  isKnown: (ref: TaskRef) => boolean;
  /** Why this server would not ask for it; null when it would. */
  whyNotServed?: (ref: TaskRef) => WhyNotServed | null;
}

/** What will happen to each TaskId in this context. */
export function judgePaste(
  { candidates }: Pasted,
  { sdkAppId, region, isKnown, whyNotServed = () => null }: PasteContext,
): PastedLine[] {
  const seen = new Set<string>();
  return candidates.map((candidate): PastedLine => {
    const { line, text } = candidate;
    if ('fault' in candidate) return { kind: candidate.fault === 'masked' ? 'masked' : 'bad', ...candidate };
    const own = candidate.sdkAppId !== null;
    const app = candidate.sdkAppId ?? sdkAppId;
    if (app === null) return { kind: 'bad', line, text, fault: 'app', at: null };
    const ref = { sdkAppId: app, region: candidate.region ?? region, taskId: text };
    const key = taskKey(ref);
    const why = whyNotServed(ref);
    if (why !== null) return { kind: 'notServed', line, ref, source: candidate.source, own, why };
    const kind = seen.has(key) ? 'twice' : isKnown(ref) ? 'there' : 'new';
    seen.add(key);
    return { kind, line, ref, source: candidate.source, own };
  });
}

function withDefaults(candidate: Candidate, { sdkAppId, region }: Mentions): Candidate {
  if ('fault' in candidate) return candidate;
  return { ...candidate, sdkAppId: candidate.sdkAppId ?? sdkAppId, region: candidate.region ?? region };
}

interface Read {
  candidates: Candidate[];
  mentions: Mentions;
}

const NONE: Mentions = { sdkAppId: null, region: null };

function readRecord({ line, text }: PasteRecord, table: Table | null): Read {
  const trimmed = text.trim();
  const links = readLinks(trimmed, line);
  if (links) return links;

  const cells = table?.read(trimmed);
  if (cells) return { candidates: [judge(cells, line)], mentions: NONE };

  const json = /^[[{]/.test(trimmed) && /[\]}][,;]?$/.test(trimmed.slice(-2)) ? findInJson(trimmed) : null;
  const { found, mentions } = json ?? findInText(text);
  if (found.length === 0 && json === null) {
    const alone = readAlone(trimmed, line);
    if (alone) return { candidates: [alone], mentions: NONE };
  }
  const broken = brokenAt(trimmed);
  if (broken) return { candidates: [{ line, text: trimmed, fault: 'blank', at: broken }], mentions: NONE };
  const lineOf = createLineFinder(text, line);
  const alone = found.length === 1 && found[0]?.text === trimmed;
  return {
    candidates: found
      .filter((one) => one.keyed || looksLikeTaskId(one.text) || maskIn(one.text))
      .map((one) => judge(alone ? { ...one, source: 'line' } : one, lineOf(one.text))),
    mentions,
  };
}

const LINK = /https?:\/\/[^\s"'<>`]+/gi;

/** A record with links of this board means them and nothing else. */
function readLinks(text: string, line: number): Read | null {
  if (!text.includes('://')) return null;
  const candidates: Candidate[] = [];
  const mentions = { ...NONE };
  let ours = 0;
  for (const [link] of text.matchAll(LINK)) {
    const address = readLink(link);
    if (address?.page === 'task') {
      const { sdkAppId, region, taskId } = address.task;
      candidates.push(judge({ text: taskId, keyed: true, source: 'link', at: 0, sdkAppId, region }, line));
    } else if (address?.page === 'badTask' && address.id !== null) {
      const { sdkAppId, id } = address;
      candidates.push(judge({ text: id, keyed: true, source: 'link', at: 0, sdkAppId, region: null }, line));
    } else if (address?.page === 'app') {
      const { sdkAppId } = address;
      for (const { region, taskId } of address.view.watch)
        candidates.push(judge({ text: taskId, keyed: true, source: 'link', at: 0, sdkAppId, region }, line));
      mentions.sdkAppId = address.sdkAppId;
      mentions.region = address.view.region;
    } else continue;
    ours += 1;
  }
  if (ours > 0) return { candidates, mentions };
  return /^https?:\/\/\S+$/i.test(text) && findInText(text).found.length === 0
    ? { candidates: [{ line, text, fault: 'link', at: null }], mentions }
    : null;
}

/** A line that is nothing but one word is an id by itself, whatever it looks like. */
function readAlone(text: string, line: number): Candidate | null {
  if (/[\s{}[\]()<>"'`,;:|&\\]|^[A-Za-z_]\w*=./.test(text)) return null;
  const ascii = text.replace(/[^\x21-\x7e]/g, '');
  if (ascii.length * 2 < text.length || !/[A-Za-z0-9]/.test(ascii)) return null;
  return judge({ text, keyed: true, source: 'line', at: 0, sdkAppId: null, region: null }, line);
}

const BROKEN = /^(-(?!-)|m9)[A-Za-z0-9+-]+( [A-Za-z0-9+-]+){0,2} [A-Za-z0-9+-]+\.{0,2}$/;

/** One id with blanks inside: its words together have the letters of an id, and none of them is one by itself. */
function brokenAt(text: string): [number, number] | null {
  if (text.length > 200 || !BROKEN.test(text) || text.split(' ').every(looksLikeTaskId)) return null;
  const at = text.indexOf(' ');
  return [at, at + 1];
}

const FOREIGN = /[^\x21-\x7e]+/;

function judge({ text, source, sdkAppId, region }: Found, line: number): Candidate {
  const masked = maskIn(text);
  if (masked) return { line, text, fault: 'masked', at: masked };
  const blank = /\s+/.exec(text);
  if (blank) return { line, text, fault: 'blank', at: [blank.index, blank.index + blank[0].length] };
  const foreign = FOREIGN.exec(text);
  if (foreign) return { line, text, fault: 'character', at: [foreign.index, foreign.index + foreign[0].length] };
  if (isUuid(text)) return { line, text, fault: 'requestId', at: null };
  if (!v.is(TaskId, text)) return { line, text, fault: 'long', at: null };
  return { line, text, source, sdkAppId, region: region !== null && v.is(Region, region) ? region : null };
}

/** On which line of a record a text stands; asked from top to bottom, it reads the record once. */
function createLineFinder(record: string, firstLine: number): (text: string) => number {
  let at = 0;
  let line = firstLine;
  return (text) => {
    const found = record.indexOf(text, at);
    if (found < 0) return line;
    for (let end = record.indexOf('\n', at); end >= 0 && end < found; end = record.indexOf('\n', end + 1)) line += 1;
    at = found;
    return line;
  };
}
