import * as v from 'valibot';
import type { ProxyCredential } from './credential-source.ts';

const text = v.pipe(v.string(), v.minLength(1, 'must not be empty'));

/** Where the configuration file says that a credential is. It never holds one itself. */
export const CredentialSpec = v.variant('from', [
  /** Names of environment variables. */
  v.strictObject({ from: v.literal('environment'), secretId: text, secretKey: text, token: v.optional(text) }),
  /** Paths of files that hold one secret each. */
  v.strictObject({ from: v.literal('files'), secretId: text, secretKey: text, token: v.optional(text) }),
  v.strictObject({ from: v.literal('profile'), path: v.optional(text), profile: v.optional(text) }),
  v.strictObject({ from: v.literal('cvmRole'), role: v.optional(text) }),
]);

/** The same, or the credential that the environment gave. */
export type CredentialSpec = v.InferOutput<typeof CredentialSpec> | { from: 'given'; credential: ProxyCredential };
