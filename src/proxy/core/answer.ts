import type { TaskRef } from '#contract/task-ref.ts';

/** Asks Tencent about one task, once. Never rejects; settles by its own deadline, or at once when the signal gives it up. */
export type Describe = (ref: TaskRef, signal?: AbortSignal) => Promise<Answer>;

/**
 * One reply about one task, without its wire format. `refused` and `failed` say nothing about the task itself;
 * `requestId` is null when the request did not reach Tencent, or nothing readable came back.
 */
export type Answer =
  | { kind: 'status'; status: string; startTime: number | null; requestId: string | null }
  | (Trouble & { kind: 'gone' })
  | (Trouble & { kind: 'limited' })
  | (Trouble & { kind: 'refused'; problemKind: 'clock' | 'credential' | 'permission' | 'caller' })
  | (Trouble & { kind: 'failed'; problemKind: 'transient' | 'unknown' });

interface Trouble {
  code: string;
  message: string;
  requestId: string | null;
}
