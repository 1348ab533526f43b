import { regionMentions, sdkAppIdMentions } from './find-mentions.ts';
import { taskIdNames } from './find-names.ts';
import { type Found, type Mentions, NOTHING_SAID, type PasteSource, type PlaceDoubt, SECRET_NAME } from './found.ts';
import { nearestMentions } from './nearest-mention.ts';
import { looksLikeTaskId, looksMasked } from './task-id-shape.ts';

const SHORTEST = 'TaskId=x'.length;
/** Somewhat longer than a TaskId may be: enough to see that it is too long. */
const LONGEST = 270;
/** What an unquoted value ends at: what no TaskId has and what people write behind a word. */
const WORD_END = /[\s"'`,;:?&|<>(){}[\]\\。！？]/;
const WORD = /[!#$%*+\-.0-9@A-Z^_a-z~…]{16,}/g;
const LONG_DASH = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]$/;
const NOTHING = /^(?:null|none|nil|undefined|-)?$/i;
/** An id with something else around it. */
const GLUED = /(?:-|m9)[A-Za-z0-9+-]{28}/;
/** Chinese and Japanese put no blanks between words, so they may touch an id. */
const LETTER = /[\p{L}\p{N}]/u;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** The TaskIds in a line of a log, a command or any other text, and what it says about where they belong. */
export function findInText(text: string, lines: readonly number[]): { found: Found[]; mentions: Mentions } {
  if (text.length < SHORTEST) return { found: [], mentions: NOTHING_SAID };
  const lineOf = createLineOf(text, lines);
  const sdkAppIds = sdkAppIdMentions(text, lineOf);
  const regions = regionMentions(text, lineOf);
  const values = withoutOverlap([...named(text), ...bare(text)].sort((a, b) => a.at - b.at));
  const places = values.map(({ at }) => at);
  const apps = nearestMentions(sdkAppIds, places);
  const regionOf = nearestMentions(regions, places);
  const source = sourceOf(text);
  return {
    found: values.map(({ at, ...value }, index) => ({
      ...value,
      source,
      line: lineOf(at),
      sdkAppId: apps[index] ?? null,
      region: regionOf[index] ?? null,
    })),
    mentions: { sdkAppIds: sdkAppIds.map(({ said }) => said), regions: regions.map(({ said }) => said) },
  };
}

type Value = Pick<Found, 'text' | 'keyed' | 'name' | 'doubt'> & { at: number };

function named(text: string): Value[] {
  let taken = 0;
  return taskIdNames(text).flatMap(({ name, at: nameAt, valueAt: at, quote, isSaid, isOption }): Value[] => {
    if (nameAt < taken || !(isSaid || isOption)) return [];
    const rest = text.slice(at, at + LONGEST);
    const end = quote === null ? (WORD_END.exec(rest)?.index ?? rest.length) : rest.indexOf(quote);
    const value = end < 0 ? '' : rest.slice(0, end);
    taken = at + value.length;
    if (NOTHING.test(value)) return [];
    const isExact = quote !== null || isOption || /=/.test(text.slice(nameAt + name.length, at));
    return [{ text: value, keyed: true, name, at, doubt: isExact ? null : dotsDoubt(text, at, value) }];
  });
}

/** A named value is not found a second time by its shape. */
function withoutOverlap(values: readonly Value[]): Value[] {
  let taken = -1;
  return values.filter(({ at, keyed, text }) => {
    if (!keyed && at < taken) return false;
    if (keyed) taken = at + text.length + 1;
    return true;
  });
}

/** Words that can hardly be anything else, unless they stand behind the name of a secret. */
function bare(text: string): Value[] {
  return Array.from(text.matchAll(WORD)).flatMap(({ 0: word, index: at }): Value[] => {
    const before = text.slice(Math.max(0, at - 40), at);
    const behind = text.slice(at + word.length, at + word.length + 1);
    const name = /([A-Za-z][\w-]{0,39})["'\\]{0,4}\s?[:=]\s?["'\\]{0,4}$/.exec(before)?.[1] ?? '';
    if (SECRET_NAME.test(name) || behind === '=') return [];
    const isId = looksLikeTaskId(word) || looksMasked(word);
    if (!isId) return isGlued(word) && !before.endsWith('/') ? [doubtful(word, at, 'glued')] : [];
    // In a path only what has both ends of an id: base64 has slashes as well.
    if ((before.endsWith('/') || behind === '/') && !/^(?:-|m9).{24,}\.$/.test(word)) return [];
    if (touches(before.at(-1)) || touches(behind)) return [doubtful(word, at, 'glued')];
    // Programs that correct what people type make a long dash of a minus.
    if (LONG_DASH.test(before) && !word.startsWith('-')) return [doubtful(word, at, 'dash')];
    if (isRest(before)) return [doubtful(word, at, 'wrapped')];
    return [
      { text: word, keyed: false, name: null, at, doubt: /[="'`(<[]$/.test(before) ? null : dotsDoubt(text, at, word) },
    ];
  });
}

function doubtful(text: string, at: number, doubt: PlaceDoubt): Value {
  return { text, keyed: false, name: null, at, doubt };
}

function isGlued(word: string): boolean {
  const at = word.length < 400 ? (GLUED.exec(word)?.index ?? -1) : -1;
  const part = at < 0 ? undefined : /^[A-Za-z0-9+-]+\.{1,2}/.exec(word.slice(at))?.[0];
  return part !== undefined && looksLikeTaskId(part);
}

function touches(character = ''): boolean {
  return LETTER.test(character) && !UNSPACED.test(character);
}

/** Behind a word that is itself the beginning of an id: a + in it may have become this blank. */
function isRest(before: string): boolean {
  const word = /(?:^|[^A-Za-z0-9+-])([A-Za-z0-9+-]{6,}) $/.exec(before)?.[1] ?? '';
  return /\d/.test(word) && /[a-z]/.test(word) && /[A-Z]/.test(word);
}

/** One of two full stops at the end of a sentence may be the sentence's. A cell, a list of ids and `taskId: -m9…` are none. */
function dotsDoubt(text: string, at: number, word: string): PlaceDoubt | null {
  if (!word.endsWith('..') || !/^\s*(?:\n|$)|^\s+[A-Z]/.test(text.slice(at + word.length, at + word.length + 8)))
    return null;
  const from = Math.max(text.lastIndexOf('\n', at - 1) + 1, at - 200);
  const before = text.slice(from, at);
  if (/[,;|\t]$/.test(before)) return null;
  const prose = before
    .replace(/[A-Za-z0-9+-]{20,}\.{0,2}/g, '')
    .replace(/^\s{0,40}(?:[-*•]\s{1,8})?["']?[\p{L} _-]{1,20}["']?\s{0,8}[:|]\s{0,8}$/u, '');
  return /\p{L}{2}/u.test(from > 0 && text[from - 1] !== '\n' ? prose.replace(/^[A-Za-z0-9+-]+\.{0,2}/, '') : prose)
    ? 'dots'
    : null;
}

function sourceOf(text: string): PasteSource {
  if (/(?:^|\s)tccli\s/.test(text)) return 'tccli';
  if (/(?:^|\s)curl(?:\.exe)?\s/.test(text)) return 'curl';
  return 'log';
}

/** On which line of the paste a place in a record stands. */
function createLineOf(text: string, lines: readonly number[]): (at: number) => number {
  if (lines.length < 2) return () => lines[0] ?? 1;
  const starts = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return (at) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return lines[low] ?? lines[0] ?? 1;
  };
}
