/** The life of a task as a function of time. Before `startsAt` and after the last step there is no such task. */
export interface TaskScript {
  /** Wall clock, milliseconds; also the task's `StartTime`. */
  startsAt: number;
  steps: readonly TaskStep[];
}

export interface TaskStep {
  /** As Tencent spells it; a word it does not document is fine. */
  status: 'Idle' | 'InProgress' | 'Exited' | (string & {});
  /** `Infinity` for a step that does not end by itself. */
  forMs: number;
}

export interface LifeCycle {
  idleMs: number;
  inProgressMs: number;
  exitedMs: number;
}

/** The usual life: waits for an anchor, transcribes, takes its leave. */
export function lifeCycle({ startsAt, idleMs, inProgressMs, exitedMs }: LifeCycle & { startsAt: number }): TaskScript {
  return {
    startsAt,
    steps: [
      { status: 'Idle', forMs: idleMs },
      { status: 'InProgress', forMs: inProgressMs },
      { status: 'Exited', forMs: exitedMs },
    ],
  };
}

/** The status at that time, or null when there is no such task then. */
export function statusAt(script: TaskScript, nowMs: number): string | null {
  if (nowMs < script.startsAt) return null;
  let endsAt = script.startsAt;
  for (const { status, forMs } of script.steps) {
    endsAt += forMs;
    if (nowMs < endsAt) return status;
  }
  return null;
}

/** The same task told to stop at that time: `Exited` for so long, then gone. One that is gone stays gone. */
export function endedAt(script: TaskScript, nowMs: number, exitedForMs: number): TaskScript {
  if (statusAt(script, nowMs) === null) return script;
  const forMs = nowMs - script.startsAt + exitedForMs;
  return { startsAt: script.startsAt, steps: [{ status: 'Exited', forMs }] };
}
