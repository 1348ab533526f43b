import type { Transition } from '#contract/history.ts';
import type { KeptIncident } from '#contract/incident.ts';
import type { Limits } from '#contract/limits.ts';
import { type TaskRef, taskKey } from '#contract/task-ref.ts';
import type { TaskProblem, TaskView } from '#contract/task-view.ts';
import { MAX_TRANSITIONS, withProblem } from './history-limits.ts';

/** What is not committed yet about one task. */
export interface UnsavedTask {
  readonly ref: TaskRef;
  view: TaskView | null;
  savedAt: number;
  transitions: Transition[];
  problems: TaskProblem[];
}

/** Bounds for a trouble that lasts for weeks: about 60 MB in all. Beyond them the oldest is dropped. */
const MAX_TASKS = 50_000;
const MAX_EVENTS = 100_000;
/** Of those that are over; the open ones are as many as there are tasks, and held by what decides them all the same. */
const MAX_OVER = 10_000;

/** What waits in memory for the next commit, coalesced: for 250 ms as a rule, for as long as a trouble lasts otherwise. */
export function createUnsaved(limits = { tasks: MAX_TASKS, events: MAX_EVENTS }) {
  const tasks = new Map<string, UnsavedTask>();
  const labels = new Map<number, string | null>();
  const limitsOfApps = new Map<number, Limits>();
  const incidents = new Map<string, KeptIncident>();
  /** Those that are over, in the order of their ends. */
  const over = new Set<string>();
  /** Written before the tasks: one that was forgotten may be added again in the same batch. */
  const forgotten = new Map<string, TaskRef>();
  const revoked = new Map<string, number>();
  /** Taken out by a person, or there again, in the order in which that was said. */
  const removals = new Map<string, boolean>();
  let events = 0;
  let dropped = 0;

  const countEvents = (task: UnsavedTask) => task.transitions.length + task.problems.length;

  /** Changes one entry through `change`, and keeps count. */
  function change(ref: TaskRef, apply: (task: UnsavedTask) => void): void {
    const key = taskKey(ref);
    const { sdkAppId, region, taskId } = ref;
    const task = tasks.get(key) ?? {
      ref: { sdkAppId, region, taskId },
      view: null,
      savedAt: 0,
      transitions: [],
      problems: [],
    };
    events -= countEvents(task);
    apply(task);
    events += countEvents(task);
    tasks.set(key, task);
    if (tasks.size > limits.tasks || events > limits.events) drop();
  }

  /** History goes before last views do, and a tenth at once, so that the search for it is rare. */
  function drop(): void {
    for (const task of tasks.values()) {
      if (events <= limits.events * 0.9) break;
      const count = countEvents(task);
      task.transitions = [];
      task.problems = [];
      events -= count;
      dropped += count;
    }
    for (const [key, task] of tasks) {
      if (tasks.size <= limits.tasks) break;
      remove(key, task);
      dropped += 1;
    }
  }

  function remove(key: string, task: UnsavedTask): void {
    events -= countEvents(task);
    tasks.delete(key);
  }

  return {
    labels,
    appLimits: limitsOfApps,
    incidents,
    forgotten,
    revoked,
    removals,
    get: (key: string) => tasks.get(key),
    views: () => [...tasks.values()].flatMap(({ view }) => view ?? []),
    size: () =>
      tasks.size + labels.size + limitsOfApps.size + incidents.size + forgotten.size + revoked.size + removals.size,
    dropped: () => dropped,

    save(view: TaskView, transition: Transition | null, now: number): void {
      change(view, (task) => {
        task.view = view;
        task.savedAt = now;
        if (transition) task.transitions = [...task.transitions, transition].slice(-MAX_TRANSITIONS);
        if (view.problem) task.problems = withProblem(task.problems, view.problem);
      });
    },

    saveIncident(incident: KeptIncident): void {
      const { id, endedAt } = incident;
      incidents.set(id, incident);
      over.delete(id);
      if (endedAt !== null) over.add(id);
      const [oldest] = over;
      if (over.size <= MAX_OVER || oldest === undefined) return;
      over.delete(oldest);
      incidents.delete(oldest);
      dropped += 1;
    },

    forget(ref: TaskRef): void {
      const key = taskKey(ref);
      const task = tasks.get(key);
      if (task) remove(key, task);
      forgotten.set(key, ref);
    },

    setRemoved(key: string, isRemoved: boolean): void {
      removals.delete(key);
      removals.set(key, isRemoved);
    },

    /** Takes back what was inferred about a task; its problems happened all the same. */
    retract(ref: TaskRef): void {
      change(ref, (task) => {
        Object.assign(task, { view: null, transitions: [] });
      });
    },

    first(n: number): UnsavedTask[] {
      const batch: UnsavedTask[] = [];
      for (const task of tasks.values()) if (batch.push(task) >= n) break;
      return batch;
    },

    /** These tasks, and everything that is not of a task, have been committed as they are now. */
    committed(batch: readonly UnsavedTask[]): void {
      for (const task of batch) remove(taskKey(task.ref), task);
      for (const all of [labels, limitsOfApps, incidents, over, forgotten, revoked, removals]) all.clear();
      dropped = 0;
    },
  };
}
