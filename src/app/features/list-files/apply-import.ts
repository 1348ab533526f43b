import { DEFAULT_LIMITS } from '#contract/limits.ts';
import { putTasks, removeFromWatchlist } from '../../persistence/edit-watchlist.ts';
import { setStuckLimits } from '../../persistence/stuck-limits.ts';
import type { ImportPlan } from './plan-import.ts';

/** Does what was shown, as far as it is kept in this browser. */
export function applyImport({ added, changed, limits }: ImportPlan): void {
  putTasks([...added, ...changed].map(({ after }) => after));
  setStuckLimits(limits.flatMap(({ after }) => after.limits ?? []));
}

/** Takes back only what it brought, so that what was done since then stays. */
export function undoImport({ added, changed, limits }: ImportPlan): void {
  removeFromWatchlist(added.map(({ after }) => after));
  putTasks(changed.flatMap(({ before }) => before ?? []));
  setStuckLimits(limits.map(({ before }) => before.limits ?? { sdkAppId: before.sdkAppId, ...DEFAULT_LIMITS }));
}
