import type { Incident } from '#contract/incident.ts';
import type { TaskRef } from '#contract/task-ref.ts';
import type { TaskView } from '#contract/task-view.ts';

/** A healthy task for tests; each test says only what matters to it. */
export function aTaskView(differs: Partial<TaskView> = {}): TaskView {
  return {
    sdkAppId: 1_400_000_000,
    region: 'ap-guangzhou',
    taskId: '-m9-bVVU7k801X+VX8gOq.',
    state: 'inProgress',
    stateSince: 1_000,
    stateNotBefore: 900,
    apiStatus: 'InProgress',
    startTime: 500,
    askedAt: 10_000,
    answeredAt: 10_000,
    requestId: '7c3e0c1a-52f4-4d0b-9a54-0f7c2f6d9b1e',
    lastAlive: { status: 'InProgress', at: 10_000 },
    firstGoneAt: null,
    problem: null,
    ...differs,
  };
}

export function aProblem(differs: Partial<NonNullable<TaskView['problem']>> = {}): NonNullable<TaskView['problem']> {
  return {
    kind: 'transient',
    code: 'InternalError.CTInternalError',
    message: 'Internal error.',
    requestId: null,
    at: 9_000,
    since: 8_000,
    count: 4,
    ...differs,
  };
}

/** An open incident of a task that fails, unless the test says otherwise. */
export function anIncident({ sdkAppId, region, taskId }: TaskRef, differs: Partial<Incident> = {}): Incident {
  return {
    id: `incident of ${taskId}`,
    cause: 'failing',
    subject: { kind: 'task', sdkAppId, region, taskId },
    problem: { code: 'InternalError.CTInternalError', message: 'Internal error.', requestId: 'r' },
    overLimit: null,
    since: 8_000,
    firstSince: 8_000,
    times: 1,
    endedAt: null,
    isNews: true,
    acknowledgement: null,
    ...differs,
  };
}
