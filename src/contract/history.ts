import * as v from 'valibot';
import { TaskProblem, TaskState } from './task-view.ts';

/** One observed change of state. We sample: it happened after `notBefore` and at `at` at the latest. */
export const Transition = v.object({
  /** First observed, ms since the epoch. */
  at: v.number(),
  /** The last observation before it; null when there was none. */
  notBefore: v.nullable(v.number()),
  from: TaskState,
  to: TaskState,
  apiStatus: v.nullable(v.string()),
  requestId: v.nullable(v.string()),
});
export type Transition = v.InferOutput<typeof Transition>;

/** What was observed of a task, oldest first. */
export const HistoryAnswer = v.object({
  now: v.number(),
  transitions: v.array(Transition),
  /** A problem here is an episode: one entry for a run of the same code. */
  problems: v.array(TaskProblem),
});
export type HistoryAnswer = v.InferOutput<typeof HistoryAnswer>;
