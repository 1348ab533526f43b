import type { Pace } from '#contract/pace.ts';
import type { Stuck } from '#contract/stuck.ts';
import type { ProblemKind, TaskView } from '#contract/task-view.ts';
import { isLive, statusOf } from './status.ts';

/** Why a task needs attention, worst first. */
export const TROUBLES = ['failing', 'stale', 'other', 'stuck', 'notFound'] as const;
export type Trouble = (typeof TROUBLES)[number];

/** Below this an old answer is only slow, however fast the board usually is. */
const STALE_AT_LEAST_MS = 30_000;

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

export function troubleOf(view: TaskView, now: number, staleAfterMs: number, stuck: Stuck | null): Trouble | null {
  if (isFailing(view)) return 'failing';
  if (isStale(view, now, staleAfterMs)) return 'stale';
  const status = statusOf(view);
  if (status === 'other' || status === 'notFound') return status;
  return stuck ? 'stuck' : null;
}

export function isFailing({ problem }: Pick<TaskView, 'problem'>): boolean {
  return problem !== null && BLAMES_TASK[problem.kind];
}

export function isStale(view: TaskView, now: number, staleAfterMs: number): boolean {
  return isLive(view) && view.answeredAt !== null && now - view.answeredAt > staleAfterMs;
}

/** Past three of the periods that are really achieved, an answer is old: here for tasks on somebody's screen. */
export function staleAfterMs({ visiblePeriodMs }: Pick<Pace, 'visiblePeriodMs'>): number {
  return Math.max(STALE_AT_LEAST_MS, 3 * (visiblePeriodMs ?? 0));
}

/** The same for tasks that are listed and on nobody's screen: each costs its share of the calls that are left. */
export function hiddenStaleAfterMs(pace: Pick<Pace, 'visiblePeriodMs' | 'hiddenTasks' | 'hiddenTaskCostMs'>): number {
  return Math.max(staleAfterMs(pace), 3 * pace.hiddenTasks * pace.hiddenTaskCostMs);
}
