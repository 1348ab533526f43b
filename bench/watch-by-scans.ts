import { isLive, statusOf } from '#contract/status.ts';
import type { TaskRef } from '#contract/task-ref.ts';
import { taskKey } from '#contract/task-ref.ts';
import type { WatchAnswer } from '#contract/watch.ts';
import { awaitsFirstAnswer } from '#proxy/core/first-pass.ts';
import type { createTasks, Task } from '#proxy/core/tasks.ts';
import { isSuspect } from '#proxy/core/track-task.ts';

/**
 * What a poll cost before tasks were kept in the order of their changes: three times through all tasks for the pace, and six
 * times through those that are listed. The baseline of the bench `viewers`; nothing of it is in the product.
 */
export function createWatchByScans(tasks: ReturnType<typeof createTasks>) {
  const shown = new Set<string>();

  /** As the scheduler summed up how the calls are spent. */
  function spending() {
    const sums = { visible: 0, hidden: 0, unasked: 0 };
    for (const task of tasks.all()) {
      if (task.notBefore === Number.POSITIVE_INFINITY) continue;
      const weight = task.view.state === 'exiting' || isSuspect(task.view) ? 2 : 1;
      sums[shown.has(task.key) ? 'visible' : 'hidden'] += weight;
      if (task.lastAskedAt === null) sums.unasked += 1;
    }
    return sums;
  }

  return function watch(like: WatchAnswer, visible: readonly TaskRef[], since: number, toldAt: number): WatchAnswer {
    for (const ref of visible) shown.add(taskKey(ref));
    const onScreen = visible.map((ref) => tasks.get(taskKey(ref)));
    const seen = new Set(onScreen);
    const listed: Task[] = [...tasks.all()];
    const accounts = new Set(listed.map((task) => task.account));
    const { visible: ofScreens, hidden } = spending();
    let [count, liveTasks] = [0, 0];
    for (const _ of tasks.all()) count += 1;
    for (const { view } of tasks.all()) if (isLive(view)) liveTasks += 1;
    const waiting = listed.filter((task) => awaitsFirstAnswer(task) || task.lastAskedAt === null).length;
    const isNear = listed.filter((task) => task.wish !== null || task.isAsking).some(awaitsFirstAnswer);
    const due = listed.filter(({ view }) => statusOf(view) !== 'ended' && statusOf(view) !== 'notFound');
    return {
      ...like,
      views: listed.filter((task) => task.revision > since).map((task) => task.view),
      checked: onScreen.map((task) => [task?.view.askedAt ?? null, task?.view.answeredAt ?? null]),
      heard: listed
        .filter((task) => task.heardAt >= toldAt && task.revision <= since && !seen.has(task))
        .map(({ key, view }) => [key, view.askedAt, view.answeredAt]),
      nextPollMs: isNear ? 250 : 1_000,
      pace: { ...like.pace, liveTasks, hiddenTasks: Math.min(count, hidden), visiblePeriodMs: ofScreens },
      firstPass: waiting > 0 ? { checked: due.length, total: accounts.size, leftMs: 0 } : null,
    };
  };
}
