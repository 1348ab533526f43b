import * as v from 'valibot';
import { Limits } from '#contract/limits.ts';
import { SdkAppId } from '#contract/task-ref.ts';
import { createPersistedStore } from './create-persisted-store.ts';

export const OldLimits = v.object({ sdkAppId: SdkAppId, ...Limits.entries });
type OldLimits = v.InferOutput<typeof OldLimits>;

/** Limits as this browser kept them, per SdkAppId, before the server did: here until a person has said what becomes of them. */
export const useOldLimits = createPersistedStore('scribeboard.limits', 1, (stored): { apps: readonly OldLimits[] } => ({
  apps: parseOldLimits(stored),
}));

export function forgetOldLimits(sdkAppId: number): void {
  useOldLimits.setState(({ apps }) => ({ apps: apps.filter((app) => app.sdkAppId !== sdkAppId) }));
}

/** Whatever stood in the storage: limits that cannot be understood are left out, the others stay. */
export function parseOldLimits(stored: unknown): OldLimits[] {
  const list = v.safeParse(v.object({ apps: v.array(v.unknown()) }), stored);
  const apps = list.success ? list.output.apps : [];
  return apps.flatMap((entry) => {
    const read = v.safeParse(OldLimits, entry);
    return read.success ? [read.output] : [];
  });
}
