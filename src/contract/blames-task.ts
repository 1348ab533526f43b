import type { ProblemKind } from './task-view.ts';

/** Throttling, clock and credential are faults of the account, and "gone" is how an end is told. */
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

/** Whether a problem of this kind says something against the task that was asked about. */
export function blamesTask(kind: ProblemKind): boolean {
  return BLAMES_TASK[kind];
}
