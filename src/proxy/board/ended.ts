import { endOf } from '#contract/ended.ts';
import { type TaskRef, taskKey } from '#contract/task-ref.ts';
import type { Background } from '../background.ts';
import type { Clock } from '../clock.ts';
import type { Leases } from '../core/leases.ts';
import type { Task } from '../core/tasks.ts';
import { isSettled } from '../core/when-to-ask.ts';
import type { Store } from '../store/store.ts';
import type { Registry } from './registry.ts';
import { createRemovals } from './removals.ts';

const EVERY_MS = 60_000;
/** A few milliseconds; and no tab hears of so many at once that some are not told to it. */
const MOST_AT_ONCE = 500;

interface EndedDeps {
  background: Background;
  clock: Pick<Clock, 'wall' | 'monotonic'>;
  leases: Leases;
  registry: Registry;
  store: Pick<Store, 'recall' | 'endedBefore' | 'trouble'>;
  /** For so long a task that has ended stays among the others. */
  onBoardMs: number;
}

export type Ended = ReturnType<typeof createEnded>;

/**
 * What ended longer ago than the board shows is in the store only. While a person has it on a list, a screen or a page, it
 * is in the memory, too, as it was kept: listed by its key, not with its SdkAppId, and not asked about.
 */
export function createEnded({ background, clock, leases, registry, store, onBoardMs }: EndedDeps) {
  const left = createRemovals();
  let earlier = new Map<number, number>();
  let stop = () => {};

  const isOld = (task: Task) => (endOf(task.view)?.at ?? Number.POSITIVE_INFINITY) < clock.wall() - onBoardMs;

  function mayLeave(task: Task): boolean {
    return isOld(task) && isSettled(task.view) && !task.isAsking && task.wish === null;
  }

  async function look(): Promise<void> {
    // While the disk takes nothing, the memory is the only place.
    if (store.trouble()) return;
    const old: Task[] = [];
    for (const task of registry.all()) {
      if (mayLeave(task) && !(task.isArchived && isLooked(task.key)) && old.push(task) === MOST_AT_ONCE) break;
    }
    const kept = new Set(old.length === 0 ? [] : store.recall(old.map(({ ref }) => ref)).map(taskKey));
    for (const task of old) {
      // It may have been asked about or taken out meanwhile.
      if (kept.has(task.key) && registry.get(task.key) === task && mayLeave(task)) leave(task);
    }
    earlier = (await store.endedBefore(clock.wall() - onBoardMs)) ?? earlier;
  }

  function leave(task: Task): void {
    if (!task.isArchived) left.note(task.key, registry.touch());
    if (!isLooked(task.key)) registry.remove(task);
    else if (!task.isArchived) registry.archive(task);
  }

  /** A person looks at it, by its key or in a list that is told later that it has left. */
  function isLooked(key: string): boolean {
    const { listed, visible } = leases.attention(clock.monotonic());
    return listed.has(key) || visible.has(key);
  }

  return {
    start(): void {
      background.run('ended', look);
      stop = background.every('ended', EVERY_MS, look);
    },
    stop: () => stop(),

    /** Tasks that left the SdkAppIds listed whole after a revision, and are not back: none for a tab that begins (0). */
    leftSince: (revision: number): string[] =>
      revision === 0 ? [] : left.since(revision).filter((key) => registry.get(key)?.isArchived !== false),

    /** How many tasks of each SdkAppId ended earlier than the board shows, as of the last look. */
    earlier: (sdkAppId: number): number => earlier.get(sdkAppId) ?? 0,
    appsWithEarlier: (): number[] => [...earlier].flatMap(([sdkAppId, n]) => (n > 0 ? sdkAppId : [])),

    /**
     * Call before a person's request adds tasks: those that are kept and not in the memory become what they were, instead of
     * new ones, of which Tencent would say that they never were.
     *
     * @param by who asks for them
     */
    recall(refs: readonly TaskRef[], by: string): void {
      const unknown = refs.filter((ref) => !registry.get(taskKey(ref)));
      for (const view of unknown.length === 0 ? [] : store.recall(unknown)) {
        const task = registry.recall(view, by);
        if (task && isOld(task) && isSettled(view)) registry.archive(task);
      }
    },

    /** Call when an answer has come: one that lives after all is among the others again. */
    heard(task: Task): void {
      if (task.isArchived && endOf(task.view) === null) registry.unarchive(task);
    },
  };
}
