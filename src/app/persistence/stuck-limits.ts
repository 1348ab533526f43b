import * as v from 'valibot';
import { Limits } from '#contract/limits.ts';
import { SdkAppId } from '#contract/task-ref.ts';
import { createPersistedStore } from './create-persisted-store.ts';
import { storageStatus } from './persisted-storage.ts';

export const StuckLimits = v.object({ sdkAppId: SdkAppId, ...Limits.entries });
export type StuckLimits = v.InferOutput<typeof StuckLimits>;

/** Limits as this browser kept them before the server did, per SdkAppId. */
export const useStuckLimits = createPersistedStore(
  'scribeboard.limits',
  1,
  (stored): { apps: readonly StuckLimits[] } => ({
    apps: parseStuckLimits(stored),
  }),
);

export function sameLimits(a: Limits, b: Limits): boolean {
  return a.idleMs === b.idleMs && a.exitingMs === b.exitingMs && a.runningMs === b.runningMs;
}

/** Several at once, so that a file is read in as a whole or not at all. */
export function setStuckLimits(changed: readonly StuckLimits[]): void {
  if (storageStatus.getState().trouble === null) void useStuckLimits.persist.rehydrate();
  useStuckLimits.setState(({ apps }) => ({ apps: once([...apps, ...changed]) }));
}

/** Whatever stood in the storage: limits that cannot be understood are left out, the others stay. */
export function parseStuckLimits(stored: unknown): StuckLimits[] {
  const list = v.safeParse(v.object({ apps: v.array(v.unknown()) }), stored);
  return once(list.success ? list.output.apps.flatMap(readLimits) : []);
}

function readLimits(entry: unknown): StuckLimits[] {
  const read = v.safeParse(StuckLimits, entry);
  return read.success ? [read.output] : [];
}

/** The last word on each SdkAppId counts. */
function once(apps: readonly StuckLimits[]): StuckLimits[] {
  return [...new Map(apps.map((app) => [app.sdkAppId, app])).values()];
}
