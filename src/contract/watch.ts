import * as v from 'valibot';
import { countedList } from './counted-list.ts';
import { Incident } from './incident.ts';
import { Outage, Pace } from './pace.ts';
import { NotServed } from './served.ts';
import { STATUSES } from './status.ts';
import { SdkAppId, TaskRef } from './task-ref.ts';
import { TaskView } from './task-view.ts';

/** A lease lives this long without a sign of its tab. */
export const LEASE_MS = 15_000;
/** The same of a tab that is hidden and waits for notifications; browsers wake such a tab no more than once a minute. */
export const AWAY_LEASE_MS = 150_000;
/** Longer lists are registered in parts. */
export const MAX_REFS_PER_REQUEST = 2_000;
export const MAX_VISIBLE = 200;
/** The largest part of a list that a tab has told at once, where it has it told in parts. */
const MAX_PART = 10_000;
/** How often a person may have a tab refreshed. */
export const TAB_INTERVALS_MS = [5_000, 10_000, 30_000, 60_000] as const;
const MAX_APPS_PER_LEASE = 50;
const LEASE_ID = /^[A-Za-z0-9_-]{16,64}$/;

/**
 * The conditional question of a tab: what changed since `revision`, for what I list? Everything but lease and revision
 * is said only when it changed, and again after an answer with `renew`.
 */
export const WatchRequest = v.strictObject({
  /** Chosen by the tab, unguessable, the same for as long as the tab shows this list. */
  lease: v.pipe(v.string('must be text'), v.regex(LEASE_ID, 'must be 16 to 64 letters, digits, - or _')),
  /** The `revision` of the last answer; 0 asks for everything. */
  revision: v.pipe(
    v.number('must be a whole number'),
    v.safeInteger('must be a whole number'),
    v.minValue(0, 'must not be negative'),
  ),
  /** What the tab lists: every task the proxy knows of `apps`, and `refs`. Replaces the former list, or adds to it. */
  list: v.optional(
    v.strictObject({
      apps: countedList(SdkAppId, MAX_APPS_PER_LEASE),
      refs: countedList(TaskRef, MAX_REFS_PER_REQUEST, `must be at most ${MAX_REFS_PER_REQUEST} a request: send parts`),
      mode: v.picklist(['replace', 'add'], "must be 'replace' or 'add'"),
    }),
  ),
  /** The rows on the screen now, in any order. */
  visible: v.optional(countedList(TaskRef, MAX_VISIBLE)),
  /**
   * The list is told in parts of about so many views, what changed last first: with `revision` 0 the first one, and then, as
   * long as answers come with a `rest`, the next one beside what changed. Without it, revision 0 is answered with all.
   */
  most: v.optional(
    v.pipe(
      v.number('must be a whole number'),
      v.safeInteger('must be a whole number'),
      v.minValue(1, 'must be at least 1'),
      v.maxValue(MAX_PART, `must be at most ${MAX_PART}`),
    ),
  ),
  /** A person pressed "refresh": the visible rows jump the queue, within the budget. */
  refresh: v.optional(v.literal(true, 'must be true')),
  /** The tab comes back no sooner than this, because a person chose so: its lease waits for it. */
  everyMs: v.optional(v.picklist(TAB_INTERVALS_MS, 'must be one of 5000, 10000, 30000, 60000')),
  /** The tab is hidden, and only waits for notifications: it is to ask seldom, and its lease waits for it. */
  away: v.optional(v.literal(true, 'must be true')),
});
export type WatchRequest = v.InferOutput<typeof WatchRequest>;

/** How far the first questions about what the tab lists have come, since nothing of it waited for one. */
export const FirstPass = v.object({
  checked: v.number(),
  total: v.number(),
  leftMs: v.number(),
});
export type FirstPass = v.InferOutput<typeof FirstPass>;

export const WatchAnswer = v.object({
  /** The proxy's clock: every age on the screen is a difference to it. */
  now: v.number(),
  /** The lease is unknown here (expired, or the proxy restarted): ask again with revision 0, `list` and `visible`. */
  renew: v.boolean(),
  revision: v.number(),
  /** Listed tasks whose view changed after the revision asked for, and those of the next part. */
  views: v.array(TaskView),
  /** Of a list that is told in parts, while there are more to come: how many tasks all of it has in which status. */
  rest: v.optional(v.nullable(v.object({ statuses: v.object(v.entriesFromList(STATUSES, v.number())) })), null),
  /** For each of the lease's visible rows, in their order: `[askedAt, answeredAt]`. */
  checked: v.array(v.tuple([v.nullable(v.number()), v.nullable(v.number())])),
  /** Listed tasks off the screen that were heard of since the lease's last answer: `[taskKey, askedAt, answeredAt]`. */
  heard: v.array(v.tuple([v.string(), v.nullable(v.number()), v.nullable(v.number())])),
  /**
   * Listed tasks that a person took out for all viewers after the revision asked for, by `taskKey`. A list that was not told of
   * it yet does not bring them back; one that names them again after that does.
   */
  removed: v.array(v.string()),
  /** Tasks of SdkAppIds listed whole that ended too long ago to be listed with them any more, by `taskKey`. */
  left: v.array(v.string()),
  /** Open incidents of what is listed that changed after the revision asked for, and the ids of those that are over. */
  incidents: v.array(Incident),
  over: v.array(v.string()),
  nextPollMs: v.number(),
  pace: Pace,
  /** Null while nothing listed waits for its first answer, and for a wait of a moment. */
  firstPass: v.nullable(FirstPass),
  outage: v.nullable(Outage),
  /** Of the list of this very request. */
  notServed: NotServed,
});
export type WatchAnswer = v.InferOutput<typeof WatchAnswer>;
