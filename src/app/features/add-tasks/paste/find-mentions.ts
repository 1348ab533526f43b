import { regionNames, sdkAppIdNames } from './find-names.ts';
import { matchAt } from './match-at.ts';
import { readRegion } from './read-region.ts';
import { isLikelySdkAppId, readSdkAppId } from './read-sdk-app-id.ts';
import type { Said } from './said.ts';

/** Something said, and where in its record. */
export interface Mention<T> {
  at: number;
  said: Said<T>;
}

type LineOf = (at: number) => number;

/** Not said, however a language writes that. */
const UNSAID = /^(?:null|nil|none|undefined|n\/a|\(null\)|<nil>|-{1,2})?$/i;
const GROUPED = /\d{1,3}(?:[,' ]\d{3}){2,3}(?![\d,])/y;
const TOKEN = /[^\s"'`,;&|<>(){}[\]。！？]{1,60}/y;
const LIST = /[\d\s,"']{1,400}/y;
const REGION_TEXT = /[^;\n"'`|}\]&=<,。！？]{1,48}/y;

/** A number in a row without a head. */
const SDK_APP_ID_CELL = /(?:^|[,;\t|(>])\s{0,3}["']?(\d{8,10})["']?(?=\s{0,3}(?:[,;\t|)<]|$))/gm;
/** What people call it for short; the account has an AppId as well, of another form. */
const APP = /(?:(?<![A-Za-z0-9])app(?:lication)?(?:[-_ ]?id)?|应用)["']?\s{0,3}[:=]?\s{0,3}["']?(\d{8,10})(?![\w.])/gi;
/** A region is known by itself; a zone, a host name and a path are none. */
const REGION_WORD = /(?<![\w./-])(?:ap|na|eu|sa|me|af)-[a-z]{4,20}(?![\w/-]|\.\w)/g;

/** What is called an SdkAppId; only where nothing is, what looks like one. */
export function sdkAppIdMentions(text: string, lineOf: LineOf): Mention<number>[] {
  const named = sdkAppIdNames(text).flatMap(({ at, valueAt, isList, isSaid }): Mention<number>[] => {
    if (isList) return listAt(text, valueAt, at, lineOf);
    const token = (matchAt(GROUPED, text, valueAt) ?? matchAt(TOKEN, text, valueAt) ?? '').replace(
      /(?<=.)[.:!?]{1,60}$/,
      '',
    );
    const value = readSdkAppId(token);
    if (value !== null) return [{ at, said: { kind: 'value', value, place: 'beside', line: lineOf(at) } }];
    // "SdkAppId is missing" says nothing about it.
    if (!isSaid || UNSAID.test(token)) return [];
    return [{ at, said: { kind: 'unreadable', text: token, line: lineOf(at) } }];
  });
  if (named.length > 0) return named;
  return [...text.matchAll(SDK_APP_ID_CELL), ...text.matchAll(APP)]
    .sort((a, b) => a.index - b.index)
    .flatMap(({ 1: digits = '', index: at }): Mention<number>[] =>
      isLikelySdkAppId(digits)
        ? [{ at, said: { kind: 'value', value: Number(digits), place: 'beside', line: lineOf(at) } }]
        : [],
    );
}

function listAt(text: string, valueAt: number, at: number, lineOf: LineOf): Mention<number>[] {
  const values = (matchAt(LIST, text, valueAt) ?? '').split(/[\s,"']+/).flatMap((digits) => readSdkAppId(digits) ?? []);
  const [value] = values;
  if (value === undefined) return [];
  if (values.length > 1) return [{ at, said: { kind: 'several', values } }];
  return [{ at, said: { kind: 'value', value, place: 'beside', line: lineOf(at) } }];
}

/** The same for regions. */
export function regionMentions(text: string, lineOf: LineOf): Mention<string>[] {
  const named = regionNames(text).flatMap(({ at, valueAt, isSaid }): Mention<string>[] => {
    const written = (matchAt(REGION_TEXT, text, valueAt) ?? '').trim();
    const [first = ''] = written.split(/\s/, 1);
    const value = readRegion(isSaid ? written : first);
    if (value !== null) return [{ at, said: { kind: 'value', value, place: 'beside', line: lineOf(at) } }];
    if (!isSaid || UNSAID.test(first)) return [];
    return [{ at, said: { kind: 'unreadable', text: first, line: lineOf(at) } }];
  });
  if (named.length > 0) return named;
  return Array.from(text.matchAll(REGION_WORD), ({ 0: value, index: at }) => ({
    at,
    said: { kind: 'value', value, place: 'beside', line: lineOf(at) },
  }));
}
