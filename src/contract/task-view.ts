import * as v from 'valibot';
import { ERROR_KINDS } from '#tencent/error-kind.ts';
import { Incident } from './incident.ts';
import { Outage } from './pace.ts';
import { Region, SdkAppId, TaskId, type TaskRef } from './task-ref.ts';

/**
 * `unchecked`: no answer that we can read as a state yet (`apiStatus` has the raw word if Tencent said one that is not
 * in its documentation). `exiting` is Tencent's `Exited`: in the process of ending. `ended` and `notFound` are inferred,
 * because Tencent answers both with the same error.
 */
const TASK_STATES = ['unchecked', 'idle', 'inProgress', 'exiting', 'ended', 'notFound'] as const;
export const TaskState = v.picklist(TASK_STATES);
export type TaskState = v.InferOutput<typeof TaskState>;

/** What kind of trouble an answer told of; decides whether and when the task is asked again. */
export const ProblemKind = v.picklist(ERROR_KINDS);
export type ProblemKind = v.InferOutput<typeof ProblemKind>;

const Milliseconds = v.number();

/**
 * The present trouble with a task, beside its last known state. `code` is Tencent's, or one of ours (`Network.…`,
 * `Response.…`) when no readable answer came; `requestId` is null when the request did not reach Tencent.
 */
export const TaskProblem = v.object({
  kind: ProblemKind,
  code: v.string(),
  message: v.string(),
  requestId: v.nullable(v.string()),
  /** When it was last seen, and since when and how often in a row. */
  at: Milliseconds,
  since: Milliseconds,
  count: v.number(),
});
export type TaskProblem = v.InferOutput<typeof TaskProblem>;

/** What the proxy believes about a task. All times are milliseconds since the epoch by the proxy's clock. */
export const TaskView = v.object({
  sdkAppId: SdkAppId,
  region: Region,
  taskId: TaskId,
  state: TaskState,
  /** When the present state was first observed. We sample: it may have begun earlier. */
  stateSince: v.nullable(Milliseconds),
  /** The last observation before it. Null when there was none: the state may be as old as the task. */
  stateNotBefore: v.optional(v.nullable(Milliseconds), null),
  /** `Status` as Tencent last said it. */
  apiStatus: v.nullable(v.string()),
  /** Tencent's `StartTime`; null when it never came or cannot be a time. */
  startTime: v.nullable(Milliseconds),
  /** When Tencent was last asked, and when it last answered about the task itself (a status, or that it is gone). */
  askedAt: v.nullable(Milliseconds),
  answeredAt: v.nullable(Milliseconds),
  /** Of the last answer that carried one, good or bad. */
  requestId: v.nullable(v.string()),
  /** The last answer with a status: the evidence behind `ended`. */
  lastAlive: v.nullable(v.object({ status: v.string(), at: Milliseconds })),
  /** First "gone" answer since it was last alive. */
  firstGoneAt: v.nullable(Milliseconds),
  problem: v.nullable(TaskProblem),
});
export type TaskView = v.InferOutput<typeof TaskView>;

/** What is known of a task about which nothing was asked yet. */
export function untrackedTask(ref: TaskRef): TaskView {
  return {
    sdkAppId: ref.sdkAppId,
    region: ref.region,
    taskId: ref.taskId,
    state: 'unchecked',
    stateSince: null,
    stateNotBefore: null,
    apiStatus: null,
    startTime: null,
    askedAt: null,
    answeredAt: null,
    requestId: null,
    lastAlive: null,
    firstGoneAt: null,
    problem: null,
  };
}

/** One task for one caller: `now` is the proxy's clock, `nextPollMs` when asking again can tell something new. */
export const TaskAnswer = v.object({
  ...TaskView.entries,
  now: Milliseconds,
  nextPollMs: Milliseconds,
  outage: v.nullable(Outage),
  /** The open ones that concern it, the widest first. */
  incidents: v.array(Incident),
  /** When it is asked again by itself; null when it is not. */
  nextTryAt: v.nullable(Milliseconds),
  /** Of how many other tasks in its region the last answer was a good one. */
  goodBeside: v.number(),
});
export type TaskAnswer = v.InferOutput<typeof TaskAnswer>;
