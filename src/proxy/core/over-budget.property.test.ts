import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isLive } from '#contract/status.ts';
import { taskKey } from '#contract/task-ref.ts';
import { effort } from '#testing/effort.ts';
import { createHistory, REFS, taskHistory } from '#testing/task-histories.ts';
import { type Attention, createLeases } from './leases.ts';
import { createBudgetWatch } from './over-budget.ts';
import type { Task } from './tasks.ts';

const RUNS = effort({ usual: 500, soak: 100_000 });
const KEYS = REFS.map(taskKey);
const APPS = [...new Set(REFS.map(({ sdkAppId }) => sdkAppId))];

const look = fc.record({
  /** How much happens to the tasks before it. */
  after: fc.nat(12),
  apps: fc.subarray(APPS),
  listed: fc.subarray(KEYS),
  shown: fc.subarray(KEYS),
  notAsked: fc.subarray(APPS, { maxLength: 1 }),
  visibleMs: fc.nat(15),
  hiddenMs: fc.nat(15),
  wall: fc.nat(80),
  laterMs: fc.constantFrom(5_000, 60_000),
});

/** The same by going through all tasks: whether too many are overdue at this moment. */
function isTooMuch(
  tasks: readonly Task[],
  { visible, listed, apps }: Attention,
  {
    notAsked,
    visibleMs,
    hiddenMs,
    wall,
  }: Pick<typeof look extends fc.Arbitrary<infer L> ? L : never, 'notAsked' | 'visibleMs' | 'hiddenMs' | 'wall'>,
): boolean {
  const watched = tasks.filter(
    ({ key, ref }) =>
      !notAsked.includes(ref.sdkAppId) && (visible.has(key) || listed.has(key) || apps.has(ref.sdkAppId)),
  );
  const well = watched.filter(({ view }) => isLive(view) && view.problem === null && view.answeredAt !== null);
  const overdue = well.filter(
    ({ key, view }) => wall - (view.answeredAt ?? 0) > 2 * (visible.has(key) ? visibleMs : hiddenMs),
  );
  return overdue.length > well.length / 4 && watched.every(({ lastAskedAt }) => lastAskedAt !== null);
}

it('whatever happens to tasks and lists, it is over budget when a full count says so for a minute', () => {
  let wasOver = 0;
  fc.assert(
    fc.property(taskHistory, fc.array(look, { maxLength: 12, size: 'max' }), (steps, looks) => {
      const known = new Map<string, Task>();
      const hear = { task: (key: string) => again(key), app: () => {} };
      const leases = createLeases(undefined, hear);
      const budget = createBudgetWatch(leases.attention);
      const again = (key: string) => {
        const task = known.get(key);
        if (task) budget.changed(task);
      };
      const { all, take } = createHistory({
        changed(task) {
          known.set(task.key, task);
          budget.changed(task);
        },
        removed(task) {
          known.delete(task.key);
          budget.removed(task);
        },
      });
      const left = [...steps];
      let monotonic = 0;
      let since: number | null = null;
      for (const { after, apps, listed, shown, laterMs, ...rest } of looks) {
        for (const step of left.splice(0, after)) take(step);
        leases.put('tab', 'ann', monotonic, { apps: new Set(apps), keys: new Set(listed), visible: shown });
        const attention = leases.attention(monotonic);
        if (isTooMuch(all(), attention, rest)) since ??= monotonic;
        else since = null;
        const isOver = since !== null && monotonic - since >= 60_000;
        wasOver += Number(isOver);
        const { notAsked, visibleMs, hiddenMs, wall } = rest;
        const isAsked = (app: number) => !notAsked.includes(app);
        expect(budget.settle(isAsked, { visibleMs, hiddenMs }, { wall, monotonic })).toBe(isOver);
        monotonic += laterMs;
      }
    }),
    { numRuns: RUNS },
  );
  expect(wasOver).toBeGreaterThan(RUNS / 100);
});
