import type { TaskRef } from '#tencent/describe-cloud-transcription.ts';
import { endedAt, statusAt, type TaskScript } from './task-script.ts';

export interface Tasks {
  set(ref: TaskRef, script: TaskScript): void;
  end(ref: TaskRef, nowMs: number, exitedForMs: number): void;
  remove(ref: TaskRef): void;
  /** Null when there is no such task at that time. */
  look(ref: TaskRef, nowMs: number): { status: string; startTime: number } | null;
}

/** The tasks of all applications. Whether Tencent finds a task from another region is unknown; here it does not. */
export function createTasks(): Tasks {
  const scripts = new Map<string, TaskScript>();
  const keyOf = ({ sdkAppId, region, taskId }: TaskRef) => `${sdkAppId}/${region}/${taskId}`;

  return {
    set(ref, script) {
      scripts.set(keyOf(ref), script);
    },
    end(ref, nowMs, exitedForMs) {
      const script = scripts.get(keyOf(ref));
      if (script !== undefined) scripts.set(keyOf(ref), endedAt(script, nowMs, exitedForMs));
    },
    remove(ref) {
      scripts.delete(keyOf(ref));
    },
    look(ref, nowMs) {
      const script = scripts.get(keyOf(ref));
      const status = script === undefined ? null : statusAt(script, nowMs);
      return script === undefined || status === null ? null : { status, startTime: Math.floor(script.startsAt) };
    },
  };
}
