import { pipeline, Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { constants, createGzip, gzipSync } from 'node:zlib';

/** Shorter ones travel in a few packets anyway. */
const COMPRESSED_FROM = 4 * 1024;
/**
 * Fast, and within some percent of the slower levels: most of a task is its ids, and the rest repeats within 8 kB, so that a
 * small window is enough.
 */
const GZIP = { level: constants.Z_BEST_SPEED, windowBits: 13, memLevel: 7 };
/** What `gzipSync` has used is held, with its last chunk, until old objects are collected: most answers fit in one of these. */
const CHUNK_BYTES = 4 * 1024;
/** What is compressed for a reader holds some 100 kB until that has read it; long answers to more readers go as they are. */
const MOST_COMPRESSING = 500;

let compressing = 0;

export interface AnswerBody {
  payload: string | Buffer | Readable;
  isCompressed: boolean;
}

/**
 * The body of an answer from its pieces: at once where there is only one, else as a stream that makes the next piece when the
 * one before has been taken, so that a slow reader is waited for with little more than a piece in memory.
 */
export function answerBody(pieces: Iterator<string>, takesGzip: boolean): AnswerBody {
  const first = pieces.next();
  const second = pieces.next();
  const text = first.done ? '' : first.value;
  if (second.done) {
    const isCompressed = takesGzip && text.length > COMPRESSED_FROM;
    return { payload: isCompressed ? gzipSync(text, { ...GZIP, chunkSize: CHUNK_BYTES }) : text, isCompressed };
  }
  const source = Readable.from(from([text, second.value], pieces), { highWaterMark: 1 });
  if (!takesGzip || compressing >= MOST_COMPRESSING) return { payload: source, isCompressed: false };
  compressing += 1;
  const gzip = createGzip(GZIP);
  pipeline(source, gzip, () => {}).once('close', () => {
    compressing -= 1;
  });
  return { payload: gzip, isCompressed: true };
}

/** Readers that take all at once still let others go first. */
async function* from(begun: readonly string[], rest: Iterator<string>): AsyncGenerator<string, void> {
  yield* begun;
  for (let next = rest.next(); !next.done; next = rest.next()) {
    yield next.value;
    await setImmediate();
  }
}

/** By the header Accept-Encoding. */
export function takesGzip(accepted: string | undefined): boolean {
  return (accepted ?? '').split(',').some((word) => {
    const [coding = '', quality = 'q=1'] = word.split(';');
    return coding.trim().toLowerCase() === 'gzip' && Number(quality.trim().replace(/^q=/i, '')) > 0;
  });
}
