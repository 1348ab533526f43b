import type { SourceLine } from './source-lines.ts';

/** In quoted-printable (RFC 2045, 6.7) `=` is always the first of three, or the last of its line. */
const PLAIN_EQUALS = /=(?![0-9A-F]{2}|\s{0,3}$)/;
const SOFT_BREAK = /=\s{0,3}$/;
/** No longer line is allowed, and no encoder breaks a line that is much shorter. */
const MIN_BROKEN = 60;
const MAX_BROKEN = 76;

/** Mail in its source: joins the lines that it broke and decodes it, and leaves all other text as it is. */
export function undoQuotedPrintable(lines: readonly SourceLine[]): SourceLine[] {
  const decoded: SourceLine[] = [];
  for (let first = 0; first < lines.length; ) {
    let end = first;
    while (end < lines.length && !PLAIN_EQUALS.test(lines[end]?.text ?? '')) end += 1;
    const run = lines.slice(first, end);
    for (const line of isEncoded(run) ? join(run) : run) decoded.push(line);
    const other = lines[end];
    if (other) decoded.push(other);
    first = end + 1;
  }
  return decoded;
}

function isEncoded(run: readonly SourceLine[]): boolean {
  return run.some(
    ({ text }) =>
      /=3D|=[89A-F][0-9A-F]=[89AB][0-9A-F]/.test(text) ||
      (SOFT_BREAK.test(text) && text.length >= MIN_BROKEN && text.length <= MAX_BROKEN && /\s/.test(text)),
  );
}

function join(run: readonly SourceLine[]): SourceLine[] {
  const joined: SourceLine[] = [];
  let parts: string[] = [];
  let line = 0;
  for (const [index, { line: at, text }] of run.entries()) {
    if (parts.length === 0) line = at;
    const isBroken = SOFT_BREAK.test(text) && index + 1 < run.length;
    parts.push(isBroken ? text.replace(SOFT_BREAK, '') : text);
    if (isBroken) continue;
    joined.push({ line, text: decode(parts.join('')) });
    parts = [];
  }
  return joined;
}

function decode(text: string): string {
  return text.replace(/(?:=[0-9A-F]{2})+/g, (codes) => {
    const bytes = codes
      .split('=')
      .slice(1)
      .map((code) => Number.parseInt(code, 16));
    return new TextDecoder().decode(Uint8Array.from(bytes));
  });
}
