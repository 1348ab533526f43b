import * as v from 'valibot';
import { SdkAppId } from '#contract/task-ref.ts';
import { Policy } from '../auth/policy.ts';
import { CredentialSpec } from '../credentials/credential-spec.ts';

const text = v.pipe(v.string(), v.minLength(1, 'must not be empty'));

const Account = v.strictObject({
  name: text,
  credential: CredentialSpec,
  site: v.optional(v.picklist(['intl', 'cn'])),
  endpoint: v.optional(text),
  quota: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(1000))),
  rate: v.optional(v.pipe(v.number(), v.minValue(0.1), v.maxValue(1000))),
  backgroundRate: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1000))),
  /** Without it the account serves every SdkAppId that no other one names. */
  sdkAppIds: v.optional(v.pipe(v.array(SdkAppId), v.minLength(1, 'must name one at least'))),
});

/** `scribeboard.config.json`. Never holds a secret itself. */
export const ConfigFile = v.pipe(
  v.unknown(),
  v.check((file) => !Array.isArray(file), 'must be an object'),
  v.strictObject({
    /** Several accounts side by side, each with a quota of its own; without them there is the one of the environment. */
    accounts: v.optional(v.pipe(v.array(Account), v.minLength(1, 'must name one account at least'))),
    policy: v.optional(Policy),
  }),
);
export type ConfigFile = v.InferOutput<typeof ConfigFile>;
