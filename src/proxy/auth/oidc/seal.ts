import { CompactEncrypt, compactDecrypt } from 'jose';
import * as v from 'valibot';
import type { Secret } from '../../credentials/secret.ts';

/** A cookie with its name and attributes has 4096 bytes in every browser; a longer one is dropped without a word. */
const MAX_SEALED = 3_800;

/** A value that travels through a browser, which can neither read it nor change it nor make one. */
export interface Seal<T> {
  /** Null when it would be too long for a cookie. */
  seal(value: T): Promise<string | null>;
  /** Null for whatever was not sealed here, for this purpose, with one of the keys. */
  unseal(sealed: string): Promise<T | null>;
}

/**
 * Seals for one purpose: a key of its own is derived for each, so that what was sealed for one is unsealed as nothing else.
 *
 * @param keys the first seals, all unseal: a new one is put before the old
 */
export function createSeal<T>(purpose: string, schema: v.GenericSchema<unknown, T>, keys: readonly Secret[]): Seal<T> {
  const derived = Promise.all(keys.map((key) => deriveKey(key, purpose)));
  return {
    async seal(value) {
      const [first] = await derived;
      if (!first) throw new Error('no key to seal with');
      const text = new TextEncoder().encode(JSON.stringify(value));
      const sealed = await new CompactEncrypt(text).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).encrypt(first);
      return sealed.length > MAX_SEALED ? null : sealed;
    },

    async unseal(sealed) {
      if (sealed.length > MAX_SEALED) return null;
      for (const key of await derived) {
        const plaintext = await decrypt(sealed, key);
        if (plaintext === null) continue;
        const read = v.safeParse(schema, JSON.parse(new TextDecoder().decode(plaintext)));
        return read.success ? read.output : null;
      }
      return null;
    },
  };
}

/** HKDF: the settings give text with enough randomness, AES needs exactly 32 bytes. */
export async function deriveKey(key: Secret, purpose: string): Promise<Uint8Array> {
  const encode = (text: string) => new TextEncoder().encode(text);
  const material = await crypto.subtle.importKey('raw', encode(key.reveal()), 'HKDF', false, ['deriveBits']);
  const info = encode(`scribeboard ${purpose}`);
  return new Uint8Array(
    await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info }, material, 256),
  );
}

async function decrypt(sealed: string, key: Uint8Array): Promise<Uint8Array | null> {
  try {
    const allowed = { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] };
    return (await compactDecrypt(sealed, key, allowed)).plaintext;
  } catch {
    return null;
  }
}
