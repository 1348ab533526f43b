import { expect, it } from 'vitest';
import { taskKey } from '#contract/task-ref.ts';
import { createVirtualClock, type VirtualClock } from '#testing/virtual-clock.ts';
import { createBackground } from '../background.ts';
import type { Answer } from '../core/answer.ts';
import { createHangs } from '../core/hangs.ts';
import { createLeases } from '../core/leases.ts';
import { createPacer, type Pacer } from '../core/pacer.ts';
import { createQueues } from '../core/queues.ts';
import { createScheduler } from '../core/scheduler.ts';
import { createSubset } from '../core/subset.ts';
import { createTasks } from '../core/tasks.ts';
import { createPoller, type PollerDeps } from './poller.ts';

/** A poller of one task that a tab shows; `moreOf` has what a test is about. */
function begin(moreOf: (clock: VirtualClock, pacer: Pacer) => Pick<PollerDeps, 'describe'> & Partial<PollerDeps>) {
  const clock = createVirtualClock();
  const leases = createLeases();
  const queues = createQueues({ attention: leases.attention });
  const tasks = createTasks({ limit: 10, observer: queues });
  const pacer = createPacer({ quota: 20, rate: 18, holdUntil: 0 });
  const poller = createPoller({
    background: createBackground(clock, { warn: () => {} }),
    clock,
    random: () => 0.5,
    connect: () => null,
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
    ...moreOf(clock, pacer),
  });
  const ref = { sdkAppId: 1, region: 'ap-singapore', taskId: 'a' };
  leases.put('tab', 'ann', 0, { apps: new Set([1]), keys: new Set(), visible: [taskKey(ref)] }, { everyMs: 600_000 });
  tasks.add(ref, 0, 'one');
  poller.start();
  return { clock, pacer, poller };
}

it('a call goes in the turn of the check that it may, however long a connection took', async () => {
  const sent: { at: number; connected: boolean; counted: number }[] = [];
  let isConnected = false;
  const { clock, pacer } = begin((clock, pacer) => ({
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
  }));
  await clock.advance(59_999);
  expect([sent, pacer.snapshot(clock.monotonic()).inLastSecond]).toEqual([[], 0]);
  await clock.advance(2);
  expect(sent).toEqual([{ at: 60_000, connected: true, counted: 1 }]);
});

it.each(['credential', 'permission'] as const)(
  'a refusal (%s) that comes when there is another key holds nothing back, and is told to no one',
  async (problemKind) => {
    const sent: number[] = [];
    const told: string[] = [];
    const refused: Answer = { kind: 'refused', problemKind, code: 'c', message: 'm', requestId: 'r' };
    const alive: Answer = { kind: 'status', status: 'Idle', startTime: null, requestId: 'r' };
    let answer: Answer = refused;
    const { clock, poller } = begin((clock) => ({
      describe: () => {
        sent.push(clock.monotonic());
        const mine = answer;
        return new Promise((resolve) => clock.after(1_000, () => resolve(mine)));
      },
      track: (_task, { kind }) => told.push(kind),
    }));
    await clock.advance(500);
    answer = alive;
    poller.credentialChanged();
    await clock.advance(4_000);
    expect(new Set(told)).toEqual(new Set(['status']));
    expect(sent[1]).toBeLessThan(2_500);
    expect(poller.isProbing()).toBe(false);
  },
);
