import type { Incident } from '#contract/incident.ts';
import type { Outage } from '#contract/pace.ts';
import { parseTaskKey, type TaskRef, taskKey } from '#contract/task-ref.ts';
import type { WatchAnswer, WatchRequest } from '#contract/watch.ts';
import type { Clock } from '../clock.ts';
import { CAPS } from '../core/caps.ts';
import { awaitsFirstAnswer, firstPassOf, NO_WAVE, nextWave, type Wave, withOneMore } from '../core/first-pass.ts';
import type { Lease, Leases } from '../core/leases.ts';
import { createListedKeys } from '../core/listed-keys.ts';
import type { Task } from '../core/tasks.ts';
import { tellUntil, toldUntil } from '../core/telling.ts';
import { inParts, type Steps } from '../steps.ts';
import type { Account, AccountSettings } from './account.ts';
import type { Attention } from './attention.ts';
import type { CapacityError } from './capacity-error.ts';
import { earliestAnswer } from './earliest-answer.ts';
import type { Ended } from './ended.ts';
import { createListing, type Listing } from './listing.ts';
import { paceFor } from './pace-for.ts';
import { sumPaces } from './pace-sum.ts';
import { AWAY_POLL_MS, FIRST_ANSWER_POLL_MS, pollIntervalMs } from './poll-interval.ts';
import type { Registry } from './registry.ts';
import type { createRemovals } from './removals.ts';

/** Who asks where everyone is one person: on the machine of the operator. */
export const OPERATOR = 'local';
/** A few tasks that were just added are asked at once, though the tab cannot yet say that they are on the screen. */
const MAX_JUST_ADDED = 30;
/** A viewer who presses "refresh" again and again must not keep the other screens waiting. */
const REFRESH_EVERY_MS = 5_000;
/** Microseconds, roughly, to take in a task: one that is looked for in the store, that comes to this list, or is on it. */
const COSTS = { unknown: 40, listed: 5, same: 1 };
/** In the place of a row that is not served: the key of no task. */
const NO_TASK = '';
/** What a tab without a lease lists. */
const NOTHING = { apps: new Set<number>(), keys: createListedKeys(), visible: [] };

const TOO_MANY_VIEWS: CapacityError = {
  full: `At most ${CAPS.leases.ofOne} views of one person, ${CAPS.leases.all} in all, can be open at once.`,
};

/** Only in a process that stood still for minutes. */
const VIEW_ENDED: CapacityError = { full: 'This view ended while its list was taken in. Try again.' };

/** What a tab asks for, as far as it is served; a row that is not keeps its place, because it is answered by place. */
export interface ServedWatch extends Omit<WatchRequest, 'visible'> {
  visible?: (TaskRef | null)[] | undefined;
}

/** A text is looked for in no time once it was looked for, but not another one that says the same. */
interface Named {
  ref: TaskRef;
  key: string;
}

interface WatchDeps {
  clock: Pick<Clock, 'wall' | 'monotonic'>;
  registry: Registry;
  /** The task of a ref that is listed; null when it cannot be kept. */
  add: (ref: TaskRef, by: string) => Task | null;
  leases: Leases;
  /** One at least. */
  accounts: readonly (Account & Pick<AccountSettings, 'sdkAppIds'>)[];
  accountOf: (sdkAppId: number) => Account | undefined;
  attention: Attention;
  removals: ReturnType<typeof createRemovals>;
  ended: Pick<Ended, 'leftSince' | 'recall'>;
  /** Something may be asked now that could not be asked before. */
  schedule: () => void;
  /** Does now what follows from what was listed, and not all at once when a task is chosen. */
  settle: () => void;
  /** That states are kept in memory only; null while they are kept. */
  ownOutage: () => Outage | null;
}

/** Answers the conditional question of a tab, in steps: keeps its lease, and tells what changed in what it lists. */
export function createWatch({ clock, registry, add, leases, accounts, accountOf, ...deps }: WatchDeps) {
  const { attention, removals, ended, schedule, settle, ownOutage } = deps;

  /**
   * What the tab says from now on that it lists and shows, and what of it there is no room for. A long list is taken in part by
   * part, with all that follows from it; until the last one is, the tab lists what it did before as well.
   */
  function* register(
    { lease: id, list, visible, away, everyMs }: ServedWatch,
    known: Lease | null,
    by: string,
  ): Steps<{ lease: Lease; noRoom: TaskRef[] } | CapacityError> {
    const rhythm = { away, everyMs };
    const { apps, visible: shown } = known ?? NOTHING;
    const lease = leases.put(id, by, clock.monotonic(), { apps, visible: shown }, rhythm);
    if (lease === null) return TOO_MANY_VIEWS;
    const room = leases.roomFor(id, by);
    /** Not on the list any more, unless they are named again. */
    const stale = new Set(list?.mode === 'replace' ? lease.keys : []);
    const noRoom: TaskRef[] = [];
    let justAdded = 0;

    /** False when there is no room for it. */
    const know = (ref: TaskRef, key: string): boolean => {
      // From a tab that has not heard of it.
      if (removals.of(key) !== null) return true;
      if (registry.get(key)) return true;
      const task = add(ref, by);
      if (task && justAdded++ < MAX_JUST_ADDED) registry.prioritise(task, by);
      return task !== null;
    };
    const recall = (part: readonly Named[]): void => {
      const unknown = part.filter(({ key }) => !registry.get(key));
      if (unknown.length > 0)
        ended.recall(
          unknown.map(({ ref }) => ref),
          by,
        );
    };
    const takeIn = (part: readonly Named[]): void => {
      recall(part);
      for (const { ref, key } of part) {
        const isNew = !registry.get(key);
        const removedAt = removals.of(key);
        // The tab was told, and took it off its list: a person has added it again.
        if (removedAt !== null && known && known.toldRevision >= removedAt) removals.forget(key);
        const hasRoom = (lease.keys.has(key) && !stale.has(key)) || lease.keys.size - stale.size < room;
        if (hasRoom && know(ref, key)) {
          stale.delete(key);
          leases.list(id, key);
          const task = registry.get(key);
          // It may have its first answer before the whole list is taken in.
          if (isNew && task && mayAsk(task)) lease.wave = withOneMore(lease.wave);
        } else noRoom.push(ref);
      }
      settle();
    };

    const unlist = (keys: readonly string[]): void => {
      leases.unlist(id, keys);
      settle();
    };
    const show = (part: readonly Named[]): void => {
      recall(part);
      for (const { ref, key } of part) know(ref, key);
    };
    const costOf = ({ key }: Named): number => {
      if (!registry.get(key)) return COSTS.unknown;
      return lease.keys.has(key) ? COSTS.same : COSTS.listed;
    };
    yield* inParts(named(list?.refs ?? []), costOf, takeIn);
    yield* inParts([...stale], () => COSTS.listed, unlist);
    yield* inParts(named(visible?.filter((ref) => ref !== null) ?? []), costOf, show);
    if (leases.renew(id, clock.monotonic(), rhythm) !== lease) return VIEW_ENDED;
    leases.put(id, by, clock.monotonic(), saysOf(lease, list, visible), rhythm);
    schedule();
    return { lease, noRoom };
  }

  /** What is on the screen jumps the queue, but for what is asked on demand only. */
  function refresh(lease: Lease, onScreen: readonly (Task | undefined)[], now: number): void {
    if (now - lease.refreshedAt < REFRESH_EVERY_MS) return;
    lease.refreshedAt = now;
    for (const task of onScreen)
      if (task && task.notBefore !== Number.POSITIVE_INFINITY) registry.prioritise(task, lease.by);
    schedule();
  }

  /** Those that serve what is listed; for a list that is empty, one that serves the viewer. */
  function accountsOf({ apps }: Listing, mayRead: (sdkAppId: number) => boolean): readonly Account[] {
    const names = new Set(apps.map((app) => accountOf(app)?.name));
    const found = accounts.filter((account) => names.has(account.name));
    if (found.length > 0) return found;
    const theirs =
      accounts.find(({ sdkAppIds }) => sdkAppIds !== null && [...sdkAppIds].some(mayRead)) ??
      accounts.find(({ sdkAppIds }) => sdkAppIds === null);
    return theirs ? [theirs] : accounts.slice(0, 1);
  }

  /** Of these accounts those that have something to ask for the list; all of them where none has. */
  function dueOf(concerned: readonly Account[], listing: Listing): readonly Account[] {
    if (concerned.length === 1) return concerned;
    const names = new Set(listing.dueApps().map((app) => accountOf(app)?.name));
    const due = concerned.filter(({ name }) => names.has(name));
    return due.length > 0 ? due : concerned;
  }

  const mayAsk = (task: Task) => accountOf(task.ref.sdkAppId)?.mayAsk(task) === true;

  /** The tasks that the list got and that wait for their first answer. */
  function waveOf(lease: Lease, listing: Listing): Wave {
    const waiting = listing.countWaiting(mayAsk);
    return waiting === 0 ? NO_WAVE : nextWave(lease.wave, waiting, listing.count());
  }

  /** What changed, and the next part of what was not told yet. What is wrong is in the first part, for it stands on top. */
  function toldOf(
    lease: Lease | null,
    listing: Listing,
    most: number | undefined,
    { since, incidents }: { since: number; incidents: readonly Incident[] },
  ): readonly Task[] {
    const isAnew = since === 0;
    const changed = isAnew && most !== undefined ? [] : listing.changedSince(since);
    if (lease && isAnew) lease.restBefore = most === undefined ? 0 : Number.POSITIVE_INFINITY;
    if (!lease || most === undefined || lease.restBefore === 0) return changed;
    const part = listing.partBefore(lease.restBefore, most);
    lease.restBefore = part.before;
    const troubled = isAnew ? incidents.flatMap(({ subject }) => taskOf(subject) ?? []) : [];
    return [...new Set([...changed, ...troubled.slice(0, most), ...part.tasks])];
  }

  function taskOf(subject: Incident['subject']): Task | undefined {
    return subject.kind === 'task' ? registry.get(taskKey(subject)) : undefined;
  }

  /**
   * @param mayRead whether the viewer may see an SdkAppId: no task of another one is listed here, nor counted
   * @param seesAll they may see every one, and so how busy the board is with all of them
   * @param by the id of the viewer
   */
  return function* watch(
    request: ServedWatch,
    mayRead: (sdkAppId: number) => boolean,
    seesAll = false,
    by = OPERATOR,
  ): Steps<WatchAnswer | CapacityError> {
    const now = clock.monotonic();
    const known = leases.renew(request.lease, now, request);
    const registered =
      request.list || request.visible ? yield* register(request, known, by) : { lease: known, noRoom: [] };
    if ('full' in registered) return registered;
    const { lease, noRoom } = registered;

    const onScreen = lease?.visible.map((key) => registry.get(key)) ?? [];
    const listing = createListing(lease ?? NOTHING, registry);
    if (request.refresh && lease) refresh(lease, onScreen, now);
    const seen = new Set(onScreen);
    const toldAt = lease?.toldAt ?? now;
    if (lease) lease.toldAt = now;
    const since = lease ? toldUntil(lease.telling, request.revision) : 0;
    // The first parts of a long list ask for no answer.
    if (lease && since !== Number.POSITIVE_INFINITY) lease.toldRevision = registry.revision();
    const concerned = accountsOf(listing, mayRead);
    const lists = listing.apps.length > 0;
    const viewer = { seesAll, lists, looks: onScreen.some((task) => task !== undefined) };
    const pace = paceFor(viewer, sumPaces(concerned.map((account) => account.pace())));
    if (lease) lease.wave = waveOf(lease, listing);
    const isFirstAnswerNear = onScreen.some((task) => task && awaitsFirstAnswer(task)) || listing.isFirstAnswerNear();
    const nextPollMs = isFirstAnswerNear ? FIRST_ANSWER_POLL_MS : Math.round(pollIntervalMs(pace));
    const changed = attention.changesOf(listing, since);
    const news = {
      views: toldOf(lease, listing, request.most, { since, incidents: changed.incidents }).map((task) => task.view),
      removed: removals.since(since).filter((key) => !registry.get(key) && isListed(key, listing)),
      left: ended.leftSince(since).filter((key) => lease !== null && !lease.keys.has(key) && isListed(key, listing)),
      ...changed,
    };
    const over = news.over.filter((id) => lease?.telling.incidents.has(id));
    for (const { id } of news.incidents) lease?.telling.incidents.add(id);
    for (const id of over) lease?.telling.incidents.delete(id);
    const isNews =
      since === 0 || [news.views, news.removed, news.left, news.incidents, over].some((told) => told.length > 0);
    return {
      ...news,
      over,
      rest: lease && lease.restBefore > 0 ? { statuses: listing.statuses() } : null,
      now: clock.wall(),
      renew: known === null && !request.list,
      revision: lease ? tellUntil(lease.telling, { since, revision: registry.revision(), isNews }) : 0,
      checked: onScreen.map((task) => [task?.view.askedAt ?? null, task?.view.answeredAt ?? null]),
      heard: listing
        .heardSince(toldAt)
        .filter((task) => task.revision <= since && !seen.has(task))
        .map(({ key, view }) => [key, view.askedAt, view.answeredAt]),
      nextPollMs: request.away ? AWAY_POLL_MS : nextPollMs,
      pace: {
        ...pace,
        liveTasks: concerned.reduce((total, account) => total + registry.live(account.name, mayRead), 0),
        answeredAt: seesAll || lists ? earliestAnswer(dueOf(concerned, listing)) : null,
      },
      firstPass: lease && firstPassOf(lease.wave, pace),
      outage: concerned.map((account) => account.outage()).find((outage) => outage !== null) ?? ownOutage(),
      // Of what came so far: the rest was taken out before.
      notServed: { apps: [], refs: noRoom.map((ref) => ({ ...ref, why: 'room' })) },
    };
  };
}

function named(refs: readonly TaskRef[]): Named[] {
  return refs.map((ref) => ({ ref, key: taskKey(ref) }));
}

/** What a tab lists whole and shows after a request: what the request does not say stays as it was. */
function saysOf(
  before: Pick<Lease, 'apps' | 'visible'>,
  list: ServedWatch['list'],
  visible: ServedWatch['visible'],
): Pick<Lease, 'apps' | 'visible'> {
  return {
    apps: list ? new Set([...(list.mode === 'add' ? before.apps : []), ...list.apps]) : before.apps,
    visible: visible?.map((ref) => (ref === null ? NO_TASK : taskKey(ref))) ?? before.visible,
  };
}

function isListed(key: string, listing: Listing): boolean {
  return listing.hasTask(key, parseTaskKey(key)?.sdkAppId ?? 0);
}
