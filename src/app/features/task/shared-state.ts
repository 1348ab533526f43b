import { statusOf } from '#contract/status.ts';
import type { TaskAnswer } from '#contract/task-view.ts';
import type { Shared } from '../../address.ts';

/** What a link says of a task for the person who gets it: its state, and what is wrong, first of all with itself. */
export function sharedState(answer: TaskAnswer, at: number): Shared {
  const { incidents } = answer;
  const incident = incidents.find(({ cause }) => cause === 'failing') ?? incidents[0];
  const was = statusOf(answer);
  return incident ? { was, at, incident: { cause: incident.cause, since: incident.since } } : { was, at };
}
