import * as z from 'zod/mini';
import { SdkAppId } from '#contract/task-ref.ts';
import type { Identity } from './identity.ts';

/** `"*"`, or the SdkAppIds themselves. */
export const AppsOfPolicy = z.union(
  [z.literal('*'), z.array(SdkAppId).check(z.minLength(1, 'must name one at least'))],
  {
    error: 'must be "*" or a list of SdkAppIds',
  },
);

/** Who may see which SdkAppIds: what somebody's groups give them, and what everybody gets who may sign in. */
export const Policy = z.strictObject({
  groups: z.optional(z.record(z.string().check(z.minLength(1, 'must not be empty')), AppsOfPolicy)),
  everyone: z.optional(AppsOfPolicy),
});
export type Policy = z.infer<typeof Policy>;

export function appsOf({ groups = {}, everyone }: Policy, memberOf: Iterable<string>): Identity['apps'] {
  const given = [...new Set(memberOf)].filter((group) => Object.hasOwn(groups, group)).map((group) => groups[group]);
  const all = [everyone, ...given].filter((apps) => apps !== undefined);
  return all.includes('*') ? 'all' : new Set(all.flatMap((apps) => (apps === '*' ? [] : apps)));
}
