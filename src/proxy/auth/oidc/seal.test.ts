import { CompactEncrypt } from 'jose';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../credentials/secret.ts';
import { createSeal } from './seal.ts';

const Value = v.strictObject({ name: v.string() });
const key = (letter: string) => new Secret(letter.repeat(32));
const sealOf = (purpose: string, ...letters: string[]) => createSeal(purpose, Value, letters.map(key));
const ana = { name: 'Ana 安娜 🎙' };

describe('a seal', () => {
  it('gives back what it was given, and shows none of it', async () => {
    const seal = sealOf('session', 'a');
    const sealed = (await seal.seal(ana)) ?? '';
    expect(sealed).toMatch(/^[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('Ana');
    expect(await seal.unseal(sealed)).toEqual(ana);
    expect(await seal.seal(ana)).not.toBe(sealed);
  });

  it('opens with every key and closes with the first, so that keys can be changed while people are signed in', async () => {
    const [before, both, after] = [sealOf('session', 'a'), sealOf('session', 'b', 'a'), sealOf('session', 'b')];
    const old = (await before.seal(ana)) ?? '';
    expect(await both.unseal(old)).toEqual(ana);
    const renewed = (await both.seal(ana)) ?? '';
    expect(await after.unseal(renewed)).toEqual(ana);
    expect(await before.unseal(renewed)).toBeNull();
    expect(await after.unseal(old)).toBeNull();
  });

  it('opens nothing that was sealed for another purpose', async () => {
    const sealed = (await sealOf('login', 'a').seal(ana)) ?? '';
    expect(await sealOf('session', 'a').unseal(sealed)).toBeNull();
    expect(await sealOf('login', 'a').unseal(sealed)).toEqual(ana);
  });

  it('opens nothing in which one bit was changed', async () => {
    const seal = sealOf('session', 'a');
    const parts = ((await seal.seal(ana)) ?? '').split('.').map((part) => Buffer.from(part, 'base64url'));
    for (const part of parts)
      for (let bit = 0; bit < part.length * 8; bit += 1) {
        const flip = () => part.writeUInt8(part.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        flip();
        const changed = parts.map((bytes) => bytes.toString('base64url')).join('.');
        expect([bit, await seal.unseal(changed)]).toEqual([bit, null]);
        flip();
      }
    expect(await seal.unseal(parts.map((bytes) => bytes.toString('base64url')).join('.'))).toEqual(ana);
  });

  it.each([
    '',
    '.',
    '....',
    'null',
    '{"name":"Ana"}',
    'a.b.c.d.e',
    'eyJhbGciOiJub25lIn0.eyJuYW1lIjoiQW5hIn0.',
    'x'.repeat(1_000_000),
  ])('opens nothing that was never sealed: %.40s', async (text) => {
    expect(await sealOf('session', 'a').unseal(text)).toBeNull();
  });

  it('opens nothing sealed with the same key in another way, or with another content', async () => {
    const bytes = new TextEncoder().encode('a'.repeat(32));
    const other = async (alg: string, enc: string) =>
      new CompactEncrypt(new TextEncoder().encode('{"name":"x"}')).setProtectedHeader({ alg, enc }).encrypt(bytes);
    expect(await sealOf('session', 'a').unseal(await other('dir', 'A256GCM'))).toBeNull();
    expect(await sealOf('session', 'a').unseal(await other('A256KW', 'A256GCM'))).toBeNull();
    const wider = createSeal('session', v.looseObject({}), [key('a')]);
    expect(await sealOf('session', 'a').unseal((await wider.seal({ name: 7 })) ?? '')).toBeNull();
    expect(await sealOf('session', 'a').unseal((await wider.seal({ name: 'x', isAdmin: true })) ?? '')).toBeNull();
  });

  it('says so when a value is too long for a cookie', async () => {
    const seal = sealOf('session', 'a');
    expect(await seal.seal({ name: 'x'.repeat(2_700) })).toHaveLength(3_696);
    expect(await seal.seal({ name: 'x'.repeat(3_000) })).toBeNull();
  });
});
