/** How a program wrote what it would not write as it is. */
export type Escape = 'entities' | 'percent' | 'backslashes' | 'doubledQuotes';

const NAMED: Readonly<Record<string, string>> = {
  quot: '"',
  apos: "'",
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: ' ',
  plus: '+',
  equals: '=',
  period: '.',
  colon: ':',
  hyphen: '-',
};
/** What is escaped twice or three times happens; more does not. */
const MOST = 3;

/** Undoes one kind of escape after the other in the text of a record, and says which there were. */
export function undoEscapes(text: string): { text: string; escapes: readonly Escape[] } {
  const steps: readonly [Escape, (text: string) => string][] = [
    ['entities', undoEntities],
    ['percent', undoPercent],
    ['backslashes', undoBackslashes],
    ['doubledQuotes', undoDoubledQuotes],
  ];
  let left = text;
  const escapes = steps.flatMap(([kind, undo]) => {
    const before = left;
    left = undo(before);
    return left === before ? [] : [kind];
  });
  return { text: left, escapes };
}

function undoEntities(text: string): string {
  if (!text.includes('&')) return text;
  let left = text;
  for (let times = 0; times < MOST; times += 1) {
    const before = left;
    left = before.replace(/&(?:#(\d{1,5})|#x([0-9a-f]{1,4})|([a-z]{2,6}));/gi, (all, decimal, hex, name) => {
      if (name !== undefined) return NAMED[name.toLowerCase()] ?? all;
      return String.fromCharCode(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal));
    });
    if (left === before) break;
  }
  return left;
}

/** Word by word, because a + is a blank only in a word that is encoded like a form. */
function undoPercent(text: string): string {
  if (!text.includes('%')) return text;
  return text.replace(/[^\s"'<>]{1,20000}/g, (word) => {
    if (!/%(?:25){0,3}[2-7][0-9a-f]|%(?:25){0,3}[89a-f][0-9a-f]/i.test(word)) return word;
    // What encodes these encodes a + as well, so one that is left is a blank.
    const spaced = /%(?:25){0,3}(?:2[6BCF]|3[ADF])/i.test(word) ? word.replaceAll('+', ' ') : word;
    let left = spaced;
    for (let times = 0; times < MOST; times += 1) {
      const before = left;
      left = decodePercent(before);
      if (left === before) break;
    }
    return left;
  });
}

/** Once. */
export function decodePercent(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, decodeRun);
}

function decodeRun(codes: string): string {
  try {
    return decodeURIComponent(codes).replace(/[\n\r\t]/g, ' ');
  } catch {
    return codes;
  }
}

/** `\x22` of nginx, `\u002b` and `\/` of JSON, `\"` of a text inside a text, however often it was wrapped. */
function undoBackslashes(text: string): string {
  if (!text.includes('\\')) return text;
  return text
    .replace(/\\{1,8}(?:x([2-7][0-9a-f])|u00([2-7][0-9a-f]))/gi, (_, hex, unicode) =>
      String.fromCharCode(Number.parseInt(hex ?? unicode, 16)),
    )
    .replace(/\\{1,8}(["'/`])/g, '$1')
    .replace(/\\{1,8}[nrt](?![a-z]{3})/g, ' ');
}

/** A quote in a quoted cell is written twice; an empty value between two separators has two as well. */
function undoDoubledQuotes(text: string): string {
  return text.replace(/(?<=[\w+.-])""|""(?=[\w+-])/g, '"');
}
