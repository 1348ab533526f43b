import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DUE_STATUSES, STATUSES, statusOf } from '#contract/status.ts';
import { taskKey } from '#contract/task-ref.ts';
import { effort } from '#testing/effort.ts';
import { createHistory, REFS, taskHistory } from '#testing/task-histories.ts';
import { awaitsFirstAnswer } from '../core/first-pass.ts';
import { createListedKeys } from '../core/listed-keys.ts';
import type { Task } from '../core/tasks.ts';
import { createListing } from './listing.ts';

const RUNS = effort({ usual: 500, soak: 100_000 });

it('what a list has new, waiting, due and in each status is what going through all of its tasks finds, listed whole or by their keys', () => {
  const list = fc.record({
    apps: fc.uniqueArray(fc.integer({ min: 1, max: 3 })),
    keys: fc.subarray(REFS.map(taskKey)),
  });
  fc.assert(
    fc.property(taskHistory, list, fc.nat(60), fc.boolean(), (steps, { apps, keys }, since, mayAsk) => {
      const { tasks, all, now, take } = createHistory();
      for (const step of steps) take(step);
      const lease = { apps: new Set(apps), keys: createListedKeys(keys) };
      const listing = createListing(lease, tasks);
      const listed = all().filter(({ key, ref }) => lease.apps.has(ref.sdkAppId) || lease.keys.has(key));
      const appsOf = (tasks: readonly Task[]) => [...new Set(tasks.map(({ ref }) => ref.sdkAppId))].toSorted();
      const isWaiting = (task: Task) => awaitsFirstAnswer(task) || task.lastAskedAt === null;

      expect(listing.apps.toSorted()).toEqual([...new Set([...apps, ...appsOf(listed)])].toSorted());
      expect(listing.count()).toBe(listed.length);
      expect(new Set(listing.changedSince(since))).toEqual(new Set(listed.filter(({ revision }) => revision > since)));
      expect(new Set(listing.heardSince(now() - 1))).toEqual(
        new Set(listed.filter(({ heardAt }) => heardAt >= now() - 1)),
      );
      expect(listing.countWaiting(() => mayAsk)).toBe(
        listed.filter((task) => isWaiting(task) && (mayAsk || task.isAsking)).length,
      );
      expect(listing.isFirstAnswerNear()).toBe(
        listed.some((task) => awaitsFirstAnswer(task) && (task.isAsking || task.wish !== null)),
      );
      expect(listing.dueApps().toSorted()).toEqual(
        appsOf(listed.filter(({ view }) => DUE_STATUSES.includes(statusOf(view)))),
      );
      const statuses = listed.map(({ view }) => statusOf(view));
      expect(listing.statuses()).toEqual(
        Object.fromEntries(STATUSES.map((status) => [status, statuses.filter((one) => one === status).length])),
      );
      for (const { sdkAppId, region } of REFS)
        expect(listing.hasRegion(sdkAppId, region)).toBe(
          listed.some(({ ref }) => ref.sdkAppId === sdkAppId && ref.region === region),
        );
    }),
    { numRuns: RUNS },
  );
});

it('a first answer has the tasks of an SdkAppId in the order in which they were added', () => {
  fc.assert(
    fc.property(taskHistory, (steps) => {
      const { tasks, all, take } = createHistory();
      for (const step of steps) take(step);
      const listing = createListing({ apps: new Set([1]), keys: createListedKeys() }, tasks);
      expect(listing.changedSince(0)).toEqual(all().filter(({ ref }) => ref.sdkAppId === 1));
    }),
    { numRuns: RUNS },
  );
});
