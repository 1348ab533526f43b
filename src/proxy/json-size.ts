/** Of JSON that is read: how deep lists and objects may stand in one another, and how many values there may be. */
export interface JsonSize {
  depth: number;
  values: number;
}

const [QUOTE, BACKSLASH, COMMA, LIST, LIST_END, OBJECT, OBJECT_END] = Array.from('"\\,[]{}', (sign) =>
  sign.charCodeAt(0),
);

/**
 * What of a text is more than may be parsed; null when nothing is. Looks at each character once, makes nothing, and stops where
 * it is too much. A text that is no JSON is left to the parser.
 */
export function tooMuchOf(text: string, most: JsonSize): keyof JsonSize | null {
  let depth = 0;
  let values = 1;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === QUOTE) {
      at = endOfString(text, at);
    } else if (sign === LIST || sign === OBJECT) {
      depth += 1;
      values += 1;
      if (depth > most.depth) return 'depth';
    } else if (sign === LIST_END || sign === OBJECT_END) {
      depth -= 1;
    } else if (sign === COMMA) {
      values += 1;
    }
    if (values > most.values) return 'values';
  }
  return null;
}

/** Of the string that begins at `start`, where its last quote is: the first one with an even number of backslashes before it. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let before = end;
    while (text.charCodeAt(before - 1) === BACKSLASH) before -= 1;
    if ((end - before) % 2 === 0) return end;
  }
  return text.length;
}
