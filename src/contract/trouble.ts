import { statusOf } from './status.ts';
import type { ProblemKind, TaskView } from './task-view.ts';

/** Why a task needs attention, worst first. */
export const TROUBLES = ['failing', 'stale', 'other', 'stuck', 'notFound'] as const;
export type Trouble = (typeof TROUBLES)[number];

/** Throttling, clock and credential are faults of the account: the notice says them once, not every row. */
const BLAMES_TASK: Record<ProblemKind, boolean> = {
  transient: true,
  permission: true,
  caller: true,
  unknown: true,
  throttle: false,
  clock: false,
  credential: false,
  gone: false,
};

/** The worst of a task's troubles. How old an answer and how long a state may be is for the caller to say. */
export function troubleOf(view: TaskView, { stale, stuck }: { stale: boolean; stuck: boolean }): Trouble | null {
  if (isFailing(view)) return 'failing';
  if (stale) return 'stale';
  const status = statusOf(view);
  if (status === 'other' || status === 'notFound') return status;
  return stuck ? 'stuck' : null;
}

export function isFailing({ problem }: Pick<TaskView, 'problem'>): boolean {
  return problem !== null && BLAMES_TASK[problem.kind];
}
