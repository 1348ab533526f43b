import type { Transition } from '#contract/history.ts';
import type { TaskView } from '#contract/task-view.ts';

/** A server that was away for less was only restarted: viewers saw no more than a pause. */
const AWAY_MS = 120_000;

/** The change of state that an answer showed; null when it showed none. */
export function transitionOf(before: TaskView, after: TaskView): Transition | null {
  if (before.state === after.state && before.apiStatus === after.apiStatus) return null;
  if (after.stateSince === null || after.answeredAt === null) return null;
  // An end is believed with the second "gone" answer, but it was seen with the first.
  const isEnd = after.state === 'ended';
  return {
    at: (isEnd ? after.firstGoneAt : null) ?? after.answeredAt,
    notBefore: before.state === after.state ? before.answeredAt : after.stateNotBefore,
    from: before.state,
    to: after.state,
    apiStatus: after.apiStatus,
    requestId: after.requestId,
  };
}

/** While this server was away no task was asked: that one is as it was says nothing about the time between. */
export function returnOf(before: TaskView, after: TaskView, startedAt: number): Transition | null {
  const { answeredAt, state, apiStatus, requestId } = after;
  if (answeredAt === null || before.answeredAt === null || before.answeredAt >= startedAt) return null;
  if (after.lastAlive?.at !== answeredAt || answeredAt - before.answeredAt < AWAY_MS) return null;
  return { at: answeredAt, notBefore: before.answeredAt, from: state, to: state, apiStatus, requestId };
}
