import * as z from 'zod/mini';
import { Region, SdkAppId, TaskId, taskKey } from '#contract/task-ref.ts';

const MAX_LABEL_LENGTH = 80;
export const MAX_NOTE_LENGTH = 500;

const KeptTask = z.object({
  sdkAppId: SdkAppId,
  region: Region,
  taskId: TaskId,
  label: z.catch(z.string(), ''),
  note: z.catch(z.string(), ''),
  pinned: z.catch(z.boolean(), false),
});
/** A task that a person chose to follow, with their own name for it and their own words about it. */
export type KeptTask = z.infer<typeof KeptTask>;

/** Whatever stood in the storage: entries that cannot be understood are left out, the others stay. */
export function parseWatchlist(stored: unknown): KeptTask[] {
  const list = z.object({ tasks: z.array(z.unknown()) }).safeParse(stored);
  if (!list.success) return [];
  const tasks = new Map<string, KeptTask>();
  for (const entry of list.data.tasks) {
    const task = KeptTask.safeParse(entry);
    if (task.success) tasks.set(taskKey(task.data), tidied(task.data));
  }
  return [...tasks.values()];
}

/** What a person wrote, as far as it is kept. */
export function tidied(task: KeptTask): KeptTask {
  return { ...task, label: shorten(task.label, MAX_LABEL_LENGTH), note: shorten(task.note, MAX_NOTE_LENGTH) };
}

function shorten(text: string, length: number): string {
  return text.trim().slice(0, length).toWellFormed();
}
