import type { OwnErrorCode } from '#contract/error-code.ts';
import { Secret } from './secret.ts';

export interface ProxyCredential {
  secretId: string;
  secretKey: Secret;
  token: Secret | null;
}

/** Where an account's credential comes from. */
export interface CredentialSource {
  /** What to sign with now, or why there is nothing. */
  current(): Reading;
  /** Tells, until `stop`, whenever `current` has become another one. */
  onChange(listener: () => void): void;
  stop(): void;
}

export type Reading = ProxyCredential | { missing: string };

/** The name of the fault that a key cannot be had, among those of the server. */
export const CREDENTIAL_FAULT = 'credential';

/** What is said where a call cannot be signed: in the place of Tencent's answer, and as the state of the account. */
export function missingCredential(missing: string): { code: OwnErrorCode; message: string; requestId: null } {
  return { code: 'Credential.Missing', message: `There is no credential: ${missing}`, requestId: null };
}

/** A credential that stays as it is: from the environment. */
export function fixedCredential(reading: Reading): CredentialSource {
  return { current: () => reading, onChange: () => {}, stop: () => {} };
}

/** Empty, blank and placeholder values count as absent; a key contains only printable ASCII. */
export function credentialOf(given: {
  secretId: string | undefined;
  secretKey: string | undefined;
  token: string | undefined;
}): Reading {
  const secretId = present(given.secretId);
  const secretKey = present(given.secretKey);
  const token = present(given.token);
  if (secretId === null) return { missing: 'the SecretId is missing' };
  if (secretKey === null) return { missing: 'the SecretKey is missing' };
  for (const [name, value] of [
    ['SecretId', secretId],
    ['SecretKey', secretKey],
    ['token', token ?? ''],
  ] as const) {
    if (/[^\x21-\x7e]/.test(value)) return { missing: `the ${name} has a space or a character that no key contains` };
  }
  return { secretId, secretKey: new Secret(secretKey), token: token === null ? null : new Secret(token) };
}

export function isSameCredential(a: ProxyCredential, b: ProxyCredential): boolean {
  return (
    a.secretId === b.secretId &&
    a.secretKey.reveal() === b.secretKey.reveal() &&
    a.token?.reveal() === b.token?.reveal()
  );
}

/** Quotes around it are of the file or shell that it was copied from: no key has one. */
function present(value: string | undefined): string | null {
  const trimmed = value?.trim() ?? '';
  const text = (/^(["'])(.*)\1$/s.exec(trimmed)?.[2] ?? trimmed).trim();
  return text === '' || text.toLowerCase() === 'changeme' ? null : text;
}
