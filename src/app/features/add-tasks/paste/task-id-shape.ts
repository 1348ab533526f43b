import { readInteger } from './read-integer.ts';

/** Sixteen random bytes in base64; all samples have twice as many. */
const SHORTEST = 24;
const LONGEST = 256;

/** RequestIds have this form, TaskIds never. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** What documentation, and a board that leaves out the middle, put in place of a part. */
const MASK = /\*{2,}|…|(?<!\.)\.{3,}(?=[^.])/;
const ALPHABET = /^[A-Za-z0-9+-]+\.*$/;
const FOREIGN = /[^A-Za-z0-9+.-]+|(?<!\.)\.+(?=[^.])/;
const DOTS_AT_END = /(?<!\.)\.+$/;
const STARTS = /^-(?!-)|^m9/;

/** Why a text that stands where a TaskId should is not one and never can be. */
export type NoTaskId = 'empty' | 'heading' | 'number' | 'rule' | 'spreadsheet' | 'requestId' | 'word';
/** Why nothing can be asked about it although it was meant as one. */
export type Unaskable = 'masked' | 'blank' | 'foreign' | 'long';
/** Why a person should look at it before it is asked about. */
export type ShapeDoubt = 'character' | 'short' | 'shape' | 'noDot' | 'cut' | 'start';

export type Shape =
  | { kind: 'taskId' }
  | { kind: 'not'; why: NoTaskId }
  | { kind: 'unaskable'; why: Unaskable; at: [number, number] | null }
  | { kind: 'doubtful'; why: ShapeDoubt; at: [number, number] | null };

const HEADING =
  /^(?:(?:cloud|transcription)?task[-_ ]?ids?|任务\s?(?:id|编号|标识)|ids?|name|label|status|state|region|地域|sdk[-_ ]?app[-_ ]?id|应用\s?id|request[-_ ]?id|room[-_ ]?id|user[-_ ]?id|started?|time)$/i;
const EMPTY = /^(?:null|nil|none|undefined|n\/a|nan|-{1,3}|—|\((?:null|none)\)|<(?:null|nil|none)>|\\n|无|空)?$/i;
const SPREADSHEET = /^#(?:[A-Z]{1,10}(?:\/[A-Z0-9])?[?!]?|#+)$/;
const NUMERIC = /^[-+]?[\d][\d.,:/ +TZe-]*%?$/i;

/**
 * What the shape of a text says that stands where a TaskId should. Real ones are base64 with `-` for `/` and `.` for the padding:
 * in all of Tencent's samples they begin with `-` or `m9` and end with a full stop.
 */
export function shapeOf(text: string, { keyed }: { keyed: boolean }): Shape {
  const no = notOne(text);
  if (no !== null) return { kind: 'not', why: no };
  const mask = maskIn(text);
  if (mask) return { kind: 'unaskable', why: 'masked', at: mask };
  const blank = /\s+/.exec(text);
  if (blank) return { kind: 'unaskable', why: 'blank', at: span(blank) };
  const foreign = /[^\x21-\x7e]+/.exec(text);
  if (foreign) return { kind: 'unaskable', why: 'foreign', at: span(foreign) };
  if (text.length > LONGEST) return { kind: 'unaskable', why: 'long', at: null };
  const odd = FOREIGN.exec(text);
  if (odd) return { kind: 'doubtful', why: 'character', at: span(odd) };
  const dots = DOTS_AT_END.exec(text)?.[0].length ?? 0;
  if (dots > 2) return { kind: 'doubtful', why: 'cut', at: [text.length - dots, text.length] };
  if (text.length < SHORTEST) return { kind: 'doubtful', why: 'short', at: null };
  if (!isMixed(text)) return { kind: 'doubtful', why: 'shape', at: null };
  if (dots === 0) return { kind: 'doubtful', why: 'noDot', at: null };
  return keyed || STARTS.test(text) ? { kind: 'taskId' } : { kind: 'doubtful', why: 'start', at: null };
}

function notOne(text: string): NoTaskId | null {
  if (EMPTY.test(text)) return 'empty';
  if (isUuid(text)) return 'requestId';
  if (SPREADSHEET.test(text)) return 'spreadsheet';
  if (readInteger(text) !== null || NUMERIC.test(text)) return 'number';
  if (HEADING.test(text)) return 'heading';
  if (!/[\p{L}\p{N}]/u.test(text)) return 'rule';
  return /^[A-Za-z]{1,15}[.:!?]?$/.test(text) || !/[A-Za-z0-9]/.test(text) ? 'word' : null;
}

function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** Where a part of the id is hidden, if one is. */
function maskIn(text: string): [number, number] | null {
  const match = MASK.exec(text);
  return match && span(match);
}

function span({ 0: text, index }: RegExpExecArray): [number, number] {
  return [index, index + text.length];
}

/** Whether a word in the middle of other text can be meant as a TaskId: host names, versions and class names are words too. */
export function looksLikeTaskId(word: string): boolean {
  if (word.length < 20 || word.length > 128 || !ALPHABET.test(word) || isUuid(word)) return false;
  const traits = [STARTS.test(word), word.endsWith('.'), word.includes('+')].filter(Boolean).length;
  if (traits === 0 || (!STARTS.test(word) && !word.endsWith('.'))) return false;
  return (traits > 1 || word.length >= 32) && isMixed(word) && (traits > 1 || /\d/.test(word));
}

/** An id of which a part is hidden, in the middle of other text. */
export function looksMasked(word: string): boolean {
  const mask = maskIn(word);
  if (mask === null || mask[1] - mask[0] < 3 || word.length > 120) return false;
  return /^-?[A-Za-z0-9+-]+\*+[A-Za-z0-9+-]+\.{0,3}$/.test(word) && /[a-z]/.test(word) && /[A-Z]/.test(word);
}

/** The first part of an id that ends where its line does: the next line has the rest. */
export function looksCut(word: string): boolean {
  return word.length >= 12 && word.length < 128 && STARTS.test(word) && /^[A-Za-z0-9+-]+$/.test(word) && isMixed(word);
}

const CLASSES = [/[a-z]/, /[A-Z]/, /\d/, /[+-]/];
/** Random letters change their class at every second place or so, words that people made at every fifth. */
const MIN_CHANGES = 0.35;

function isMixed(word: string): boolean {
  if (!/[a-z]/.test(word) || !/[A-Z]/.test(word)) return false;
  const classes = Array.from(word.replace(DOTS_AT_END, ''), (char) =>
    CLASSES.findIndex((pattern) => pattern.test(char)),
  );
  const changes = classes.filter((kind, index) => index > 0 && kind !== classes[index - 1]).length;
  return changes / classes.length >= MIN_CHANGES;
}
