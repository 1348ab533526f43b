import type { AppsAnswer } from '#contract/app-summary.ts';
import { type KnownApp, TASK_CAUSES } from './known-apps.ts';

export type AppsSigns = ReturnType<typeof signsOfApps>;

/** All applications together; an incident that concerns several of them counts once. */
export function signsOfApps({ incidents, now, answeredAt }: AppsAnswer, apps: readonly KnownApp[]) {
  const total = (count: (app: KnownApp) => number) => apps.reduce((sum, app) => sum + count(app), 0);
  const taken = incidents.filter(({ acknowledgement }) => acknowledgement !== null).length;
  const ofTasks = total(({ summary }) => TASK_CAUSES.reduce((sum, cause) => sum + (summary?.incidents[cause] ?? 0), 0));
  return {
    tasks: total(({ summary, tasks, mine }) => (summary ? tasks : mine)),
    live: total(({ live }) => live),
    unchecked: total(({ unchecked }) => unchecked),
    /** Those that no one has acknowledged: of tasks alone, and with what is wider. */
    ofTasks,
    attention: ofTasks + incidents.length - taken,
    acknowledged: taken + total(({ summary }) => summary?.incidents.acknowledged ?? 0),
    now,
    answeredAt,
  };
}
