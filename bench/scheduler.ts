import { createLeases } from '#proxy/core/leases.ts';
import { type Choices, createQueues } from '#proxy/core/queues.ts';
import { createScheduler } from '#proxy/core/scheduler.ts';
import { createTasks, type Task } from '#proxy/core/tasks.ts';
import type { Bench, Figure } from './bench.ts';
import { scanChoices } from './scheduler-scan.ts';

const RATE = 18;
const APPS = 20;
const REGIONS = ['ap-singapore', 'ap-guangzhou', 'ap-frankfurt'];
const VIEWERS = 50;
const ROWS = 30;

const SCENES = {
  'all may be asked': () => true,
  'half of the SdkAppIds held back': (task: Task) => task.ref.sdkAppId % 2 === 0,
} as const;

/**
 * Microseconds of CPU for a decision, with all that it costs to keep up to date what it is made of: that a task is asked, answers, and
 * waits for a second. By the queues; the same while a viewer turns a page each second; and by a look at all tasks.
 */
function microsecondsEach(
  count: number,
  mayAsk: (task: Task) => boolean,
): { queues: number; turning: number; scan: number } {
  const leases = createLeases(undefined, {
    task(key) {
      const task = tasks.get(key);
      if (task) queues.changed(task);
    },
    app: (sdkAppId) => queues.appChanged(sdkAppId),
  });
  const queues = createQueues({ attention: leases.attention, heldWith: ({ ref }) => ref.region });
  const tasks = createTasks({ limit: count, observer: queues });
  const scheduler = createScheduler({ backgroundRate: 2 });
  for (let i = 0; i < count; i += 1) {
    const region = REGIONS[i % REGIONS.length] ?? '';
    tasks.add({ sdkAppId: 1 + (i % APPS), region, taskId: `task-${i}` }, 0, 'one', `viewer ${i % VIEWERS}`);
  }
  const all = [...tasks.all()];

  function turnPage(viewer: number, page: number, now: number): void {
    const from = (viewer * 997 + page * ROWS) % (count - ROWS);
    const visible = all.slice(from, from + ROWS).map(({ key }) => key);
    const says = { apps: new Set([1 + (viewer % APPS)]), keys: new Set<string>(), visible };
    leases.put(`tab ${viewer}`, `viewer ${viewer}`, now, says, { everyMs: Number.POSITIVE_INFINITY });
  }
  for (let viewer = 0; viewer < VIEWERS; viewer += 1) turnPage(viewer, 0, 0);

  let call = 0;
  let asked: Task | null = null;
  function decide(choicesAt: (now: number) => Choices, isTurning: boolean): void {
    call += 1;
    const now = (call * 1_000) / RATE;
    if (asked) tasks.amend(asked, { isAsking: false, notBefore: now + 1_000 });
    if (isTurning && call % RATE === 0) turnPage((call / RATE) % VIEWERS, call, now);
    asked = scheduler.next(choicesAt(now), now);
    if (asked) tasks.amend(asked, { isAsking: true, wish: null, lastAskedAt: now });
  }

  function time(decisions: number, choicesAt: (now: number) => Choices, isTurning = false): number {
    const begun = process.cpuUsage();
    for (let i = 0; i < decisions; i += 1) decide(choicesAt, isTurning);
    const { user, system } = process.cpuUsage(begun);
    return (user + system) / decisions;
  }
  const byQueues = (now: number) => queues.choices(mayAsk, now);
  const byScan = (now: number) => scanChoices(tasks.all(), leases.attention(now), mayAsk, now);
  // What is on a screen has been asked once, then, and the code is compiled.
  time(4_000, byQueues);
  return { queues: time(20_000, byQueues), turning: time(20_000, byQueues, true), scan: time(100, byScan) };
}

export const schedulerBench: Bench = {
  name: 'scheduler',
  shows: `a decision whom to ask next, ${VIEWERS} viewers of ${ROWS} rows, ${APPS} SdkAppIds in ${REGIONS.length} regions`,
  run: (): Figure[] =>
    Object.entries(SCENES).flatMap(([scene, mayAsk]) =>
      [1_000, 50_000].flatMap((count) => {
        const { queues, turning, scan } = microsecondsEach(count, mayAsk);
        const name = `n=${count}, ${scene}`;
        return [
          { name: `queues ${name}`, value: queues, unit: 'us', ...(count === 50_000 ? { atMost: 20 } : {}) },
          { name: `queues, pages turn, ${name}`, value: turning, unit: 'us' },
          { name: `scan ${name}`, value: scan, unit: 'us' },
          { name: `scan/queues ${name}`, value: scan / queues, unit: 'x' },
        ];
      }),
    ),
};
