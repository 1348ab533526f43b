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

/** Alive when last heard of, also in a status that is not documented: Tencent is asked again regularly. */
const LIVE: Readonly<Record<Status, boolean>> = {
  inProgress: true,
  idle: true,
  exiting: true,
  other: true,
  ended: false,
  notFound: false,
  unchecked: false,
};

export const LIVE_STATUSES = STATUSES.filter((status) => LIVE[status]);

/** Of which an answer is expected: those that are live, and those that wait for their first. */
export const DUE_STATUSES: readonly Status[] = [...LIVE_STATUSES, 'unchecked'];

export function isLive(view: Pick<TaskView, 'state' | 'apiStatus'>): boolean {
  return LIVE[statusOf(view)];
}
