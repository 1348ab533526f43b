import * as z from 'zod/mini';
import { SdkAppId } from '#contract/task-ref.ts';
import { Policy } from './auth/policy.ts';

const text = z.string().check(z.minLength(1, 'must not be empty'));

const Account = z.strictObject({
  name: text,
  credential: z.discriminatedUnion('from', [
    /** Names of environment variables. */
    z.strictObject({ from: z.literal('environment'), secretId: text, secretKey: text, token: z.optional(text) }),
    /** Paths of files that hold one secret each. */
    z.strictObject({ from: z.literal('files'), secretId: text, secretKey: text, token: z.optional(text) }),
    z.strictObject({ from: z.literal('profile'), path: z.optional(text), profile: z.optional(text) }),
    z.strictObject({ from: z.literal('cvmRole'), role: z.optional(text) }),
  ]),
  site: z.optional(z.enum(['intl', 'cn'])),
  endpoint: z.optional(text),
  quota: z.optional(z.int().check(z.minimum(1), z.maximum(1000))),
  rate: z.optional(z.number().check(z.minimum(0.1), z.maximum(1000))),
  backgroundRate: z.optional(z.number().check(z.minimum(0), z.maximum(1000))),
  /** Without it the account serves every SdkAppId that no other one names. */
  sdkAppIds: z.optional(z.array(SdkAppId).check(z.minLength(1, 'must name one at least'))),
});

/** `scribeboard.config.json`. Never holds a secret itself. */
export const ConfigFile = z.strictObject({
  /** Several accounts side by side, each with a quota of its own; without them there is the one of the environment. */
  accounts: z.optional(z.array(Account).check(z.minLength(1, 'must name one account at least'))),
  policy: z.optional(Policy),
});
export type ConfigFile = z.infer<typeof ConfigFile>;
export type CredentialSpec = z.infer<typeof Account>['credential'];
