import * as v from 'valibot';
import type { TaskRef } from '#contract/task-ref.ts';
import { postJson, RequestFailure } from '../../api/request.ts';
import { apiPath } from '../../navigation.ts';

const Removed = v.object({ removed: v.literal(true) });

/** Takes tasks out for all viewers, one after the other; tells which are alive by now, and stay. */
export async function removeTasks<Ref extends TaskRef>(
  refs: readonly Ref[],
): Promise<{ removed: Ref[]; alive: Ref[] }> {
  const removed: Ref[] = [];
  const alive: Ref[] = [];
  for (const ref of refs) {
    try {
      const { sdkAppId, region, taskId } = ref;
      await postJson(Removed, apiPath('apps', sdkAppId, 'task', 'remove'), { id: taskId, region });
      removed.push(ref);
    } catch (error) {
      if (!(error instanceof RequestFailure) || error.status !== 409) throw error;
      alive.push(ref);
    }
  }
  return { removed, alive };
}
