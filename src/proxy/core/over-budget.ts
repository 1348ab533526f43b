import { isLive } from '#contract/status.ts';
import type { Attention } from './leases.ts';
import { createPriorityQueue } from './priority-queue.ts';
import type { Task, TaskObserver } from './tasks.ts';

/** Of the watched live tasks, so many older than twice their period, for so long, are more than the calls can carry. */
const SHARE = 0.25;
const OVERDUE_PERIODS = 2;
const LASTS_MS = 60_000;

/** Tasks of one SdkAppId that are on a screen, listed one by one, or neither: watched only where it is listed whole. */
type Place = 'row' | 'listed' | 'other';

const PLACES: readonly Place[] = ['row', 'listed', 'other'];

interface BudgetWatch extends TaskObserver {
  /**
   * @param isAsked whether tasks of an SdkAppId are asked: those of the others do not count
   * @param now by both clocks: answers are dated by the wall, the minute is measured by the monotonic one
   * @returns whether it is so
   */
  settle: (
    isAsked: (sdkAppId: number) => boolean,
    periods: { visibleMs: number; hiddenMs: number },
    now: { wall: number; monotonic: number },
  ) => boolean;
}

/**
 * Whether more tasks are watched than the calls can keep fresh. Tasks that fail wait for another reason, and while new ones
 * are asked for the first time the others may wait: neither counts. The tasks stand in the order of their answers, so that only
 * those are counted that are overdue, and of these no more than decide it.
 *
 * @param attentionAt as it is now. Who makes this lets it hear of every change of it, as of every change of a task
 */
export function createBudgetWatch(attentionAt: (now: number) => Attention): BudgetWatch {
  const byApp = new Map<number, Record<Place, ReturnType<typeof createStand>>>();
  let overdueSince: number | null = null;

  function placeOf({ key }: Task): Place {
    const { visible, listed } = attentionAt(Number.NEGATIVE_INFINITY);
    if (visible.has(key)) return 'row';
    return listed.has(key) ? 'listed' : 'other';
  }

  function file(task: Task, place: Place | null): void {
    const { sdkAppId } = task.ref;
    const stands = byApp.get(sdkAppId) ?? { row: createStand(), listed: createStand(), other: createStand() };
    for (const one of PLACES) stands[one].put(task, one === place);
    if (PLACES.some((one) => stands[one].size() > 0)) byApp.set(sdkAppId, stands);
    else byApp.delete(sdkAppId);
  }

  return {
    changed: (task) => file(task, placeOf(task)),
    removed: (task) => file(task, null),

    settle(isAsked, { visibleMs, hiddenMs }, now) {
      const { apps } = attentionAt(now.monotonic);
      const watched = [...byApp].flatMap(([sdkAppId, stands]) =>
        PLACES.filter((place) => isAsked(sdkAppId) && (place !== 'other' || apps.has(sdkAppId))).map((place) => ({
          stand: stands[place],
          dueSince: now.wall - OVERDUE_PERIODS * (place === 'row' ? visibleMs : hiddenMs),
        })),
      );
      const isFirstPass = watched.some(({ stand }) => stand.unasked.size > 0);
      let left = SHARE * watched.reduce((sum, { stand }) => sum + stand.answers.size(), 0);
      for (const { stand, dueSince } of watched) left -= stand.answers.countBelow(dueSince, left + 1);
      if (isFirstPass || left >= 0) overdueSince = null;
      else overdueSince ??= now.monotonic;
      return overdueSince !== null && now.monotonic - overdueSince >= LASTS_MS;
    },
  };
}

/** The tasks of one place: those that are live and well by when they answered, and those that were never asked. */
function createStand() {
  const answers = createPriorityQueue<Task>();
  const unasked = new Set<Task>();
  return {
    answers,
    unasked,
    size: () => answers.size() + unasked.size,
    put(task: Task, isHere: boolean): void {
      const { view, lastAskedAt } = task;
      if (isHere && isLive(view) && view.problem === null && view.answeredAt !== null)
        answers.put(task, view.answeredAt);
      else answers.delete(task);
      if (isHere && lastAskedAt === null) unasked.add(task);
      else unasked.delete(task);
    },
  };
}
