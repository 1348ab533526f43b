import { isLive } from '#contract/status.ts';
import type { Attention } from './leases.ts';
import type { Task } from './tasks.ts';

/** Of the watched live tasks, so many older than twice their period, for so long, are more than the calls can carry. */
const SHARE = 0.25;
const OVERDUE_PERIODS = 2;
const LASTS_MS = 60_000;

/**
 * Whether more tasks are watched than the calls can keep fresh. Tasks that fail wait for another reason, and while new ones
 * are asked for the first time the others may wait: neither counts.
 */
export function createBudgetWatch() {
  let overdueSince: number | null = null;
  return {
    /**
     * @param now by both clocks: answers are dated by the wall, the minute is measured by the monotonic one
     * @returns whether it is so
     */
    settle(
      tasks: Iterable<Task>,
      attention: Attention,
      periods: { visibleMs: number; hiddenMs: number },
      now: { wall: number; monotonic: number },
    ): boolean {
      let [watched, overdue, isFirstPass] = [0, 0, false];
      for (const { key, ref, view, lastAskedAt } of tasks) {
        const isVisible = attention.visible.has(key);
        if (!isVisible && !attention.listed.has(key) && !attention.apps.has(ref.sdkAppId)) continue;
        isFirstPass ||= lastAskedAt === null;
        if (!isLive(view) || view.problem !== null || view.answeredAt === null) continue;
        watched += 1;
        const periodMs = isVisible ? periods.visibleMs : periods.hiddenMs;
        if (now.wall - view.answeredAt > OVERDUE_PERIODS * periodMs) overdue += 1;
      }
      if (isFirstPass || overdue <= watched * SHARE) overdueSince = null;
      else overdueSince ??= now.monotonic;
      return overdueSince !== null && now.monotonic - overdueSince >= LASTS_MS;
    },
  };
}
