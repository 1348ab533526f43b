import type { EndedCounts, EndReason } from '#contract/ended.ts';
import type { Transition } from '#contract/history.ts';
import type { KeptIncident } from '#contract/incident.ts';
import type { Limits } from '#contract/limits.ts';
import type { TaskRef } from '#contract/task-ref.ts';
import type { TaskProblem, TaskView } from '#contract/task-view.ts';

/** Both in the order in which they were observed. A problem is an episode: one record for a run of the same code. */
export interface TaskHistory {
  transitions: Transition[];
  problems: TaskProblem[];
}

/** Which ended tasks of an SdkAppId are wanted, the latest end first. */
export interface EndedSearch {
  sdkAppId: number;
  /** Their TaskIds begin with one of these; none: all. */
  words: readonly string[];
  why: EndReason | null;
  /** When they ended: from a moment on, and before another. */
  from: number;
  to: number;
  /** The `before` of the page before this one. */
  before: string | null;
  limit: number;
}

export interface EndedPage {
  views: TaskView[];
  /** Where the next page begins; null at the end. A page before the end may have few views, or none. */
  before: string | null;
  /** All ends later than this were looked through; null at the end. */
  searchedTo: number | null;
  /** All of the SdkAppId, whatever is searched for. */
  counts: EndedCounts;
}

/** What a new process finds of the one before it. */
export interface Kept {
  /** Of all tasks but those that ended longer ago than the board shows. The last asked first, so that who has no room for all takes the best. */
  views: TaskView[];
  /** Those that are open, and those that ended lately enough to be opened again. */
  incidents: KeptIncident[];
  /** When Tencent was last asked or last answered, as far as recorded; null when nothing is known. */
  lastActivityAt: number | null;
  /** False also when nothing is known: only after a clean stop is `lastActivityAt` the whole truth. */
  stoppedCleanly: boolean;
  /** Where the data that could not be read was put, when that is why little or nothing was found. */
  setAsideAs: string | null;
}

export type TroubleReason = 'inUse' | 'diskFull' | 'notWritable' | 'newerVersion' | 'failed';

/** Why what happens now is only in memory. */
export interface StoreTrouble {
  reason: TroubleReason;
  /** For the operator: what happened, where, and what to do. */
  message: string;
  since: number;
}

/**
 * Keeps what cannot be asked again: after the end of a task Tencent answers only errors.
 *
 * No call throws or rejects because of the disk or the network: the store goes on in memory, says so in `trouble`, and
 * writes what it has when it can again. What only remembers returns at once; what reads is a promise, because the data
 * may be in another process.
 */
export interface Store {
  load(): Promise<Kept>;
  /** Called with what is found when the data can be read only after `load` was answered without it. */
  whenFound(listener: (found: Pick<Kept, 'views' | 'incidents'>) => void): void;

  /** Remembers a view (the latest wins) and what changed with it; committed with the next batch. */
  save(view: TaskView, transition: Transition | null): void;
  /** A call to Tencent goes out now. Its time is kept even if no answer comes: it counts against the quota. */
  noteCall(): void;
  history(ref: TaskRef): Promise<TaskHistory>;

  /** The last views of those of these tasks that are kept. */
  recall(refs: readonly TaskRef[]): TaskView[];
  /** Tasks that have ended, as committed; null while nothing can be read. */
  ended(search: EndedSearch): Promise<EndedPage | null>;
  /** How many tasks of each SdkAppId ended before a moment; null while that cannot be read. */
  endedBefore(moment: number): Promise<Map<number, number> | null>;

  /** A task and its history, for good: a person removed it, or it never was. Its incidents stay those of its SdkAppId. */
  forget(ref: TaskRef): void;

  /** A person took the task out for all viewers; or it is there again. By `taskKey`: also a task that has no rows any more. */
  setRemoved(key: string, isRemoved: boolean): void;
  /** Those that were taken out, the oldest first. */
  removed(): Promise<string[]>;

  /** Remembers an incident; the latest wins. */
  saveIncident(incident: KeptIncident): void;
  /** Those of an SdkAppId and of its tasks, and those of its account, the newest first; `most` at most. */
  incidentHistory(of: { sdkAppId: number; account: string }, most: number): Promise<KeptIncident[]>;

  /** How long the tasks of an SdkAppId may idle, exit and run, by SdkAppId, where that was said. */
  appLimits(): Promise<Map<number, Limits>>;
  setAppLimits(sdkAppId: number, limits: Limits): void;

  /** What people call their apps, by SdkAppId. */
  appLabels(): Promise<Map<number, string>>;
  setAppLabel(sdkAppId: number, label: string | null): void;

  /**
   * What was sealed with this id (a session, a login on its way) is not accepted any more. It may be forgotten after
   * `until`, when the seal itself has run out.
   */
  revoke(id: string, until: number): void;
  /**
   * `unknown` while what the processes before this one revoked cannot be read.
   *
   * @param sealedAt wall time: what was sealed since this process began, only this process can have revoked
   */
  isRevoked(id: string, sealedAt: number): Promise<boolean | 'unknown'>;

  /** Null while everything is kept. */
  trouble(): StoreTrouble | null;
  /**
   * Commits what people said until now (names, limits, acknowledgements, removals, revocations): what is acknowledged to
   * them is not lost after that. False while it can only be remembered.
   */
  keep(): Promise<boolean>;
  /** Tencent says that it is this time. Nothing is deleted for its age before the first time. */
  noteTime(now: number): void;
  /** Commits what is remembered, as far as it can be. */
  flush(): Promise<void>;
  /**
   * The stop: commits. What is saved afterwards is lost.
   *
   * @param isClean leaves word for the next process that nothing was under way
   */
  close(isClean?: boolean): Promise<void>;
}
