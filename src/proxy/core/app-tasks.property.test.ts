import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DUE_STATUSES, isLive, STATUSES, statusOf } from '#contract/status.ts';
import { effort } from '#testing/effort.ts';
import { createHistory, REFS, taskHistory } from '#testing/task-histories.ts';
import { awaitsFirstAnswer } from './first-pass.ts';
import type { Task } from './tasks.ts';

const RUNS = effort({ usual: 500, soak: 100_000 });
const APPS = [...new Set(REFS.map(({ sdkAppId }) => sdkAppId))];

/** The same by going through all tasks. */
function fullCount(tasks: readonly Task[]) {
  const isWaiting = (task: Task) => awaitsFirstAnswer(task) || task.lastAskedAt === null;
  const answered = tasks.flatMap(({ view }) => (isLive(view) ? (view.answeredAt ?? []) : []));
  return {
    size: tasks.length,
    counts: Object.fromEntries(
      STATUSES.map((status) => [status, tasks.filter(({ view }) => statusOf(view) === status).length]),
    ),
    live: tasks.filter(({ view }) => isLive(view)).length,
    due: tasks.filter(({ view }) => DUE_STATUSES.includes(statusOf(view))),
    oldestAnswerAt: answered.length > 0 ? Math.min(...answered) : null,
    regions: REFS.map(({ region }) => tasks.some(({ ref }) => ref.region === region)),
    waiting: new Set(tasks.filter(isWaiting)),
    waitingAsked: new Set(tasks.filter((task) => isWaiting(task) && task.isAsking)),
    near: new Set(tasks.filter((task) => awaitsFirstAnswer(task) && (task.isAsking || task.wish !== null))),
  };
}

it('whatever happens to tasks, the sums of their SdkAppId are a full count', () => {
  fc.assert(
    fc.property(taskHistory, (steps) => {
      const { tasks, all, take } = createHistory();
      for (const step of steps) {
        take(step);
        for (const sdkAppId of APPS) {
          const theirs = all().filter(({ ref }) => ref.sdkAppId === sdkAppId);
          const app = tasks.ofApp(sdkAppId);
          expect([...app.all()]).toEqual(theirs);
          const { waiting, waitingAsked, near } = app;
          expect({
            size: app.size(),
            counts: app.counts(),
            live: app.live(),
            due: theirs.filter(app.isDue),
            oldestAnswerAt: app.oldestAnswerAt(),
            regions: REFS.map(({ region }) => app.hasRegion(region)),
            waiting,
            waitingAsked,
            near,
          }).toEqual(fullCount(theirs));
          expect(app.due()).toBe(fullCount(theirs).due.length);
          expect(tasks.live(`account of ${sdkAppId}`, () => true)).toBe(app.live());
          expect(tasks.live(`account of ${sdkAppId}`, () => false)).toBe(0);
        }
        expect(new Set(tasks.inStatus('notFound'))).toEqual(
          new Set(all().filter(({ view }) => view.state === 'notFound')),
        );
        expect([...tasks.apps()].toSorted()).toEqual([...new Set(all().map(({ ref }) => ref.sdkAppId))].toSorted());
      }
    }),
    { numRuns: RUNS },
  );
});

it('and its orders have what changed, and what was heard of, since any moment, the oldest change first', () => {
  fc.assert(
    fc.property(taskHistory, (steps) => {
      const { tasks, all, now, take } = createHistory();
      for (const step of steps) take(step);
      for (const sdkAppId of APPS) {
        const theirs = all().filter(({ ref }) => ref.sdkAppId === sdkAppId);
        const { changed, heard } = tasks.ofApp(sdkAppId);
        for (let since = 0; since <= tasks.revision(); since += 1)
          expect(changed.since(since)).toEqual(
            theirs.filter(({ revision }) => revision > since).toSorted((a, b) => a.revision - b.revision),
          );
        for (let since = -1; since <= now(); since += 1)
          expect(new Set(heard.since(since))).toEqual(new Set(theirs.filter(({ heardAt }) => heardAt > since)));
      }
    }),
    { numRuns: RUNS },
  );
});
