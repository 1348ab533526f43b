import { seededRandom } from '#emulator/seeded-random.ts';

/** What something in Tencent's place may say: any of it may be wrong, huge, deep, escaped or quote what it was sent. */
export interface HostileAnswer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/** How a text is written where it is quoted. Every one must hide from no search. */
export const QUOTED: Record<string, (text: string) => string> = {
  plainly: (text) => text,
  'with JSON escapes': (text) => codes(text, (code) => `\\u${hex(code, 4)}`),
  'with some JSON escapes': (text) => text.replaceAll('/', '\\/').replaceAll('+', '\\u002b').replaceAll('=', '\\u003D'),
  'with JSON escapes in JSON': (text) => codes(text, (code) => `\\\\u${hex(code, 4)}`),
  'with JavaScript escapes': (text) => codes(text, (code) => `\\\\x${hex(code, 2)}`),
  'percent-encoded': (text) => codes(text, (code) => `%${hex(code, 2)}`),
  'percent-encoded twice': (text) => codes(text, (code) => `%25${hex(code, 2)}`),
  'as an address': (text) => encodeURIComponent(text),
  'with entities': (text) => codes(text, (code) => `&#${code};`),
  'with hexadecimal entities': (text) => codes(text, (code) => `&#x${hex(code, 2)};`),
  'with named entities': (text) => text.replaceAll('/', '&sol;').replaceAll('+', '&plus;').replaceAll('=', '&equals;'),
  'in base64': (text) => Buffer.from(text).toString('base64'),
  'in base64 with words before it': (text) => Buffer.from(`by ${text}, so`).toString('base64'),
  'in base64url': (text) => Buffer.from(`x${text}`).toString('base64url'),
  'in hex': (text) => Buffer.from(text).toString('hex'),
  'in HEX': (text) => Buffer.from(text).toString('hex').toUpperCase(),
  'in hex with colons': (text) =>
    Buffer.from(text)
      .toString('hex')
      .replaceAll(/..(?=.)/g, '$&:'),
  'as a list of bytes': (text) => [...Buffer.from(text)].join(', '),
  reversed: (text) => [...text].reverse().join(''),
  wrapped: (text) => text.replaceAll(/.{9}/g, '$&\\n  '),
  /** What is taken out of a message must not put together what stands around it. */
  'with account data in it': (text) => text.replaceAll(/.{9}/g, '$&[request id: 1]'),
  'its first half': (text) => text.slice(0, Math.ceil(text.length / 2)),
};

/**
 * Answers without end, the same for the same seed. Every one that is JSON is made as a text, because what matters (escapes,
 * duplicate keys, numbers beyond every type) does not survive a serialiser.
 *
 * @param asked what the request said: secrets to quote, and the TaskId, which a plausible answer repeats
 */
export function hostileAnswers(seed: number, asked: { secrets: readonly string[]; taskId: string }) {
  const random = seededRandom(seed);
  const below = (n: number) => Math.floor(random() * n);
  const one = <T>(of: readonly T[]): T => of[below(of.length)] as T;
  const chance = (p: number) => random() < p;
  const quotes = Object.values(QUOTED);

  const size = () => one([0, 1, 3, 63, 64, 65, 300, 2_001, chance(0.1) ? 60_000 : 10, chance(0.05) ? 70_000 : 10]);
  const piece = () =>
    one([
      () => 'x'.repeat(size()),
      () =>
        one(['\\u0000', '\\u001b[31m', '\\r\\n', '\\u202e', '\\ud800', '\\udfff', '\\u2028', '\\u200b', '\\q', '\\']),
      () => one(['‮', '\u0000', '\n', '\ud83d\ude00', 'é', '＝', '<script>', '__proto__', "'; DROP", '%s%s%n']),
      () => one(quotes)(one(asked.secrets)),
      () =>
        one(['resource (', 'qcs::trtc::uin/100001:', '[request id:', 'uin ', '&#x', '%25', '\\\\', '=\\r\\n']).repeat(
          1 + below(40),
        ),
      () =>
        one([
          'InvalidParameter',
          'AuthFailure.',
          'ResourceNotFound',
          'RequestLimitExceeded',
          'InternalError',
          asked.taskId,
        ]),
    ])();
  const text = () => `"${Array.from({ length: 1 + below(3) }, piece).join('')}"`;
  const word = (...usual: string[]) => (chance(0.6) ? JSON.stringify(one(usual)) : value());
  const value = (): string =>
    one([
      text,
      text,
      () =>
        one([
          'null',
          'true',
          '0',
          '-0',
          '1e999',
          '-1',
          '9007199254740993',
          '1.5',
          '8.64e15',
          '8640000000000001',
          'NaN',
          '',
        ]),
      () => `[${value()},${value()}]`,
      () => `{${text()}:${value()}}`,
      () => (chance(0.05) ? deep() : '{}'),
    ])();
  const deep = () => {
    const depth = one([9, 1_000, 10_000, 30_000]);
    return chance(0.5)
      ? `${'['.repeat(depth)}${']'.repeat(depth)}`
      : `${'{"a":'.repeat(depth / 5)}1${'}'.repeat(depth / 5)}`;
  };
  const error = () =>
    `{"Code":${word('InternalError', 'AuthFailure.SignatureExpire', 'ResourceNotFound')},"Message":${value()}}`;
  const fields = () => [
    `"Status":${word('Idle', 'InProgress', 'Exited')}`,
    `"StartTime":${chance(0.5) ? '1772433534515' : value()}`,
    `"TaskId":${word(asked.taskId)}`,
    `"RequestId":${word('24f2dd30-4a88-44e1-ae59-6b7fe6b8ebc2')}`,
    ...(chance(0.4) ? [`"Error":${chance(0.8) ? error() : value()}`] : []),
    ...(chance(0.2) ? [`${text()}:${value()}`] : []),
  ];
  const envelope = () =>
    `{"Response":{${fields()
      .filter(() => chance(0.95))
      .join(',')}}${chance(0.1) ? `,"More":${value()}` : ''}}`;
  const body = () =>
    one([
      envelope,
      envelope,
      envelope,
      () => `{"code":${value()},"message":${value()},"codeDesc":${value()}}`,
      () => `<html><h1>502</h1>${piece()}</html>`,
      value,
      () => envelope().slice(0, below(200)),
      () => '\ufeff'.repeat(below(2)) + envelope(),
    ])();
  const date = () =>
    one([
      new Date(1.8e12 * random()).toUTCString(),
      'Sat, 13 Sep 275760 00:00:00 GMT',
      'Thu, 01 Jan 1970 00:00:00 GMT',
      'Fri, 31 Dec -271821 00:00:00 GMT',
      'tomorrow',
      '9'.repeat(300),
      '',
    ]);

  return function next(): HostileAnswer {
    const bytes = Buffer.from(body());
    // Bytes that are no UTF-8 at all.
    if (chance(0.05)) for (let i = 0; i < bytes.length; i += 1 + below(40)) bytes[i] = below(256);
    const headers: Record<string, string> = {};
    if (chance(0.8)) headers['Date'] = date();
    if (chance(0.02)) headers['Content-Encoding'] = one(['gzip', 'br', 'identity', 'x'.repeat(500)]);
    if (chance(0.02)) headers['Location'] = one(['https://evil.test/', 'file:///etc/passwd', 'x'.repeat(3_000)]);
    return {
      status: chance(0.7) ? 200 : one([200, 201, 204, 302, 400, 429, 500, 502, 503, 599]),
      headers,
      body: bytes,
    };
  };
}

function codes(text: string, write: (code: number) => string): string {
  return [...text].map((char) => write(char.charCodeAt(0))).join('');
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}
