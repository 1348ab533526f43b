import type { EndReason } from '#contract/ended.ts';
import type { TaskRef } from '#contract/task-ref.ts';
import { type TaskView, untrackedTask } from '#contract/task-view.ts';
import type { Answer } from '#proxy/core/answer.ts';
import { trackTask } from '#proxy/core/track-task.ts';
import { newFolder } from './new-folder.ts';
import { openStore } from './open-store.ts';

const RAN_MS = 3_600_000;
const GONE: Answer = { kind: 'gone', code: 'ResourceNotFound', message: 'task not exist', requestId: 'r-gone' };

/** A folder of data as a server leaves it that has seen these tasks end. */
export async function keepEnded(ended: readonly { ref: TaskRef; at: number; why: EndReason }[]): Promise<string> {
  const path = newFolder();
  const store = openStore(path);
  for (const { ref, at, why } of ended) store.save(viewOf(ref, at, why), null);
  await store.close();
  return path;
}

function viewOf(ref: TaskRef, at: number, why: EndReason): TaskView {
  if (why === 'notFound') return trackTask(untrackedTask(ref), GONE, at);
  const status = why === 'exited' ? 'Exited' : 'InProgress';
  const alive: Answer = { kind: 'status', status, startTime: at - RAN_MS, requestId: 'r-alive' };
  const seen = trackTask(untrackedTask(ref), alive, at - 2_000);
  return trackTask(trackTask(seen, GONE, at - 1_000), GONE, at);
}
