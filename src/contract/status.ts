import type { TaskState, TaskView } from './task-view.ts';

/** What a badge can say: the states, and `other` for a word of Tencent that is not in its documentation. */
export type Status = TaskState | 'other';

/** In the order of the counts. */
export const STATUSES = [
  'inProgress',
  'idle',
  'exiting',
  'ended',
  'notFound',
  'other',
  'unchecked',
] as const satisfies readonly Status[];

export function statusOf({ state, apiStatus }: Pick<TaskView, 'state' | 'apiStatus'>): Status {
  return state === 'unchecked' && apiStatus !== null ? 'other' : state;
}
