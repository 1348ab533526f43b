import type { Pace } from '#contract/pace.ts';
import { isLive } from '#contract/status.ts';
import type { TaskView } from '#contract/task-view.ts';

/** Below this an old answer is only slow, however fast the board usually is. */
const STALE_AT_LEAST_MS = 30_000;

export function isStale(view: TaskView, now: number, staleAfterMs: number): boolean {
  return isLive(view) && view.answeredAt !== null && now - view.answeredAt > staleAfterMs;
}

/** Past three of the periods that are really achieved, an answer is old: here for tasks on a viewer's screen. */
export function staleAfterMs({ visiblePeriodMs }: Pick<Pace, 'visiblePeriodMs'>): number {
  return Math.max(STALE_AT_LEAST_MS, 3 * (visiblePeriodMs ?? 0));
}

/** The same for tasks that are listed and on no viewer's screen: each costs its share of the calls that are left. */
export function hiddenStaleAfterMs(pace: Pick<Pace, 'visiblePeriodMs' | 'hiddenTasks' | 'hiddenTaskCostMs'>): number {
  return Math.max(staleAfterMs(pace), 3 * pace.hiddenTasks * pace.hiddenTaskCostMs);
}
