import { DEFAULT_LIMITS, sameLimits } from '#contract/limits.ts';
import { taskKey } from '#contract/task-ref.ts';
import type { WatchlistTask } from '../../persistence/parse-watchlist.ts';
import type { List, ListedApp } from './list-file.ts';

export interface TaskChange {
  /** Null for a task that is new here. */
  before: WatchlistTask | null;
  after: WatchlistTask;
}

export interface AppChange {
  before: ListedApp;
  after: ListedApp;
}

/** What reading a file in would do. */
export interface ImportPlan {
  added: readonly TaskChange[];
  changed: readonly TaskChange[];
  same: number;
  /** From when on tasks are over their limit: for all who use this server. */
  limits: readonly AppChange[];
  /** What SdkAppIds are called: for all who use this server. */
  names: readonly AppChange[];
  /** Entries of other SdkAppIds than the one that is asked for. */
  elsewhere: number;
}

/**
 * Brings a file and what is here together. Nothing is ever taken away: what a file leaves empty stays as it is, a task
 * that it does not have stays, and a pin that it does not have stays.
 */
export function planImport(file: List, here: List, only: number | null): ImportPlan {
  const wanted = (entry: { sdkAppId: number }) => only === null || entry.sdkAppId === only;
  const known = new Map(here.tasks.map((task) => [taskKey(task), task]));
  const tasks = file.tasks.filter(wanted).map((task): TaskChange => {
    const before = known.get(taskKey(task)) ?? null;
    return { before, after: before === null ? task : merged(before, task) };
  });
  const knownApps = new Map(here.apps.map((app) => [app.sdkAppId, app]));
  const apps = file.apps.filter(wanted).map(({ sdkAppId, name, limits }): AppChange => {
    const before = knownApps.get(sdkAppId) ?? { sdkAppId, name: null, limits: null };
    return { before, after: { sdkAppId, name: name ?? before.name, limits: limits ?? before.limits } };
  });
  const changed = tasks.filter(({ before, after }) => before !== null && !sameTask(before, after));
  return {
    added: tasks.filter(({ before }) => before === null),
    changed,
    same: tasks.filter(({ before, after }) => before !== null && sameTask(before, after)).length,
    limits: apps.filter(
      ({ before, after }) => !sameLimits(before.limits ?? DEFAULT_LIMITS, after.limits ?? DEFAULT_LIMITS),
    ),
    names: apps.filter(({ before, after }) => before.name !== after.name),
    elsewhere: file.tasks.length + file.apps.length - tasks.length - apps.length,
  };
}

function merged(here: WatchlistTask, file: WatchlistTask): WatchlistTask {
  return {
    ...here,
    label: file.label || here.label,
    note: file.note || here.note,
    pinned: file.pinned || here.pinned,
  };
}

function sameTask(a: WatchlistTask, b: WatchlistTask): boolean {
  return a.label === b.label && a.note === b.note && a.pinned === b.pinned;
}
