import type { ProblemKind, TaskState, TaskView } from '#contract/task-view.ts';
import type { Answer } from './answer.ts';

/** Tencent's words for a live task (DescribeCloudTranscription, `Status`); any other word is kept as it came. */
const STATE_OF_STATUS: Readonly<Record<string, TaskState>> = {
  Idle: 'idle',
  InProgress: 'inProgress',
  Exited: 'exiting',
};

/** The product did not exist before; a start further in the future than this is not one either. */
const EARLIEST_START = Date.UTC(2020, 0, 1);
const START_AHEAD_MS = 24 * 3_600_000;

/**
 * Folds an answer into what we believe about a task: the one place that decides "ended" and "not found".
 *
 * Tencent answers a task that has ended and one that never existed with the same error. Seen alive before, two "gone"
 * answers in a row mean ended (one may be a hiccup, and costs nothing to confirm); never seen alive, one means not found.
 * No other error says anything about the task: its state stays, with the problem beside it.
 *
 * @param at when the answer came, ms since the epoch
 */
export function trackTask(view: TaskView, answer: Answer, at: number): TaskView {
  const seen = { ...view, requestId: answer.requestId ?? view.requestId };
  switch (answer.kind) {
    case 'status':
      return {
        ...inState(seen, STATE_OF_STATUS[answer.status] ?? 'unchecked', at),
        apiStatus: answer.status,
        startTime: plausibleStart(answer.startTime, at) ?? view.startTime,
        answeredAt: at,
        lastAlive: { status: answer.status, at },
        firstGoneAt: null,
        problem: null,
      };
    case 'gone': {
      const next = { ...seen, answeredAt: at, firstGoneAt: view.firstGoneAt ?? at, problem: problemOf('gone') };
      if (view.lastAlive === null) return inState(next, 'notFound', at);
      return view.firstGoneAt === null ? next : inState(next, 'ended', at);
    }
    case 'limited':
      return { ...seen, problem: problemOf('throttle') };
    case 'refused':
    case 'failed':
      return { ...seen, problem: problemOf(answer.problemKind) };
  }

  function problemOf(kind: ProblemKind) {
    const { code, message, requestId } = answer as Exclude<Answer, { kind: 'status' }>;
    const before = view.problem?.code === code ? view.problem : null;
    return { kind, code, message, requestId, at, since: before?.since ?? at, count: (before?.count ?? 0) + 1 };
  }
}

function inState(view: TaskView, state: TaskState, at: number): TaskView {
  if (view.state === state && view.stateSince !== null) return view;
  return { ...view, state, stateSince: at, stateNotBefore: stateNotBefore(view, state) };
}

/** An end is believed with the second "gone" answer, but it was seen with the first. */
function stateNotBefore(before: TaskView, state: TaskState): number | null {
  return (state === 'ended' ? before.lastAlive?.at : null) ?? before.answeredAt;
}

function plausibleStart(startTime: number | null, now: number): number | null {
  return startTime !== null && startTime >= EARLIEST_START && startTime <= now + START_AHEAD_MS ? startTime : null;
}

/** One "gone" answer after a sign of life: the end is near, and the next answer settles it. */
export function isSuspect(view: TaskView): boolean {
  return view.firstGoneAt !== null && view.state !== 'ended' && view.state !== 'notFound';
}
