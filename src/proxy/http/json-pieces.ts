const ITEMS_PER_PIECE = 200;

/** Whether a body is to be sent in pieces: it has a list of which more would wait for a reader than one piece. */
export function isLong(body: unknown): body is object {
  return typeof body === 'object' && body !== null && Object.values(body).some(isLongList);
}

/**
 * The JSON of an object, its long lists a piece at a time: what a reader has not read yet need not exist, and writing the
 * list of fifty thousand tasks does not keep all others waiting.
 */
export function* jsonPieces(body: object): Generator<string> {
  let before = '{';
  for (const [name, value] of Object.entries(body)) {
    if (value === undefined) continue;
    const start = `${before}${JSON.stringify(name)}:`;
    before = ',';
    if (isLongList(value)) yield* listPieces(start, value);
    else yield start + JSON.stringify(value);
  }
  yield before === '{' ? '{}' : '}';
}

function* listPieces(start: string, list: readonly unknown[]): Generator<string> {
  for (let at = 0; at < list.length; at += ITEMS_PER_PIECE) {
    const items = JSON.stringify(list.slice(at, at + ITEMS_PER_PIECE)).slice(1, -1);
    yield (at === 0 ? `${start}[` : ',') + items;
  }
  yield ']';
}

function isLongList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > ITEMS_PER_PIECE;
}
