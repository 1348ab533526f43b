/** RequestIds have this form, TaskIds never. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** What documentation, and a board that leaves out the middle, put in place of a part. */
const MASK = /\*{2,}|…|\.{3,}/;

/** Where a part of the id is hidden, if one is. */
export function maskIn(text: string): [number, number] | null {
  const match = MASK.exec(text);
  return match && [match.index, match.index + match[0].length];
}

const ALPHABET = /^-?[A-Za-z0-9+-]{19,127}\.{0,2}$/;

/**
 * Whether a word in the middle of other text is a TaskId: base64 with `-` for `/` and `.` for the padding, as in all of
 * Tencent's samples. Stricter than the contract, because host names, versions and class names are words too.
 */
export function looksLikeTaskId(word: string): boolean {
  if (!ALPHABET.test(word) || isUuid(word)) return false;
  const start = /^-|^m9/.test(word);
  const end = word.endsWith('.');
  if (!start && !end) return false;
  const traits = [start, end, word.includes('+')].filter(Boolean).length;
  return (traits > 1 || word.length >= 32) && isMixed(word);
}

const CLASSES = [/[a-z]/, /[A-Z]/, /\d/, /[+-]/];
/** Random letters change their class at every second place or so, words that people made at every fifth. */
const MIN_CHANGES = 0.35;

function isMixed(word: string): boolean {
  if (!/[a-z]/.test(word) || !/[A-Z]/.test(word) || !/\d/.test(word)) return false;
  const classes = Array.from(word, (char) => CLASSES.findIndex((pattern) => pattern.test(char)));
  const changes = classes.filter((kind, index) => index > 0 && kind !== classes[index - 1]).length;
  return changes / word.length >= MIN_CHANGES;
}
