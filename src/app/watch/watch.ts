import { CAUSES, type Incident } from '#contract/incident.ts';
import type { NotServed, WhyNotServed } from '#contract/served.ts';
import type { TaskRef } from '#contract/task-ref.ts';
import { taskKey } from '#contract/task-ref.ts';
import { type TaskView, untrackedTask } from '#contract/task-view.ts';
import { MAX_REFS_PER_REQUEST, type TAB_INTERVALS_MS, type WatchAnswer, type WatchRequest } from '#contract/watch.ts';
import { KeyedList } from './keyed-list.ts';

/** What the tab lists, and what of it is on the screen. */
export interface Wanted {
  apps: readonly number[];
  refs: readonly TaskRef[];
  visible: readonly TaskRef[];
  /** The person pressed "Refresh": what is visible jumps the queue. */
  refresh?: boolean;
  /** How often a person chose to have it refreshed; absent where the proxy proposes it. */
  everyMs?: (typeof TAB_INTERVALS_MS)[number];
  /** The tab is hidden and waits for notifications. */
  away?: boolean;
}

/** The list as it is known here: what was asked for, and the answers folded together. */
export interface Watched {
  lease: string;
  /** What the proxy surely knows of our wishes; null when a request failed and that is unknown. */
  told: Wanted | null;
  revision: number;
  views: KeyedList<TaskView>;
  /** There are parts of the list that were not told yet. */
  isMore: boolean;
  /** How many tasks of which status the list has, until it is known here as a whole for the first time. */
  statuses: NonNullable<WatchAnswer['rest']>['statuses'] | null;
  /** Of the parts to come: what is known here from before, and is gone if none of them has it. */
  unconfirmed: ReadonlySet<string>;
  /** What of the list the proxy does not ask for: it has a row all the same, of which nothing is known. */
  notServed: ReadonlyMap<string, WhyNotServed>;
  appsNotServed: readonly number[];
  /** Since when the proxy knows that these are on the screen; by its clock. */
  visibleSince: ReadonlyMap<string, number>;
  /** The open ones of what is listed, the widest first. */
  incidents: readonly Incident[];
  now: number;
  nextPollMs: number;
  pace: WatchAnswer['pace'];
  firstPass: WatchAnswer['firstPass'];
  outage: WatchAnswer['outage'];
}

/**
 * Told of tasks that a person took out for all viewers, by `taskKey`, and which of them were shown here before.
 *
 * @returns whether the list is to be told again
 */
export type OnRemoved = (keys: readonly string[], wasShown: (key: string) => boolean) => Promise<boolean>;

/** The proxy takes 256 KiB; some room is left for the rest of the request. */
const MAX_LIST_BYTES = 240_000;
/** What is seen first is told first; after it, as much as a page takes in between two frames or three. */
const FIRST_PART = 200;
const PART = 2_000;

/**
 * One round with the proxy. Says only what changed, and everything again when the lease is unknown there: what is shown
 * stays until the new answer has come.
 */
export async function watch(
  before: Watched | undefined,
  wanted: Wanted,
  {
    ask,
    newLease,
    onRemoved,
  }: {
    ask: (request: WatchRequest) => Promise<WatchAnswer>;
    newLease: () => string;
    onRemoved: OnRemoved;
  },
): Promise<Watched> {
  const lease = before?.lease ?? newLease();
  const askAll = async (requests: WatchRequest[]) => {
    let last: [WatchRequest, WatchAnswer] | undefined;
    const refs: NotServed['refs'] = [];
    for (const request of requests) {
      last = [request, await ask(request)];
      // Each part of a long list is told of its own.
      refs.push(...last[1].notServed.refs);
    }
    if (!last) throw new Error('A round with the proxy has at least one request');
    const [request, answer] = last;
    return [request, { ...answer, notServed: { ...answer.notServed, refs } }] as const;
  };

  let [request, answer] = await askAll(nextRequests(lease, before, wanted));
  if (answer.renew) [request, answer] = await askAll(registration(lease, before, wanted));
  const watched = merge(before, { lease, wanted, revision: request.revision }, answer);
  const isToldAgain =
    answer.removed.length > 0 && (await onRemoved(answer.removed, (key) => before?.views.has(key) === true));
  return isToldAgain ? { ...watched, told: null } : watched;
}

/** A changed list is asked for as a whole: a task that others already watch may have changed long before. */
export function nextRequests(lease: string, before: Watched | undefined, wanted: Wanted): WatchRequest[] {
  if (!before?.told || !sameList(before.told, wanted)) return registration(lease, before, wanted);
  const { revision } = before;
  return [
    {
      lease,
      revision,
      ...(before.isMore ? { most: PART } : {}),
      ...(sameRefs(before.told.visible, wanted.visible) ? {} : { visible: [...wanted.visible] }),
      ...(wanted.refresh ? { refresh: true } : {}),
      ...(wanted.everyMs ? { everyMs: wanted.everyMs } : {}),
      ...(wanted.away ? { away: true } : {}),
    },
  ];
}

function registration(
  lease: string,
  before: Watched | undefined,
  { apps, refs, visible, refresh, everyMs, away }: Wanted,
): WatchRequest[] {
  const parts = listParts(refs);
  return parts.map((part, index) => ({
    lease,
    // Only the answer to the last part is looked at; the others need not carry the list as far as it is told.
    revision: index === parts.length - 1 ? 0 : Number.MAX_SAFE_INTEGER,
    list: { apps: [...apps], refs: part, mode: index === 0 ? 'replace' : 'add' },
    ...(everyMs ? { everyMs } : {}),
    ...(away ? { away } : {}),
    ...(index === parts.length - 1
      ? { most: before ? PART : FIRST_PART, visible: [...visible], ...(refresh ? { refresh } : {}) }
      : {}),
  }));
}

/** Long lists travel in parts, limited by number and by size; an empty list is one part. */
export function listParts(refs: readonly TaskRef[]): TaskRef[][] {
  const parts: TaskRef[][] = [[]];
  let bytes = 0;
  for (const { sdkAppId, region, taskId } of refs) {
    const ref = { sdkAppId, region, taskId };
    const size = JSON.stringify(ref).length + 1;
    const part = parts.at(-1);
    if (part && part.length < MAX_REFS_PER_REQUEST && bytes + size <= MAX_LIST_BYTES) {
      part.push(ref);
      bytes += size;
    } else {
      parts.push([ref]);
      bytes = size;
    }
  }
  return parts;
}

/**
 * An answer to revision 0 begins the list anew, any other tells what changed, and either may bring a part of what was not
 * told yet. What is known from before stays until the last part has come. Views that stayed equal stay identical.
 */
export function merge(
  before: Watched | undefined,
  { lease, wanted, revision }: { lease: string; wanted: Wanted; revision: number },
  answer: WatchAnswer,
): Watched {
  const isListTold = revision === 0;
  const isMore = answer.rest !== null;
  const known = before?.views ?? KeyedList.of<TaskView>();
  const unconfirmed = new Set(isListTold ? known.keys() : before?.unconfirmed);
  const changes = new Map<string, TaskView | undefined>();
  const viewOf = (key: string) => (changes.has(key) ? changes.get(key) : known.get(key));
  const put = (key: string, view: TaskView) => {
    unconfirmed.delete(key);
    if (viewOf(key) !== view) changes.set(key, view);
  };
  for (const view of answer.views) {
    const key = taskKey(view);
    const old = known.get(key);
    put(key, old && sameView(old, view) ? old : view);
  }
  const hear = (key: string, askedAt: number | null, answeredAt: number | null) => {
    const view = viewOf(key);
    if (view && (view.askedAt !== askedAt || view.answeredAt !== answeredAt))
      changes.set(key, { ...view, askedAt, answeredAt });
  };
  answer.checked.forEach(([askedAt, answeredAt], index) => {
    const ref = wanted.visible[index];
    if (ref) hear(taskKey(ref), askedAt, answeredAt);
  });
  for (const [key, askedAt, answeredAt] of answer.heard) hear(key, askedAt, answeredAt);
  const notServed = isListTold
    ? new Map(answer.notServed.refs.map((ref) => [taskKey(ref), ref.why] as const))
    : (before?.notServed ?? NOTHING);
  if (isListTold)
    for (const ref of answer.notServed.refs) put(taskKey(ref), known.get(taskKey(ref)) ?? untrackedTask(ref));
  for (const key of [...answer.removed, ...answer.left, ...(isMore ? [] : unconfirmed)])
    if (viewOf(key)) changes.set(key, undefined);
  return {
    lease,
    told: wanted,
    revision: answer.revision,
    views: changes.size > 0 ? known.changed(changes) : known,
    isMore,
    statuses: before && before.statuses === null ? null : (answer.rest?.statuses ?? null),
    unconfirmed: isMore ? unconfirmed : NONE,
    notServed,
    appsNotServed: isListTold ? answer.notServed.apps : (before?.appsNotServed ?? []),
    visibleSince: new Map(
      wanted.visible.map(taskKey).map((key) => [key, before?.visibleSince.get(key) ?? answer.now] as const),
    ),
    incidents: mergeIncidents(revision === 0 ? [] : (before?.incidents ?? []), answer),
    now: answer.now,
    nextPollMs: answer.nextPollMs,
    pace: answer.pace,
    firstPass: answer.firstPass,
    outage: answer.outage,
  };
}

const NOTHING: Watched['notServed'] = new Map();
const NONE: ReadonlySet<string> = new Set();

function mergeIncidents(
  known: readonly Incident[],
  { incidents, over }: Pick<WatchAnswer, 'incidents' | 'over'>,
): readonly Incident[] {
  if (incidents.length === 0 && over.length === 0) return known;
  const byId = new Map([...known, ...incidents].map((incident) => [incident.id, incident]));
  for (const id of over) byId.delete(id);
  return [...byId.values()].sort(
    (a, b) => CAUSES.indexOf(a.cause) - CAUSES.indexOf(b.cause) || a.since - b.since || (a.id < b.id ? -1 : 1),
  );
}

/** By content: one task may have taken the place of another. */
export function sameList(a: Pick<Wanted, 'apps' | 'refs'>, b: Pick<Wanted, 'apps' | 'refs'>): boolean {
  return (
    a.apps.length === b.apps.length && a.apps.every((app, index) => app === b.apps[index]) && sameRefs(a.refs, b.refs)
  );
}

function sameRefs(a: readonly TaskRef[], b: readonly TaskRef[]): boolean {
  return (
    a === b ||
    (a.length === b.length &&
      a.every((ref, index) => {
        const other = b[index];
        return other !== undefined && taskKey(ref) === taskKey(other);
      }))
  );
}

function sameView(a: TaskView, b: TaskView): boolean {
  return a.askedAt === b.askedAt && a.answeredAt === b.answeredAt && JSON.stringify(a) === JSON.stringify(b);
}
