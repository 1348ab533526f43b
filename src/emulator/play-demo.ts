import type { TaskRef } from '#tencent/describe-cloud-transcription.ts';
import type { Site } from '#tencent/sites.ts';
import { DEMO_APPS, type DemoTask, demoTasks, nextDemoTask } from './demo-tasks.ts';
import type { Emulator } from './emulator.ts';

/** A demo that runs for days stays alive: this often a new task begins. */
const NEW_TASK_EVERY_MS = 120_000;

interface Stage {
  emulator: Pick<Emulator, 'setTask' | 'setFault'>;
  clock: { wall(): number; after(ms: number, callback: () => void): unknown };
  random: () => number;
  site?: Site;
  /** Told of each task as it begins, as by the program that starts transcriptions. */
  addTasks: (refs: TaskRef[]) => void;
  setAppLabel: (sdkAppId: number, label: string) => void;
}

/** Begins about 60 tasks in every state and mood, and one more now and then. The same `random` gives the same tasks. */
export function playDemo({ emulator, clock, random, site, addTasks, setAppLabel }: Stage): DemoTask[] {
  const begin = (tasks: DemoTask[]) => {
    for (const { ref, script, fault } of tasks) {
      emulator.setTask(ref, script);
      if (fault) emulator.setFault(fault.match, fault.fault);
    }
    addTasks(tasks.map(({ ref }) => ref));
  };
  const next = () => {
    begin([nextDemoTask(clock.wall(), random, site)]);
    clock.after(NEW_TASK_EVERY_MS, next);
  };
  for (const { sdkAppId, label } of DEMO_APPS) setAppLabel(sdkAppId, label);
  const cast = demoTasks(clock.wall(), random, site);
  begin(cast);
  clock.after(NEW_TASK_EVERY_MS, next);
  return cast;
}
