import * as z from 'zod/mini';
import { TaskProblem, TaskState } from './task-view.ts';

/** One observed change of state. We sample: it happened after `notBefore` and at `at` at the latest. */
export const Transition = z.object({
  /** First observed, ms since the epoch. */
  at: z.number(),
  /** The last observation before it; null when there was none. */
  notBefore: z.nullable(z.number()),
  from: TaskState,
  to: TaskState,
  apiStatus: z.nullable(z.string()),
  requestId: z.nullable(z.string()),
});
export type Transition = z.infer<typeof Transition>;

/** What was observed of a task, oldest first. */
export const HistoryAnswer = z.object({
  now: z.number(),
  transitions: z.array(Transition),
  /** A problem here is an episode: one entry for a run of the same code. */
  problems: z.array(TaskProblem),
});
export type HistoryAnswer = z.infer<typeof HistoryAnswer>;
