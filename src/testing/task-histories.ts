import fc from 'fast-check';
import { type TaskRef, taskKey } from '#contract/task-ref.ts';
import type { Answer } from '#proxy/core/answer.ts';
import { createTasks, type Task, type TaskObserver } from '#proxy/core/tasks.ts';
import { trackTask } from '#proxy/core/track-task.ts';

/** Seven tasks of two SdkAppIds, in two regions. */
export const REFS: readonly TaskRef[] = [1, 1, 1, 1, 2, 2, 2].map((sdkAppId, i) => ({
  sdkAppId,
  region: i % 3 === 0 ? 'ap-one' : 'ap-two',
  taskId: `-t${i}.`,
}));

const trouble = { message: 'no', requestId: 'r' };
const ANSWERS: Answer[] = [
  ...['Idle', 'InProgress', 'Exited', 'Strange'].map(
    (status): Answer => ({ kind: 'status', status, startTime: null, requestId: 'r' }),
  ),
  { kind: 'gone', code: 'ResourceNotFound', ...trouble },
  { kind: 'failed', problemKind: 'transient', code: 'InternalError', ...trouble },
  { kind: 'limited', code: 'RequestLimitExceeded', ...trouble },
];

const task = fc.nat(REFS.length - 1);
const step = fc.oneof(
  fc.record({ do: fc.constant('add' as const), task }),
  fc.record({ do: fc.constant('remove' as const), task }),
  fc.record({ do: fc.constant('ask' as const), task }),
  fc.record({ do: fc.constant('wish' as const), task }),
  // The wall clock may be set back.
  fc.record({
    do: fc.constant('answer' as const),
    task,
    answer: fc.constantFrom(...ANSWERS),
    after: fc.nat(2),
    wall: fc.nat(50),
  }),
  fc.record({ do: fc.constant('restore' as const), task, wall: fc.nat(50) }),
  fc.record({ do: fc.constant('touch' as const) }),
);

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** What may happen to tasks, in any order; also to those that were removed while they were asked about. */
export const taskHistory = fc.array(step, { maxLength: 60, size: 'max' });

/**
 * Tasks to which a history happens, step by step: as board and poller do it.
 *
 * @param observer hears of every change
 */
export function createHistory(observer?: TaskObserver) {
  const tasks = createTasks({ limit: REFS.length, observer });
  /** The last that was known of each, there or not. */
  const met = new Map<number, Task>();
  let now = 0;
  return {
    tasks,
    now: () => now,
    all: () => [...tasks.all()],
    take(step: Step): void {
      if (step.do === 'touch') {
        tasks.touch();
        return;
      }
      const ref = REFS[step.task] as TaskRef;
      if (step.do === 'add') tasks.add(ref, now, `account of ${ref.sdkAppId}`);
      const task = tasks.get(taskKey(ref)) ?? met.get(step.task);
      if (!task) return;
      met.set(step.task, task);
      switch (step.do) {
        case 'remove':
          tasks.remove(task);
          return;
        case 'ask':
          tasks.amend(task, { isAsking: true, wish: null, lastAskedAt: now });
          tasks.update(task, { ...task.view, askedAt: now });
          return;
        case 'wish':
          tasks.amend(task, { wish: { by: '', at: now } });
          return;
        case 'answer': {
          now += step.after;
          const before = task.lastAskedAt;
          tasks.amend(task, { isAsking: false, lastAskedAt: step.answer.kind === 'limited' ? null : (before ?? now) });
          const view = trackTask(task.view, step.answer, step.wall);
          if (tasks.get(task.key) === task) tasks.heard(task, view, now);
          return;
        }
        case 'restore': {
          const status = ANSWERS[1] as Answer;
          tasks.restore(trackTask(task.view, status, step.wall), task.account, { lastAskedAt: now, notBefore: now });
        }
      }
    },
  };
}
