import type { TaskRef } from '#contract/task-ref.ts';
import type { BoardView } from '../address.ts';

/** Which list: everything known of some SdkAppIds, what is kept of them here, or the tasks of a link. */
export type BoardScope =
  | { list: 'all' | 'mine'; sdkAppIds: readonly number[] }
  | { list: 'link'; refs: readonly TaskRef[] };

export function scopeOf(sdkAppId: number, { list, watch }: BoardView): BoardScope {
  return watch.length === 0
    ? { list, sdkAppIds: [sdkAppId] }
    : { list: 'link', refs: watch.map(({ region, taskId }) => ({ sdkAppId, region, taskId })) };
}
