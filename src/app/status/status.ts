import type { TaskState, TaskView } from '#contract/task-view.ts';

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

/** Whether Tencent is still being asked about it. */
export function isLive({ state }: Pick<TaskView, 'state'>): boolean {
  return state !== 'ended' && state !== 'notFound';
}

const WORDS: Readonly<Record<string, Status>> = { Idle: 'idle', InProgress: 'inProgress', Exited: 'exiting' };

/** The state behind a `Status` of the API, or null for a word that is not in its documentation. */
export function statusOfWord(word: string): Status | null {
  return Object.hasOwn(WORDS, word) ? (WORDS[word] ?? null) : null;
}
