import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { isGuessableKey } from './is-guessable-key.ts';

it.each([
  ['nothing', ''],
  ['31 bytes', 'pK4hM1qv0Xz9sT7wB2nY5cL8dF3gJ6r'],
  ['one character', 'a'.repeat(64)],
  ['a word over and over', 'Xk29fQpz'.repeat(4)],
  ['a word over and over, with an end', `${'Xk29fQpzWm'.repeat(4)}!!`],
  ['two halves', 'q8Zt0mK2vYx4LhN7'.repeat(2)],
  ['the alphabet', 'ghijklmnopqrstuvwxyzGHIJKLMNOPQRSTUVWXYZ'],
  ['counting down', '~}|{zyxwvutsrqponmlkjihgfeCB@?>=<;:9'],
  ['the keyboard', 'qwertyuiopasdfghjklzxcvbnm1234567890'],
  ['an example', 'EXAMPLE-q8Zt0mK2vYx4LhN7sWcR1bJ6eUa9'],
  ['a sentence', 'my very long cookie secret for the board'],
  ['the command that would make one', '$(openssl rand -base64 32) of the board'],
])('%s can be guessed', (_what, key) => {
  expect(isGuessableKey(key)).toBe(true);
});

it('what a random generator writes cannot, in base64, base64url and hex', () => {
  for (let i = 0; i < 3_000; i += 1) {
    const bytes = createHash('sha256').update(`key ${i}`).digest();
    for (const encoding of ['base64', 'base64url'] as const) {
      const key = bytes.toString(encoding);
      expect(isGuessableKey(key), key).toBe(false);
    }
    // Sixteen signs: fewer triples are possible, and still hardly one comes twice.
    expect(isGuessableKey(bytes.toString('hex')), bytes.toString('hex')).toBe(false);
  }
});
