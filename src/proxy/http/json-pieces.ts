import { keptJson } from './kept-json.ts';

/** Most answers are shorter, and so a single piece. */
const PIECE_CHARACTERS = 64 * 1024;

/**
 * The JSON of an object, a piece at a time: what a reader has not read yet need not exist, and writing the list of fifty
 * thousand tasks does not keep all others waiting.
 *
 * @param lasting names of its lists whose items never change
 */
export function* jsonPieces(body: object, lasting: readonly string[] = []): Generator<string, void> {
  let piece = '{';
  let separator = '';
  for (const [name, value] of Object.entries(body)) {
    if (value === undefined) continue;
    piece += `${separator}${JSON.stringify(name)}:`;
    separator = ',';
    if (!Array.isArray(value)) {
      piece += JSON.stringify(value);
      continue;
    }
    const textOf = lasting.includes(name) ? keptJson : JSON.stringify;
    piece += '[';
    for (const [at, item] of value.entries()) {
      piece += (at === 0 ? '' : ',') + (textOf(item) ?? 'null');
      if (piece.length < PIECE_CHARACTERS) continue;
      yield piece;
      piece = '';
    }
    piece += ']';
  }
  yield `${piece}}`;
}
