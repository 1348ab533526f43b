import * as z from 'zod/mini';
import { Region, SdkAppId, TaskId, taskKey } from '#contract/task-ref.ts';

const MAX_LABEL_LENGTH = 80;

const KeptTask = z.object({
  sdkAppId: SdkAppId,
  region: Region,
  taskId: TaskId,
  label: z.catch(z.string(), ''),
});
/** A task that a person chose to follow, with their own name for it. */
export type KeptTask = z.infer<typeof KeptTask>;

/** Whatever stood in the storage: entries that cannot be understood are left out, the others stay. */
export function parseWatchlist(stored: unknown): KeptTask[] {
  const list = z.object({ tasks: z.array(z.unknown()) }).safeParse(stored);
  if (!list.success) return [];
  const tasks = new Map<string, KeptTask>();
  for (const entry of list.data.tasks) {
    const task = KeptTask.safeParse(entry);
    if (task.success) tasks.set(taskKey(task.data), { ...task.data, label: trimLabel(task.data.label) });
  }
  return [...tasks.values()];
}

export function trimLabel(label: string): string {
  return label.trim().slice(0, MAX_LABEL_LENGTH).toWellFormed();
}
