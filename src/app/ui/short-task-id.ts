const HEAD = 6;
const TAIL = 8;

/** A TaskId where there is no room for all of it: what tells it from its neighbours stands at both ends. */
export function shortTaskId(taskId: string): string {
  return taskId.length <= HEAD + TAIL + 1 ? taskId : `${taskId.slice(0, HEAD)}…${taskId.slice(-TAIL)}`;
}
