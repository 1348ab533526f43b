import { findInText } from './find-in-text.ts';
import { type Found, type Mentions, SECRET_NAME } from './found.ts';
import { readRegion } from './read-region.ts';
import { readSdkAppId } from './read-sdk-app-id.ts';
import { agreed, type Said } from './said.ts';
import { undoEscapes } from './undo-escapes.ts';

const TASK_ID = /^(?:cloud|transcription)?[-_]?task[-_]?ids?$|^任务\s?(?:id|编号|标识)$/i;
const SDK_APP_ID = /^(?:trtc)?[-_]?sdk[-_]?app[-_]?id$|^应用\s?(?:id|编号)$/i;
const REGION = /^(?:x-tc-)?region(?:_?id)?$|^地域$/i;
/** No sensible answer nests deeper. */
const DEEPEST = 60;

interface Seen {
  sdkAppIds: Said<number>[];
  regions: Said<string>[];
  found: Found[];
}

/** The TaskIds of a JSON document, or null when the text is not one. */
export function findInJson(text: string, lines: readonly number[]): { found: Found[]; mentions: Mentions } | null {
  const document = parse(text);
  if (typeof document !== 'object' || document === null) return null;
  const lineOf = createLineFinder(text, lines);
  const { found, sdkAppIds, regions } = look(document, '', 0, lineOf);
  return { found, mentions: { sdkAppIds, regions } };
}

type LineOf = (text: string) => number;

/**
 * A TaskId belongs to the smallest object around it that names an SdkAppId: its own, or its request beside it. What names one
 * and has its tasks says nothing about those beside it.
 */
function look(value: object, name: string, depth: number, lineOf: LineOf): Seen {
  const seen: Seen = { sdkAppIds: [], regions: [], found: [] };
  if (depth > DEEPEST) return seen;
  const isAnswer = 'RequestId' in value && !('Status' in value);
  for (const [key, inner] of Object.entries(value)) {
    const innerName = Array.isArray(value) ? name : key;
    if (typeof inner === 'object' && inner !== null) add(seen, look(inner, innerName, depth + 1, lineOf));
    else lookAtValue(seen, innerName, inner, isAnswer, lineOf);
  }
  if (seen.found.length === 0) return seen;
  const [sdkAppId, region] = [agreed(seen.sdkAppIds), agreed(seen.regions)];
  for (const task of seen.found) {
    task.sdkAppId ??= sdkAppId;
    task.region ??= region;
  }
  return { sdkAppIds: [], regions: [], found: seen.found };
}

function lookAtValue(seen: Seen, name: string, value: unknown, isAnswer: boolean, lineOf: LineOf): void {
  if (value === null || value === '' || value === undefined) return;
  if (SDK_APP_ID.test(name)) {
    const sdkAppId = readSdkAppId(String(value));
    const line = lineOf(String(value));
    seen.sdkAppIds.push(
      sdkAppId === null
        ? { kind: 'unreadable', text: String(value), line }
        : { kind: 'value', value: sdkAppId, place: 'beside', line },
    );
  } else if (REGION.test(name)) {
    const region = readRegion(String(value));
    const line = lineOf(String(value));
    seen.regions.push(
      region === null
        ? { kind: 'unreadable', text: String(value), line }
        : { kind: 'value', value: region, place: 'beside', line },
    );
  } else if (TASK_ID.test(name)) {
    const text = String(value);
    const source = isAnswer ? ('answer' as const) : ('json' as const);
    const nothing = { doubt: null, sdkAppId: null, region: null };
    seen.found.push({ text, keyed: true, source, name, line: lineOf(text), ...nothing });
  } else if (typeof value === 'string' && !SECRET_NAME.test(name)) lookAtText(seen, value, lineOf);
}

/** A log line or another document inside this one, as log shippers write them. */
function lookAtText(seen: Seen, value: string, lineOf: LineOf): void {
  const lines = [lineOf(value.slice(0, 40))];
  const inner =
    (/^\s*[[{]/.test(value) ? findInJson(value, lines) : null) ?? findInText(undoEscapes(value).text, lines);
  seen.found.push(...inner.found);
  // Beside its tasks it has been heard already.
  if (inner.found.length > 0) return;
  seen.sdkAppIds.push(...inner.mentions.sdkAppIds);
  seen.regions.push(...inner.mentions.regions);
}

function add(seen: Seen, inner: Seen): void {
  for (const said of inner.sdkAppIds) seen.sdkAppIds.push(said);
  for (const said of inner.regions) seen.regions.push(said);
  for (const task of inner.found) seen.found.push(task);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.trim().replace(/[,;]$/, ''));
  } catch {
    return null;
  }
}

/** On which line a value stands; asked from top to bottom, it reads the text once. */
function createLineFinder(text: string, lines: readonly number[]): LineOf {
  let at = 0;
  let index = 0;
  return (value) => {
    const found = lines.length > 1 ? text.indexOf(value, at) : -1;
    if (found < 0) return lines[index] ?? lines[0] ?? 1;
    for (let end = text.indexOf('\n', at); end >= 0 && end < found; end = text.indexOf('\n', end + 1)) index += 1;
    at = found;
    return lines[index] ?? lines[0] ?? 1;
  };
}
