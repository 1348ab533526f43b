import { expect, it } from 'vitest';
import { taskKey } from '#contract/task-ref.ts';
import { createVirtualClock } from '#testing/virtual-clock.ts';
import { createBackground } from '../background.ts';
import { createHangs } from '../core/hangs.ts';
import { createLeases } from '../core/leases.ts';
import { createPacer } from '../core/pacer.ts';
import { createQueues } from '../core/queues.ts';
import { createScheduler } from '../core/scheduler.ts';
import { createSubset } from '../core/subset.ts';
import { createTasks } from '../core/tasks.ts';
import { createPoller } from './poller.ts';

it('a call goes in the turn of the check that it may, however long a connection took', async () => {
  const clock = createVirtualClock();
  const leases = createLeases();
  const queues = createQueues({ attention: leases.attention });
  const tasks = createTasks({ limit: 10, observer: queues });
  const pacer = createPacer({ quota: 20, rate: 18, holdUntil: 0 });
  const sent: { at: number; connected: boolean; counted: number }[] = [];
  let isConnected = false;
  const poller = createPoller({
    background: createBackground(clock, { warn: () => {} }),
    clock,
    random: () => 0.5,
    connect: () =>
      isConnected
        ? null
        : new Promise((resolve) =>
            clock.after(60_000, () => {
              isConnected = true;
              resolve();
            }),
          ),
    describe: async () => {
      sent.push({
        at: clock.monotonic(),
        connected: isConnected,
        counted: pacer.snapshot(clock.monotonic()).inLastSecond,
      });
      return { kind: 'status', status: 'Idle', startTime: null, requestId: 'r' };
    },
    isHeld: () => false,
    pacer,
    scheduler: createScheduler({ backgroundRate: 0 }),
    hangs: createHangs({ places: 4 }),
    queues,
    failing: createSubset(() => false),
    tasks,
    onCall: () => {},
    isCut: () => false,
    track: () => {},
  });
  const ref = { sdkAppId: 1, region: 'ap-singapore', taskId: 'a' };
  leases.put('tab', 'ann', 0, { apps: new Set([1]), keys: new Set(), visible: [taskKey(ref)] }, { everyMs: 600_000 });
  tasks.add(ref, 0, 'one');
  poller.start();
  await clock.advance(59_999);
  expect([sent, pacer.snapshot(clock.monotonic()).inLastSecond]).toEqual([[], 0]);
  await clock.advance(2);
  expect(sent).toEqual([{ at: 60_000, connected: true, counted: 1 }]);
});
