import * as v from 'valibot';
import { type TaskView, TaskView as View } from './task-view.ts';

/**
 * How a task is known to be over: it was seen exiting, it was gone while it ran (no check saw it exit), or Tencent has
 * never known it.
 */
export const END_REASONS = ['exited', 'lostSight', 'notFound'] as const;
export type EndReason = (typeof END_REASONS)[number];

interface End {
  why: EndReason;
  at: number;
}

/** Tencent's word for a task that is about to end. */
const EXITING = 'Exited';

/** Why a task is over, and since when: it was gone before that was sure. Null for one that is not. */
export function endOf({ state, stateSince, answeredAt, lastAlive, firstGoneAt }: TaskView): End | null {
  const at = stateSince ?? answeredAt ?? 0;
  if (state === 'notFound') return { why: 'notFound', at };
  if (state !== 'ended') return null;
  return { why: lastAlive?.status === EXITING ? 'exited' : 'lostSight', at: firstGoneAt ?? at };
}

/** Of one SdkAppId, by reason: all that are kept, those included that the board still shows. */
const EndedCounts = v.object(v.entriesFromList(END_REASONS, v.number()));
export type EndedCounts = v.InferOutput<typeof EndedCounts>;

/** More do not fit into the time that one request may take. */
export const MAX_ENDED_PER_PAGE = 500;
/** Beginnings of TaskIds in one search, and how long they may be, with a space between them. */
export const MAX_ENDED_WORDS = 20;
export const MAX_ENDED_SEARCH_LENGTH = 2_000;

export const EndedAnswer = v.object({
  now: v.number(),
  /** The latest end first. */
  tasks: v.array(View),
  /** Where the next page begins; null at the end. A page before the end may have few tasks, or none. */
  before: v.nullable(v.string()),
  /** All ends later than this were looked through; null at the end. */
  searchedTo: v.nullable(v.number()),
  counts: EndedCounts,
});
export type EndedAnswer = v.InferOutput<typeof EndedAnswer>;
