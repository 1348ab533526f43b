/** Shorter ones would be found in innocent words, and tell too little to be secrets. */
const MIN_CHARACTERS = 8;
/** From here on half of a secret is one, too: what cuts or wraps a line may leave no more of it. */
const MIN_HALVED = 24;
/** JSON within JSON within a page; nothing that quotes wraps it more often. */
const MOST_WRAPPED = 4;
/** In place of a secret that stands there as it is. */
export const NOT_SHOWN = '(not shown)';
/** In place of a whole text in which a secret is written in some other way, so that it cannot be cut out. */
const WHOLE_NOT_SHOWN = '(not shown: it quotes the key or the token)';

/** Every way in which JSON, JavaScript, addresses and HTML write a character that they could have written plainly. */
const ESCAPE =
  /\\u\{?([0-9a-f]{2,6})\}?|\\x([0-9a-f]{2})|%u([0-9a-f]{4})|%([0-9a-f]{2})|&#x([0-9a-f]{1,6});?|&#(\d{1,7});?|&(sol|plus|equals|amp|bsol|percnt|lowbar|hyphen);|\\+([/\\"'])|=\r?\n/gi;
const NAMED: Record<string, string> = {
  sol: '/',
  plus: '+',
  equals: '=',
  amp: '&',
  bsol: '\\',
  percnt: '%',
  lowbar: '_',
  hyphen: '-',
};
/** What may stand between the characters of a secret that was wrapped, and is in none. */
const BETWEEN = /[^\w/+=.~-]/g;

/**
 * Hides secrets in texts that others wrote: as they are, escaped however deep, in base64 or hex, split over lines, reversed
 * or halved. Costs time that grows with the text alone, whatever stands in it.
 */
export function createHideSecrets(secrets: readonly string[]): (text: string) => string {
  const plain = secrets.filter((secret) => secret.length >= MIN_CHARACTERS);
  const pieces = plain.flatMap(halves);
  const written = [...new Set(pieces.flatMap((piece) => [piece, ...rewritten(piece)]))];
  const squeezed = written.map((piece) => piece.replaceAll(BETWEEN, ''));

  return (text) => {
    const hidden = [...plain, ...pieces].reduce((rest, secret) => rest.replaceAll(secret, NOT_SHOWN), text);
    return readings(hidden).some(isLeak) ? WHOLE_NOT_SHOWN : hidden;
  };

  function isLeak(text: string): boolean {
    const close = text.replaceAll(BETWEEN, '');
    const lower = close.toLowerCase();
    return (
      written.some((piece) => text.includes(piece)) ||
      squeezed.some((piece) => close.includes(piece) || (HEX.test(piece) && lower.includes(piece)))
    );
  }
}

const HEX = /^[0-9a-f]+$/;

/** The text, and what it says when it is read as escaped once, twice … */
function readings(text: string): string[] {
  const found = [text];
  for (let read = text; found.length <= MOST_WRAPPED; found.push(read)) {
    const before = read;
    read = before.replaceAll(ESCAPE, (all, ...parts: (string | undefined)[]) => {
      const [braced, hex, wide, percent, entity, decimal, named, itself] = parts;
      const digits = braced ?? hex ?? wide ?? percent ?? entity;
      if (digits !== undefined) return character(Number.parseInt(digits, 16), all);
      if (decimal !== undefined) return character(Number(decimal), all);
      return itself ?? NAMED[named?.toLowerCase() ?? ''] ?? '';
    });
    if (read === before) break;
  }
  return found;
}

function character(code: number, otherwise: string): string {
  return code <= 0x10_ff_ff ? String.fromCodePoint(code) : otherwise;
}

function halves(secret: string): string[] {
  if (secret.length < MIN_HALVED) return [secret];
  const middle = Math.floor(secret.length / 2);
  return [secret.slice(0, middle), secret.slice(middle)];
}

/** How else a piece may be written where no escape gives it away. Secrets are ASCII: a character is a byte. */
function rewritten(piece: string): string[] {
  const bytes = [...piece].map((char) => char.charCodeAt(0) & 0xff);
  const base64 = [0, 1, 2].map((before) => {
    const whole = Math.floor((before + piece.length) / 3) * 3 - before;
    return btoa('\0'.repeat(before) + String.fromCharCode(...bytes.slice(0, whole))).slice(before === 0 ? 0 : 4);
  });
  return [
    ...base64,
    ...base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
    bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(''),
    bytes.join(','),
    [...piece].reverse().join(''),
  ];
}
