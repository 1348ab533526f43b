import * as v from 'valibot';
import { Region, SdkAppId, TaskId, type TaskRef, taskKey } from '#contract/task-ref.ts';
import { wellFormed } from '../well-formed.ts';

export const MAX_LABEL_LENGTH = 80;
export const MAX_NOTE_LENGTH = 500;

const WatchlistTask = v.object({
  sdkAppId: SdkAppId,
  region: Region,
  taskId: TaskId,
  label: v.fallback(v.string(), ''),
  note: v.fallback(v.string(), ''),
  pinned: v.fallback(v.boolean(), false),
});
/** A task that a person chose to follow, with their own name for it and their own words about it. */
export type WatchlistTask = v.InferOutput<typeof WatchlistTask>;

/** Whatever stood in the storage: entries that cannot be understood are left out, the others stay. */
export function parseWatchlist(stored: unknown): WatchlistTask[] {
  const list = v.safeParse(v.object({ tasks: v.array(v.unknown()) }), stored);
  if (!list.success) return [];
  const tasks = new Map<string, WatchlistTask>();
  for (const entry of list.output.tasks) {
    const task = v.safeParse(WatchlistTask, entry);
    if (task.success) tasks.set(taskKey(task.output), tidied(task.output));
  }
  return [...tasks.values()];
}

/** A task of which nothing was said yet. */
export function undescribed({ sdkAppId, region, taskId }: TaskRef): WatchlistTask {
  return { sdkAppId, region, taskId, label: '', note: '', pinned: false };
}

/** What a person wrote, as far as it is kept. */
export function tidied(task: WatchlistTask): WatchlistTask {
  return { ...task, label: shorten(task.label, MAX_LABEL_LENGTH), note: shorten(task.note, MAX_NOTE_LENGTH) };
}

function shorten(text: string, length: number): string {
  return wellFormed(text.trim().slice(0, length));
}
