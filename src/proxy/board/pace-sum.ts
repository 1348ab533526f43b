import type { Pace } from '#contract/pace.ts';

/** Without what depends on the viewer, and on what they list. */
export type SharedPace = Omit<Pace, 'liveTasks' | 'answeredAt'>;

/** Accounts have quotas of their own: calls add up, periods do not. */
export function sumPaces(paces: readonly SharedPace[]): SharedPace {
  const sum = (part: (pace: SharedPace) => number) => paces.reduce((total, pace) => total + part(pace), 0);
  const periods = paces.map((pace) => pace.visiblePeriodMs).filter((period) => period !== null);
  return {
    usedPerSecond: sum((pace) => pace.usedPerSecond),
    ceilingPerSecond: sum((pace) => pace.ceilingPerSecond),
    quotaPerSecond: sum((pace) => pace.quotaPerSecond),
    visiblePeriodMs: periods.length > 0 ? Math.max(...periods) : null,
    hiddenTasks: sum((pace) => pace.hiddenTasks),
    hiddenTaskCostMs: Math.max(...paces.map((pace) => pace.hiddenTaskCostMs)),
    firstPassMs: Math.max(...paces.map((pace) => pace.firstPassMs)),
    newTaskCostMs: Math.max(...paces.map((pace) => pace.newTaskCostMs)),
    othersUseQuota: paces.some((pace) => pace.othersUseQuota),
    isProbing: paces.every((pace) => pace.isProbing),
  };
}
