import { inspect } from 'node:util';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { ENCODINGS, findCanaries } from './find-canary.ts';

const KEY = 'canaryKEY/that+Must.NotLeak0123';
const BYTES = Uint8Array.from({ length: 32 }, (_, i) => (i * 89 + 7) & 255);
const percent = (text: string) =>
  [...Buffer.from(text, 'latin1')].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
/** Whole groups of five bytes, as `base32` of coreutils writes them. */
const toBase32 = (bytes: Buffer) =>
  [...bytes]
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('')
    .match(/.{5}/g)
    ?.map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(five, 2)])
    .join('') ?? '';
const around = (text: string) => `x=1, "${text}" and more`;

const leaks: [encoding: string, write: (bytes: Buffer) => string | Uint8Array][] = [
  ['plain', (bytes) => Buffer.concat([Buffer.from('key: '), bytes, Buffer.from('\n')])],
  ['base64', (bytes) => around(bytes.toString('base64'))],
  ['base64 of a text that begins before it', (bytes) => Buffer.concat([Buffer.from('a'), bytes]).toString('base64')],
  ['base64 of a text around it', (bytes) => Buffer.concat([Buffer.from('ab'), bytes, bytes]).toString('base64')],
  ['base64url', (bytes) => around(bytes.toString('base64url'))],
  ['hex', (bytes) => around(bytes.toString('hex'))],
  ['HEX', (bytes) => around(bytes.toString('hex').toUpperCase())],
  ['hex with colons', (bytes) => bytes.toString('hex').replaceAll(/..(?=.)/g, '$&:')],
  ['hex after an odd digit', (bytes) => `f${bytes.toString('hex')}`],
  ['percent', (bytes) => around(percent(bytes.toString('latin1')))],
  ['double percent', (bytes) => around(percent(percent(bytes.toString('latin1'))))],
  ['JSON escapes', (bytes) => [...bytes].map((byte) => `\\u${byte.toString(16).padStart(4, '0')}`).join('')],
  ['JSON within JSON', (bytes) => [...bytes].map((byte) => `\\\\u${byte.toString(16).padStart(4, '0')}`).join('')],
  ['JavaScript escapes', (bytes) => [...bytes].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('')],
  ['entities of HTML', (bytes) => [...bytes].map((byte) => `&#${byte};`).join('')],
  ['a Buffer in JSON', (bytes) => JSON.stringify({ bytes })],
  ['a list of bytes, inspected', (bytes) => inspect([...bytes], { maxArrayLength: null })],
  [
    'a list of bytes in hexadecimal',
    (bytes) => `[${[...bytes].map((b) => `0x${b.toString(16).padStart(2, '0')}`).join(',')}]`,
  ],
  ['octal escapes', (bytes) => [...bytes].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('')],
  [
    'quoted-printable',
    (bytes) =>
      [...bytes]
        .map((b) => `=${b.toString(16).padStart(2, '0').toUpperCase()}`)
        .join('')
        .replaceAll(/.{60}/g, '$&=\r\n'),
  ],
  ['base32', (bytes) => around(toBase32(bytes))],
  ['reversed', (bytes) => Buffer.from(bytes).reverse()],
  ['UTF-16', (bytes) => Buffer.from(bytes.toString('latin1'), 'utf16le')],
  ['UTF-16, the other way', (bytes) => Buffer.from(bytes.toString('latin1'), 'utf16le').swap16()],
  ['gzip', (bytes) => Buffer.concat([Buffer.from('before'), gzipSync(Buffer.concat([Buffer.from('a'), bytes]))])],
  ['deflate', (bytes) => deflateSync(bytes)],
  ['brotli', (bytes) => brotliCompressSync(bytes)],
  [
    'base64 within escapes',
    (bytes) => [...Buffer.from(bytes.toString('base64'))].map((b) => `\\u00${b.toString(16)}`).join(''),
  ],
  ['its first half', (bytes) => around(bytes.toString('base64').slice(0, 24))],
  ['its last half', (bytes) => bytes.subarray(15)],
  ['base64 over several lines', (bytes) => bytes.toString('base64').replaceAll(/.{7}/g, "$&' +\n   '")],
];

it.each(leaks)('a canary is found as %s', (_encoding, write) => {
  for (const [name, bytes] of [
    ['a key', Buffer.from(KEY)],
    ['bytes', Buffer.from(BYTES)],
  ] as const) {
    const found = findCanaries({ [name]: bytes }, { 'the log': write(bytes), elsewhere: 'nothing' });
    expect(found, name).not.toEqual([]);
    for (const line of found) expect(line).toMatch(new RegExp(`^${name} in the log, `));
  }
});

it.each([
  ['a slash that JSON escapes', 'canaryKEY\\/that\\u002bMust.NotLeak0123'],
  ['a slash with a name', 'canaryKEY&sol;that&plus;Must.NotLeak0123'],
])('a text is found with %s', (_how, written) => {
  expect(findCanaries({ key: KEY }, { log: written })).not.toEqual([]);
});

it('a canary over several lines is found where it is a text', () => {
  const text = "key: 'canaryKEY/th' +\n    'at+Must.Not' +\n    'Leak0123'";
  expect(findCanaries({ key: KEY }, { log: text })).toEqual(
    expect.arrayContaining([expect.stringContaining('split up')]),
  );
});

it('nothing is found where there is none', () => {
  const places = { text: 'canary key that must not leak', bytes: gzipSync(Buffer.alloc(10_000, 'abcdefg 0123456789')) };
  expect(findCanaries({ key: KEY, bytes: BYTES }, places)).toEqual([]);
  expect(ENCODINGS.length).toBeGreaterThanOrEqual(20);
});
