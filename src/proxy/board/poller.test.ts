import { expect, it } from 'vitest';
import { createVirtualClock } from '#testing/virtual-clock.ts';
import { createBackground } from '../background.ts';
import { createHangs } from '../core/hangs.ts';
import { createLeases } from '../core/leases.ts';
import { createPacer } from '../core/pacer.ts';
import { createScheduler } from '../core/scheduler.ts';
import { createTasks } from '../core/tasks.ts';
import { createPoller } from './poller.ts';

it('a call goes in the turn of the check that it may, however long a connection took', async () => {
  const clock = createVirtualClock();
  const tasks = createTasks({ limit: 10 });
  const leases = createLeases();
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
    tasks: tasks.all,
    leases,
    onCall: () => {},
    isCut: () => false,
    track: () => {},
  });
  const task = tasks.add({ sdkAppId: 1, region: 'ap-singapore', taskId: 'a' }, 0, 'one');
  leases.put(
    'tab',
    'ann',
    0,
    { apps: new Set([1]), keys: new Set(), visible: [task?.key ?? ''] },
    { everyMs: 600_000 },
  );
  poller.start();
  await clock.advance(59_999);
  expect([sent, pacer.snapshot(clock.monotonic()).inLastSecond]).toEqual([[], 0]);
  await clock.advance(2);
  expect(sent).toEqual([{ at: 60_000, connected: true, counted: 1 }]);
});
