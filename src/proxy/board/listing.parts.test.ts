import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type TaskRef, taskKey } from '#contract/task-ref.ts';
import type { TaskView } from '#contract/task-view.ts';
import type { WatchAnswer, WatchRequest } from '#contract/watch.ts';
import { lifeCycle } from '#emulator/task-script.ts';
import { createBackEnd } from '#testing/back-end.ts';
import { effort } from '#testing/effort.ts';
import { createVirtualClock } from '#testing/virtual-clock.ts';

const APP = 1_400_000_000;
const LEASE = 'a-lease-of-one-tab';
const ref = (n: number): TaskRef => ({ sdkAppId: APP, region: 'ap-singapore', taskId: `-task${n}.` });

/** A board with so many tasks, which become another one every few seconds. */
function setUp(tasks: number) {
  const clock = createVirtualClock();
  const { board, emulator, stop } = createBackEnd({ clock });
  const ask = (request: Partial<WatchRequest>): WatchAnswer => {
    const answer = board.watch({ lease: LEASE, revision: 0, ...request }, () => true, true);
    if ('full' in answer) throw new Error(answer.full);
    return answer;
  };
  const add = (refs: TaskRef[]) => {
    for (const one of refs)
      emulator.setTask(one, lifeCycle({ startsAt: clock.wall(), idleMs: 3_000, inProgressMs: 3_000, exitedMs: 3_000 }));
    ask({ lease: 'the-lease-of-another-tab', list: { apps: [APP], refs, mode: 'add' } });
  };
  add(Array.from({ length: tasks }, (_, n) => ref(n)));
  return { clock, ask, add, stop };
}

const list = { apps: [APP], refs: [], mode: 'replace' as const };

test('the parts, and what changed between them, are the whole list: none is left out, and none is old', async () => {
  const pauses = fc.array(fc.record({ ms: fc.integer({ min: 0, max: 2_000 }), comes: fc.boolean() }), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 30 }),
      fc.integer({ min: 1, max: 12 }),
      pauses,
      async (n, most, pauses) => {
        const { clock, ask, add, stop } = setUp(n);
        await clock.advance(3_500);
        const known = new Map<string, TaskView>();
        let answer = ask({ list, most });
        for (let round = 0; ; round += 1) {
          for (const view of answer.views) known.set(taskKey(view), view);
          if (answer.rest === null) break;
          const { ms, comes } = pauses[round] ?? { ms: 0, comes: false };
          if (comes) add([ref(1_000 + round)]);
          await clock.advance(ms);
          answer = ask({ revision: answer.revision, most });
        }
        const whole = ask({ lease: 'a-lease-of-a-third-tab', list });
        const facts = ({ taskId, state, apiStatus, stateSince }: TaskView) => ({
          taskId,
          state,
          apiStatus,
          stateSince,
        });
        const byId = (a: TaskView, b: TaskView) => (a.taskId < b.taskId ? -1 : 1);
        expect([...known.values()].sort(byId).map(facts)).toEqual(whole.views.toSorted(byId).map(facts));
        await stop();
      },
    ),
    { numRuns: effort({ usual: 40, soak: 2_000 }) },
  );
});

test('the first part is small, begins with what changed last, and comes with the sums of all', async () => {
  const { clock, ask, add, stop } = setUp(20);
  await clock.advance(3_000);
  add([ref(99)]);
  const answer = ask({ list, most: 5 });
  expect(answer.views).toHaveLength(5);
  expect(answer.views.map(({ taskId }) => taskId)).toContain('-task99.');
  const sums = Object.values(answer.rest?.statuses ?? {});
  expect(sums.reduce((sum, count) => sum + count, 0)).toBe(21);
  await stop();
});

test('a tab that does not ask for parts is told all at once', async () => {
  const { ask, stop } = setUp(20);
  const { views, rest } = ask({ list });
  expect([views.length, rest]).toEqual([20, null]);
  await stop();
});
