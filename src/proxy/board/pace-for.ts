import type { SharedPace } from './pace-sum.ts';

/** Of the calls that we allow ourselves. */
const USED_STEPS = 4;

interface Viewer {
  /** They may see every SdkAppId, so nothing of the pace is about others. */
  seesAll: boolean;
  lists: boolean;
  /** Rows of theirs are on a screen. */
  looks: boolean;
}

/**
 * The pace as one viewer may know it. How busy the board is tells what others watch: those who may not see all get it in
 * steps, rounded up so that no row of theirs looks late, and those who list nothing get nothing of it.
 */
export function paceFor({ seesAll, lists, looks }: Viewer, pace: SharedPace): SharedPace {
  if (seesAll) return pace;
  const { ceilingPerSecond, quotaPerSecond, isProbing } = pace;
  const idleMs = 1000 / ceilingPerSecond;
  if (!lists)
    return {
      usedPerSecond: 0,
      ceilingPerSecond,
      quotaPerSecond,
      visiblePeriodMs: null,
      hiddenTasks: 0,
      hiddenTaskCostMs: idleMs,
      firstPassMs: 0,
      newTaskCostMs: idleMs,
      othersUseQuota: false,
      isProbing,
    };
  const step = ceilingPerSecond / USED_STEPS;
  return {
    ...pace,
    usedPerSecond: Math.round(Math.round(pace.usedPerSecond / step) * step),
    visiblePeriodMs: looks && pace.visiblePeriodMs !== null ? stepUp(pace.visiblePeriodMs) : null,
    hiddenTasks: stepUp(pace.hiddenTasks),
    hiddenTaskCostMs: stepUp(pace.hiddenTaskCostMs),
    firstPassMs: stepUp(pace.firstPassMs),
    newTaskCostMs: stepUp(pace.newTaskCostMs),
  };
}

/** The next of … 1, 2, 5, 10, 20, 50 … */
export function stepUp(value: number): number {
  if (value <= 0) return 0;
  const decade = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 5, 10].find((factor) => factor * decade >= value) ?? 10;
  return step * decade;
}
