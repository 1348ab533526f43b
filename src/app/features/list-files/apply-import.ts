import { DEFAULT_LIMITS, type Limits } from '#contract/limits.ts';
import { putTasks, removeFromWatchlist } from '../../persistence/edit-watchlist.ts';
import type { AppChange, ImportPlan } from './plan-import.ts';

/** What only the server can change, for all who use it. Each rejects when it refuses. */
export interface ForAll {
  name: (sdkAppId: number, name: string | null) => Promise<unknown>;
  limit: (sdkAppId: number, limits: Limits) => Promise<unknown>;
}

/** What of a plan is everyone's, and changed only if a person says so. */
export type Taken = Pick<ImportPlan, 'names' | 'limits'>;

/** Does what was shown, as far as it is kept in this browser. */
export function applyImport({ added, changed }: ImportPlan): void {
  putTasks([...added, ...changed].map(({ after }) => after));
}

/** Takes back only what it brought, so that what was done since then stays. */
export function undoImport({ added, changed }: ImportPlan): void {
  removeFromWatchlist(added.map(({ after }) => after));
  putTasks(changed.flatMap(({ before }) => before ?? []));
}

/**
 * Says to the server, one after the other, what holds for all: what the file says (`after`), or again what held before.
 * Ends with the first refusal; what was changed until then is what there is to undo.
 */
export async function sayForAll(
  { names, limits }: Taken,
  which: 'before' | 'after',
  forAll: ForAll,
): Promise<{ done: Taken; refusal: Error | null }> {
  const done: { names: AppChange[]; limits: AppChange[] } = { names: [], limits: [] };
  try {
    for (const change of names) {
      await forAll.name(change[which].sdkAppId, change[which].name);
      done.names.push(change);
    }
    for (const change of limits) {
      await forAll.limit(change[which].sdkAppId, change[which].limits ?? DEFAULT_LIMITS);
      done.limits.push(change);
    }
    return { done, refusal: null };
  } catch (error) {
    return { done, refusal: error instanceof Error ? error : new Error(String(error)) };
  }
}
