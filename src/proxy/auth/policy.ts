import * as v from 'valibot';
import { SdkAppId } from '#contract/task-ref.ts';
import type { Identity } from '../api/identity.ts';

/** `"*"`, or the SdkAppIds themselves. */
export const AppsOfPolicy = v.union(
  [v.literal('*'), v.pipe(v.array(SdkAppId), v.minLength(1, 'must name one at least'))],
  'must be "*" or a list of SdkAppIds',
);

/** Who may see which SdkAppIds: what a person's groups give them, and what all get who may sign in. */
export const Policy = v.strictObject({
  groups: v.optional(v.record(v.pipe(v.string(), v.minLength(1, 'must not be empty')), AppsOfPolicy)),
  everyone: v.optional(AppsOfPolicy),
});
export type Policy = v.InferOutput<typeof Policy>;

export function appsOf({ groups = {}, everyone }: Policy, memberOf: Iterable<string>): Identity['apps'] {
  const given = [...new Set(memberOf)].filter((group) => Object.hasOwn(groups, group)).map((group) => groups[group]);
  const all = [everyone, ...given].filter((apps) => apps !== undefined);
  return all.includes('*') ? 'all' : new Set(all.flatMap((apps) => (apps === '*' ? [] : apps)));
}
