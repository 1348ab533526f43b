import type { ProblemKind, TaskProblem } from '#contract/task-view.ts';

/** Of one task; more than a person reads, and a task that flaps must not fill the disk. */
export const MAX_TRANSITIONS = 200;
export const MAX_PROBLEMS = 50;

/** How much longer than healthy history failures are kept: they are asked about late. */
export const FAILURES_KEPT_TIMES = 3;

/** The end of a task and our own hurry are ordinary: such records go first. */
const ORDINARY: Record<ProblemKind, boolean> = {
  gone: true,
  throttle: true,
  transient: false,
  clock: false,
  credential: false,
  permission: false,
  caller: false,
  unknown: false,
};

export const isFailure = ({ kind }: TaskProblem): boolean => !ORDINARY[kind];

/** The episodes with the latest word of one of them in it; while a run of the same code lasts, its `since` stands still. */
export function withProblem(episodes: readonly TaskProblem[], problem: TaskProblem): TaskProblem[] {
  const others = episodes.filter(({ since, code }) => since !== problem.since || code !== problem.code);
  return withinLimit([...others, problem]);
}

function withinLimit(episodes: TaskProblem[]): TaskProblem[] {
  if (episodes.length <= MAX_PROBLEMS) return episodes;
  const first = episodes.findIndex((episode) => !isFailure(episode));
  return episodes.toSpliced(Math.max(0, first), 1);
}
