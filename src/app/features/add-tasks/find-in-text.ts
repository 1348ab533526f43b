import * as v from 'valibot';
import { parseSdkAppId, Region } from '#contract/task-ref.ts';
import { type Found, type Mentions, only, type PasteSource, SECRET_NAME } from './found.ts';
import { looksLikeTaskId, maskIn } from './task-id-shape.ts';

const BETWEEN = String.raw`["'\\]{0,4}\s{0,4}(?:=>|[:=])?\s{0,4}`;
/** `TaskId=`, `"TaskId": `, `--TaskId `, `task_id: `: what follows is one, whatever it looks like. */
const TASK_ID_NAME = new RegExp(`(?<![A-Za-z0-9])task[-_ ]?id${BETWEEN}`, 'gi');
const SDK_APP_ID = new RegExp(
  String.raw`(?<![A-Za-z0-9])sdk[-_ ]?app[-_ ]?id${BETWEEN}["'\\]{0,4}(\d{1,10})(?!\d)`,
  'gi',
);
const REGION = new RegExp(
  String.raw`(?<![A-Za-z0-9])region${BETWEEN}["'\\]{0,4}([a-z]{2,4}(?:-[a-z0-9]{2,20}){1,3})`,
  'gi',
);

/** A cell of a table without a head. */
const cell = (value: string) =>
  new RegExp(String.raw`(?:^|[,;\t|])[\s"]{0,3}(${value})(?=[\s"]{0,3}(?:[,;\t|]|$))`, 'gm');
const SDK_APP_ID_CELL = cell(String.raw`[1-9]\d{7,9}`);
const REGION_CELL = cell(String.raw`(?:ap|na|eu|sa|me|af)-[a-z]{4,20}(?:-\d)?`);

const SHORTEST = 'TaskId=x'.length;
/** Somewhat longer than a TaskId may be: enough to see that it is too long. */
const LONGEST = 270;
/** What an unquoted value ends at: what no TaskId has and what people write behind a word. */
const WORD_END = /[\s"'`,;:?&|<>(){}[\]\\，。；：、（）【】「」]/;
const WORD = /[^\s"'`,;:=?&|<>(){}[\]\\/，。；：、（）【】「」]{16,}/g;
const NOTHING = /^(null|none|nil|undefined|-|\d*)$/i;

/** The TaskIds in a line of a log, a command or any other text. */
export function findInText(text: string): { found: Found[]; mentions: Mentions } {
  if (text.length < SHORTEST) return { found: [], mentions: { sdkAppId: null, region: null } };
  const source = sourceOf(text);
  const sdkAppIds = mentionsOf(text, [SDK_APP_ID, SDK_APP_ID_CELL], (value) => parseSdkAppId(value));
  const regions = mentionsOf(text, [REGION, REGION_CELL], (value) => (v.is(Region, value) ? value : null));
  const values = withoutOverlap([...named(text), ...bare(text)].sort((a, b) => a.at - b.at));
  const sdkAppIdOf = nearest(sdkAppIds, values[0]?.at ?? 0);
  const regionOf = nearest(regions, values[0]?.at ?? 0);
  return {
    found: values.map((value) => ({ ...value, source, sdkAppId: sdkAppIdOf(value.at), region: regionOf(value.at) })),
    mentions: {
      sdkAppId: only(new Set(sdkAppIds.map(({ value }) => value))),
      region: only(new Set(regions.map(({ value }) => value))),
    },
  };
}

type Value = Pick<Found, 'text' | 'keyed' | 'at'>;

function named(text: string): Value[] {
  let taken = 0;
  return Array.from(text.matchAll(TASK_ID_NAME)).flatMap(({ 0: name, index }): Value[] => {
    const isOption = text.slice(Math.max(0, index - 2), index) === '--';
    if (index < taken || !(isOption ? /\s|=/ : /[:=]/).test(name.slice('taskid'.length))) return [];
    const at = index + name.length;
    const value = readValue(text.slice(at, at + LONGEST));
    taken = at + value.length;
    return NOTHING.test(value) ? [] : [{ text: value, keyed: true, at }];
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

/** Quoted, escaped as in JSON or as in a link, or up to the next blank. */
function readValue(text: string): string {
  const [opening = '', quote] = /^\\*(["'`])/.exec(text) ?? [];
  if (quote === undefined) {
    const end = WORD_END.exec(text)?.index ?? text.length;
    return unescapeLink(text.slice(0, end));
  }
  const end = text.indexOf(quote, opening.length);
  return end < 0 ? '' : unescapeJson(text.slice(opening.length, end).replace(/\\+$/, ''));
}

/** No TaskId has a `%` or a `\`, so these were put there by the program that wrote the line. */
function unescapeLink(value: string): string {
  return value.replace(/%(2[BDEbde])/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function unescapeJson(value: string): string {
  return value
    .replace(/\\+u(00[2-7][0-9a-f])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\+\//g, '/');
}

/** Words that can hardly be anything else, unless they stand behind the name of a secret or in a path. */
function bare(text: string): Value[] {
  return Array.from(text.matchAll(WORD)).flatMap(({ 0: word, index }): Value[] => {
    const before = text.slice(Math.max(0, index - 40), index);
    const behind = text[index + word.length];
    if (before.endsWith('/') || behind === '/' || behind === '=') return [];
    const name = /([A-Za-z][\w-]*)["'\\]*\s?[:=]\s?["'\\]*$/.exec(before)?.[1] ?? '';
    if (SECRET_NAME.test(name) || /task[-_ ]?id$/i.test(name)) return [];
    return looksLikeTaskId(word) || isMasked(word) ? [{ text: word, keyed: false, at: index }] : [];
  });
}

function isMasked(word: string): boolean {
  const mask = maskIn(word);
  if (mask === null || mask[1] - mask[0] < 3 || word.length > 120) return false;
  return /^-?[A-Za-z0-9+-]+\*+[A-Za-z0-9+-]+\.{0,3}$/.test(word) && /[a-z]/.test(word) && /[A-Z]/.test(word);
}

function sourceOf(text: string): PasteSource {
  if (/(^|\s)tccli\s/.test(text)) return 'tccli';
  if (/(^|\s)curl\s/.test(text)) return 'curl';
  return 'log';
}

interface Mention<T> {
  at: number;
  value: T;
}

/** What is called so counts; only where nothing is, what looks so. */
function mentionsOf<T>(text: string, patterns: readonly RegExp[], parse: (value: string) => T | null): Mention<T>[] {
  for (const pattern of patterns) {
    const mentions = Array.from(text.matchAll(pattern)).flatMap((match) => {
      const value = parse(match[1] ?? '');
      return value === null ? [] : [{ at: match.index, value }];
    });
    if (mentions.length > 0) return mentions;
  }
  return [];
}

/**
 * Says what belongs to a place in the text; must be asked from left to right. People say the SdkAppId always before the
 * TaskId or always behind it, and the first TaskId tells which.
 */
function nearest<T>(mentions: readonly Mention<T>[], first: number): (at: number) => T | null {
  const behind = (mentions[0]?.at ?? 0) > first;
  let passed = 0;
  return (at) => {
    while ((mentions[passed]?.at ?? Number.POSITIVE_INFINITY) < at) passed += 1;
    const mention = mentions[behind ? passed : passed - 1] ?? mentions[behind ? passed - 1 : 0];
    return mention?.value ?? null;
  };
}
