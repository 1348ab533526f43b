import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effort } from '#testing/effort.ts';
import { parseReturnPath } from './return-path.ts';

const ORIGIN = 'https://board.example';
const at = (text: string | null, basePath = '') => parseReturnPath(text, { origin: ORIGIN, basePath });

/** Where a browser goes that is sent to `path` by a page of the board. */
const destination = (path: string) => new URL(path, `${ORIGIN}/auth/callback?code=x`);

/** Says why a browser would leave the board; null when it stays. */
function wayOut(text: string, basePath: string): string | null {
  const path = at(text, basePath);
  const { origin, pathname } = destination(path);
  if (origin !== ORIGIN) return `${JSON.stringify(text)} leads to ${origin}`;
  if (!pathname.startsWith(`${basePath}/`)) return `${JSON.stringify(text)} leaves ${basePath}`;
  if (/^\/(auth|api)(\/|$)/.test(pathname.slice(basePath.length)))
    return `${JSON.stringify(text)} leads to ${pathname}`;
  // What a header or another parser could take for something else.
  if (!/^\/(?![/\\])[\x21-\x7e]*$/.test(path)) return `${JSON.stringify(text)} becomes ${JSON.stringify(path)}`;
  return null;
}

describe('the way back after the login', () => {
  it.each([
    '/',
    '/apps/1400000000',
    '/apps/1400000000?state=attention&q=a%20b&tz=UTC',
    '/apps/1400000000/task?id=-m9%2BbVV.&region=ap-singapore',
    '/apps/1?watch=-a%2B.&watch=%2Fb%3D&region=ap-singapore',
    '/errors/FailedOperation.TaskNotExist',
  ])('leads to the very link: %s', (path) => {
    expect(at(path)).toBe(path);
    expect(at(`/tools/board${path}`, '/tools/board')).toBe(`/tools/board${path}`);
  });

  it('leads to the start page from anywhere else', () => {
    for (const text of [
      null,
      '',
      'apps/1',
      'https://board.example/apps/1',
      '//evil.example/apps/1',
      '/auth/login',
      '/API/session',
      '/auth',
    ])
      expect([text, at(text)]).toEqual([text, '/']);
    expect(at('/apps/1', '/tools/board')).toBe('/tools/board/');
    expect(at('/tools/boardroom', '/tools/board')).toBe('/tools/board/');
    expect(at('/tools/board/../../x', '/tools/board')).toBe('/tools/board/');
  });

  it('drops the query of a link that no cookie can carry', () => {
    expect(at(`/apps/1?watch=${'x'.repeat(3_000)}`)).toBe('/apps/1');
    expect(at(`/${'x'.repeat(3_000)}`)).toBe('/');
  });
});

const EVIL = [
  'evil.example',
  'evil.example:443',
  'user@evil.example',
  'board.example@evil.example',
  '2130706433',
  '[::1]',
];
const SLASHES = [
  '//',
  '///',
  '////',
  '\\\\',
  '/\\',
  '\\/',
  '/\t/',
  '/\n/',
  '/\r\n/',
  '\t//',
  ' //',
  '/\\/',
  '/.//',
  '/..//',
  '/./\\',
  '/a/..//',
  '/%2e//',
  '/%2e%2e//',
  '//\\',
  '/;//',
  '/%09/',
  '/%5c/',
  '/%2f/',
  '/\u3000//',
  '//\u200b',
  '/\0/',
];
const SCHEMES = [
  'http:',
  'https:',
  'HTTPS:',
  'javascript:',
  'JaVaScRiPt:',
  'data:text/html,',
  'vbscript:',
  'file:',
  'blob:',
  'ftp:',
  'about:',
  'https:/',
  'https:\\',
  'java\nscript:',
  '\u0001javascript:',
  'x:',
];
const ENDS = ['', '/', '/apps/1', '?to=https://evil.example', '#//evil.example', '/%2f..'];

/** Made by hand from what open redirects of the past were made of. */
function hostile(): string[] {
  const all = new Set<string>();
  for (const host of EVIL)
    for (const end of ENDS) {
      for (const slashes of SLASHES) all.add(slashes + host + end);
      for (const scheme of SCHEMES) {
        all.add(`${scheme}//${host}${end}`);
        all.add(`/${scheme}//${host}${end}`);
      }
    }
  for (const encoded of ['%2f%2fevil.example', '/%2f%2fevil.example', '/%5cevil.example', '%09//evil.example'])
    for (const end of ENDS) all.add(encoded + end);
  for (const text of [
    '/\u2028//evil.example',
    '/\ufeff//evil.example',
    '／／evil.example',
    '/／evil.example',
    '//evil。example',
    '/\ud800//evil.example',
    '/@evil.example',
    '/:443@evil.example',
    '//[evil',
    '/apps/1\r\nLocation: //evil.example',
    '/apps/1\nSet-Cookie: a=b',
  ])
    all.add(text);
  return [...all];
}

describe('an open redirect', () => {
  it(`is none of ${hostile().length} hostile strings`, () => {
    expect(hostile().length).toBeGreaterThanOrEqual(500);
    const escapes = hostile().flatMap((text) => [wayOut(text, ''), wayOut(text, '/tools/board')]);
    expect(escapes.filter((found) => found !== null)).toEqual([]);
  });

  const RUNS = effort({ usual: 5_000, soak: 200_000 });

  it(`is none of ${RUNS} generated strings`, () => {
    const piece = fc.constantFrom(
      '/',
      '//',
      '\\',
      '.',
      '..',
      '/.',
      '/..',
      ':',
      '@',
      '?',
      '#',
      '%',
      '%2f',
      '%5c',
      '%2e',
      '%00',
      '\t',
      '\n',
      '\r',
      ' ',
      '\0',
      '[',
      ']',
      '&',
      ';',
      'evil.example',
      'board.example',
      'https:',
      'javascript:',
      'apps',
      'auth',
      'api',
      'tools/board',
      '\u2028',
      '。',
      '／',
      '\ud800',
    );
    const text = fc.oneof(
      fc.array(piece, { maxLength: 10 }).map((pieces) => pieces.join('')),
      fc
        .array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 8 })
        .map((pieces) => `/${pieces.join('')}`),
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
    );
    let away = 0;
    fc.assert(
      fc.property(text, fc.constantFrom('', '/tools/board'), (input, basePath) => {
        if (URL.parse(input, ORIGIN)?.origin !== ORIGIN) away += 1;
        const out = wayOut(input, basePath);
        if (out) throw new Error(out);
      }),
      { numRuns: RUNS },
    );
    // The strings are as hostile as they are meant to be.
    expect(away).toBeGreaterThan(RUNS / 10);
  });
});
