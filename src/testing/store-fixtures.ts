import type { Transition } from '#contract/history.ts';
import type { KeptIncident } from '#contract/incident.ts';
import type { TaskProblem, TaskView } from '#contract/task-view.ts';

/** For the tests of stores: plausible facts, of which each test says what matters to it. */
export const NOON = Date.UTC(2026, 10, 22, 12);

export const viewOf = (taskId: string, facts: Partial<TaskView> = {}): TaskView => ({
  sdkAppId: 1_400_000_000,
  region: 'ap-singapore',
  taskId,
  state: 'inProgress',
  stateSince: NOON - 60_000,
  stateNotBefore: NOON - 61_000,
  apiStatus: 'InProgress',
  startTime: NOON - 90_000,
  askedAt: NOON - 30,
  answeredAt: NOON,
  requestId: 'b1a2',
  lastAlive: { status: 'InProgress', at: NOON },
  firstGoneAt: null,
  problem: null,
  ...facts,
});

export const transitionAt = (at: number, facts: Partial<Transition> = {}): Transition => ({
  at,
  from: 'idle',
  to: 'inProgress',
  apiStatus: 'InProgress',
  requestId: `r-${at}`,
  notBefore: at - 1_000,
  ...facts,
});

export const problemAt = (since: number, facts: Partial<TaskProblem> = {}): TaskProblem => ({
  kind: 'transient',
  code: 'InternalError',
  message: 'try again',
  requestId: null,
  at: since,
  since,
  count: 1,
  ...facts,
});

/** That the task "a" fails, since then. */
export const incidentAt = (since: number, facts: Partial<KeptIncident> = {}): KeptIncident => ({
  id: `i-${since}`,
  cause: 'failing',
  subject: { kind: 'task', sdkAppId: 1_400_000_000, region: 'ap-singapore', taskId: 'a' },
  problem: { code: 'InternalError', message: 'try again', requestId: null },
  overLimit: null,
  since,
  firstSince: since,
  times: 1,
  endedAt: null,
  isNews: true,
  acknowledgement: null,
  ...facts,
});
