import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';

/** A canary is a secret, or what is made of it, that must be nowhere: a text, or bytes such as a derived key. */
export type Canary = string | Uint8Array;

/** Half of a key is a leak too, and a cut log line may hold no more than that. */
const MIN_PIECE = 12;
const MAX_PACKED = 1_000_000;

/** How bytes look when something wrote them down. Compared with text of one character a byte. */
const WRITTEN: Record<string, (bytes: Buffer) => string[]> = {
  plain: (bytes) => [bytes.toString('latin1')],
  base64: (bytes) => aligned(bytes, 'base64'),
  base64url: (bytes) => aligned(bytes, 'base64url'),
  reversed: (bytes) => [Buffer.from(bytes).reverse().toString('latin1')],
  'UTF-16': (bytes) => {
    const low = bytes.toString('latin1');
    return [Buffer.from(low, 'utf16le').toString('latin1'), Buffer.from(low, 'utf16le').swap16().toString('latin1')];
  },
  'list of bytes': (bytes) => [[...bytes].join(',')],
  'list of bytes in hex': (bytes) => [[...bytes].map((byte) => `0x${byte.toString(16).padStart(2, '0')}`).join(',')],
  base32: (bytes) => [base32(bytes)],
};

const ENTITIES: Record<string, string> = { sol: '/', plus: '+', equals: '=', lowbar: '_', hyphen: '-' };

/** How text is read when something wrote it in another way. Each is searched for all of the above. */
const READ: Record<string, (text: string) => string> = {
  'as it is': (text) => text,
  hex: (text) =>
    text.replaceAll(/(?:[0-9a-f]{2}[\s:]?){8,}/gi, (run) =>
      Buffer.from(run.replaceAll(/[\s:]/g, ''), 'hex').toString('latin1'),
    ),
  'hex, shifted by a digit': (text) =>
    text.replaceAll(/(?<=[0-9a-f])(?:[0-9a-f]{2}){8,}/gi, (run) => Buffer.from(run, 'hex').toString('latin1')),
  percent: percentDecoded,
  'double percent': (text) => percentDecoded(percentDecoded(text)),
  'escapes of JSON and JavaScript': (text) =>
    text.replaceAll(/\\+(?:u00|x)([0-9a-f]{2})/gi, (_, digits) => String.fromCharCode(Number.parseInt(digits, 16))),
  'escaped slashes and quotes': (text) => text.replaceAll(/\\+([/"'+=])/g, '$1'),
  'octal escapes': (text) =>
    text.replaceAll(/\\([0-3][0-7]{2})/g, (_, digits) => String.fromCharCode(Number.parseInt(digits, 8))),
  'quoted-printable': (text) =>
    text
      .replaceAll(/=\r?\n/g, '')
      .replaceAll(/=([0-9a-f]{2})/gi, (_, digits) => String.fromCharCode(Number.parseInt(digits, 16))),
  'entities with names': (text) =>
    text.replaceAll(/&(sol|plus|equals|lowbar|hyphen);/g, (_, name: string) => ENTITIES[name] ?? ''),
  'entities of HTML': (text) =>
    text.replaceAll(/&#(x?)([0-9a-f]{1,4});/gi, (_, x, digits) =>
      String.fromCharCode(Number.parseInt(digits, x ? 16 : 10) & 255),
    ),
  'split up': (text) => text.replaceAll(/[^\w/=,]/g, ''),
  compressed: unpacked,
};

/** The ways in which a canary is told from this: 20 and more, and most of them one within the other. */
export const ENCODINGS = [...Object.keys(READ), ...Object.keys(WRITTEN)];

/**
 * Where one of the canaries is found in one of the places, and how it was written there.
 *
 * @param canaries by what they are called
 * @param places what was written or sent, by where
 */
export function findCanaries(canaries: Record<string, Canary>, places: Record<string, Uint8Array | string>): string[] {
  const found: string[] = [];
  const pieces = Object.entries(canaries).flatMap(([name, canary]) =>
    halves(Buffer.from(canary)).flatMap((half) =>
      Object.entries(WRITTEN).flatMap(([written, write]) => write(half).map((text) => ({ name, written, text }))),
    ),
  );
  for (const [place, content] of Object.entries(places)) {
    const text = Buffer.from(content).toString('latin1');
    for (const [read, reader] of Object.entries(READ)) {
      const readable = reader(text);
      if (read !== 'as it is' && readable === text) continue;
      for (const piece of pieces) {
        const wanted = read === 'split up' ? READ['split up']?.(piece.text) : piece.text;
        if (wanted && wanted.length >= MIN_PIECE && readable.includes(wanted))
          found.push(`${piece.name} in ${place}, ${piece.written}, ${read}`);
      }
    }
  }
  return [...new Set(found)];
}

function halves(bytes: Buffer): Buffer[] {
  if (bytes.length < 2 * MIN_PIECE) return [bytes];
  const middle = Math.floor(bytes.length / 2);
  return [bytes.subarray(0, middle), bytes.subarray(middle)];
}

/** What base64 makes of the bytes when none, one or two others stand before them, without the ends that depend on those. */
function aligned(bytes: Buffer, encoding: 'base64' | 'base64url'): string[] {
  return [0, 1, 2].map((before) => {
    const whole = Math.floor((before + bytes.length) / 3) * 3 - before;
    const text = Buffer.concat([Buffer.alloc(before), bytes.subarray(0, whole)]).toString(encoding);
    return text.slice(before === 0 ? 0 : 4);
  });
}

/** RFC 4648 5 bits a sign, as far as whole bytes go. */
function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const fives = bits.match(/.{5}/g) ?? [];
  return fives.map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(five, 2)]).join('');
}

function percentDecoded(text: string): string {
  return text.replaceAll(/%([0-9a-f]{2})/gi, (_, digits) => String.fromCharCode(Number.parseInt(digits, 16)));
}

/** All that can be unpacked, from wherever a packed part may begin. */
function unpacked(text: string): string {
  const parts = [attempt(brotliDecompressSync, text)];
  for (const [magic, unpack] of [
    ['\x1f\x8b\x08', gunzipSync],
    ['\x78\x9c', inflateSync],
  ] as const) {
    for (let at = text.indexOf(magic); at !== -1; at = text.indexOf(magic, at + 1)) {
      parts.push(attempt(unpack, text.slice(at, at + MAX_PACKED)));
    }
  }
  return parts.join('\n');
}

function attempt(unpack: (bytes: Buffer, options: { finishFlush: number }) => Buffer, text: string): string {
  try {
    return unpack(Buffer.from(text, 'latin1'), { finishFlush: 2 }).toString('latin1');
  } catch {
    return '';
  }
}
