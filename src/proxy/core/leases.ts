import { AWAY_LEASE_MS, LEASE_MS } from '#contract/watch.ts';
import { CAPS } from './caps.ts';
import { createCounts } from './counts.ts';
import { NO_WAVE, type Wave } from './first-pass.ts';
import { createListedKeys, type ListedKeys, type OwnedKeys } from './listed-keys.ts';
import { createPriorityQueue } from './priority-queue.ts';
import { createScreens, type Shown } from './screens.ts';
import { newTelling, type Telling } from './telling.ts';

/** What one tab lists, and what of it is on the screen. */
export interface Lease {
  /** The id of the person whose tab it is. */
  readonly by: string;
  /** Up to which revision its tab was told what was removed. */
  toldRevision: number;
  /** When its tab was last told what is new, and when it last made rows jump the queue. */
  toldAt: number;
  refreshedAt: number;
  apps: ReadonlySet<number>;
  readonly keys: ListedKeys;
  visible: readonly string[];
  /** Of what it lists, the tasks that wait for their first answer, as of its tab's last request. */
  wave: Wave;
  telling: Telling;
  /** Of a list that is told in parts, the revision before which its tab was not told yet; 0 when it was told all. */
  restBefore: number;
}

/** How a tab comes back: hidden, or not sooner than a person chose. */
export interface TabRhythm {
  away?: boolean | undefined;
  everyMs?: number | undefined;
}

export type Leases = ReturnType<typeof createLeases>;

/** What viewers look at: tasks on a screen, keys listed one by one, and SdkAppIds listed whole. Kept up to date. */
export interface Attention {
  visible: Pick<ReadonlyMap<string, Shown>, 'get' | 'has'>;
  /** What the heaviest of these rows weighs: it counts as 1. */
  heaviest: () => number;
  listed: { has(key: string): boolean };
  apps: { has(sdkAppId: number): boolean };
  /** Whose rows are on a screen. */
  viewers: { readonly size: number; has(by: string): boolean };
}

/** Who must hear of a change of the attention: to a task, by its key, or to an SdkAppId as a whole. */
interface Hears {
  task?: (key: string) => void;
  app?: (sdkAppId: number) => void;
}

/** A lease, as only this file may change it. */
type Held = Lease & { keys: OwnedKeys };

type Says = Pick<Lease, 'apps' | 'visible'>;

interface Holder {
  leases: Set<string>;
  /** Tasks listed one by one in all of these. */
  listed: number;
}

interface Look {
  by: string;
  key: string;
  expiresAt: number;
}

const NOTHING: ReadonlySet<never> = new Set<never>();

/** The leases of all tabs. Every `now` is milliseconds of one monotonic clock. */
export function createLeases(limits: { all: number; ofOne: number } = CAPS.leases, hears: Hears = {}) {
  const leases = new Map<string, Held>();
  const holders = new Map<string, Holder>();
  /** Ids of leases by when each ends. */
  const ends = createPriorityQueue<string>();
  /** Tasks that callers asked for one by one, for each caller; and all of them, in the order of their ends. */
  const looks = new Map<string, Map<string, Look>>();
  const lastLooks = new Set<Look>();
  const onTask = (key: string) => hears.task?.(key);
  const listed = createCounts<string>(onTask);
  const apps = createCounts<number>((sdkAppId) => hears.app?.(sdkAppId));
  const screens = createScreens(onTask);
  const attention: Attention = {
    visible: screens.shown,
    heaviest: screens.heaviest,
    listed,
    apps,
    viewers: screens.viewers,
  };

  /** A lease says something else of all but its keys, or is over: what it had is counted no more. */
  function say(lease: Held, says: Says): void {
    apps.replace(lease.apps, says.apps);
    if (lease.visible !== says.visible) {
      const [had, has] = [new Set(lease.visible), new Set(says.visible)];
      const added = [...has].filter((key) => !had.has(key));
      const removed = [...had].filter((key) => !has.has(key));
      screens.show(lease.by, { added, removed });
    }
    lease.apps = says.apps;
    lease.visible = says.visible;
  }

  function list(lease: Held, key: string): void {
    if (!lease.keys.add(key)) return;
    listed.add(key);
    hold(lease.by).listed += 1;
  }

  function unlist(lease: Held, keys: Iterable<string>): void {
    for (const key of keys) {
      if (!lease.keys.delete(key)) continue;
      listed.remove(key);
      hold(lease.by).listed -= 1;
    }
  }

  /** Of a lease that there was not. */
  function begin(id: string, by: string, now: number): Held {
    const lease: Held = {
      by,
      toldRevision: 0,
      toldAt: now,
      refreshedAt: Number.NEGATIVE_INFINITY,
      apps: NOTHING,
      keys: createListedKeys(),
      visible: [],
      wave: NO_WAVE,
      telling: newTelling(),
      restBefore: 0,
    };
    leases.set(id, lease);
    hold(by).leases.add(id);
    return lease;
  }

  function hold(by: string): Holder {
    const holder = holders.get(by) ?? { leases: new Set(), listed: 0 };
    holders.set(by, holder);
    return holder;
  }

  function drop(id: string): void {
    const lease = leases.get(id);
    if (!lease) return;
    leases.delete(id);
    ends.delete(id);
    say(lease, { apps: NOTHING, visible: [] });
    unlist(lease, [...lease.keys]);
    leave(id, lease.by);
  }

  function leave(id: string, by: string): void {
    const theirs = hold(by).leases;
    theirs.delete(id);
    if (theirs.size === 0) holders.delete(by);
  }

  function dropLook(look: Look): void {
    lastLooks.delete(look);
    const theirs = looks.get(look.by);
    theirs?.delete(look.key);
    if (theirs?.size === 0) looks.delete(look.by);
  }

  function dropExpired(now: number): void {
    for (let end = ends.first(); end !== null && end.rank <= now; end = ends.first()) drop(end.item);
    for (const look of lastLooks) {
      // In the order of their ends: each look is put behind all others.
      if (look.expiresAt > now) break;
      dropLook(look);
      screens.lookAway(look.by, look.key);
    }
  }

  /** There is room for one more view of a person: who has the most makes room for who has less. */
  function makeRoom(by: string): boolean {
    const own = holders.get(by)?.leases.size ?? 0;
    if (own >= limits.ofOne) return false;
    if (leases.size < limits.all) return true;
    const { leases: most } = [...holders.values()].reduce((a, b) => (b.leases.size > a.leases.size ? b : a));
    const [oldest] = most;
    if (oldest === undefined || most.size <= own + 1) return false;
    drop(oldest);
    return true;
  }

  return {
    /** The lease, renewed; null when it is not known, or not any more. */
    renew(id: string, now: number, rhythm: TabRhythm = {}): Lease | null {
      dropExpired(now);
      const lease = leases.get(id);
      if (lease) ends.put(id, now + lifeOf(rhythm));
      return lease ?? null;
    },

    /** How many tasks this lease may list one by one, beside the other views of its person. */
    roomFor(id: string, by: string): number {
      const own = leases.get(id);
      const beside = (holders.get(by)?.listed ?? 0) - (own?.by === by ? own.keys.size : 0);
      return Math.max(0, Math.min(CAPS.listed.ofOneLease, CAPS.listed.ofOne - beside));
    },

    /**
     * Says what a lease lists and shows; null when no more views can be open.
     *
     * @param by whose tab it is: always the same person's
     * @param says with the keys of all that it lists one by one; without them, these stay
     */
    put(
      id: string,
      by: string,
      now: number,
      says: Says & { keys?: ReadonlySet<string> },
      rhythm: TabRhythm = {},
    ): Lease | null {
      dropExpired(now);
      const before = leases.get(id);
      if (!before && !makeRoom(by)) return null;
      const lease = before ?? begin(id, by, now);
      ends.put(id, now + lifeOf(rhythm));
      say(lease, says);
      const { keys } = says;
      if (!keys) return lease;
      for (const key of keys) list(lease, key);
      unlist(
        lease,
        [...lease.keys].filter((key) => !keys.has(key)),
      );
      return lease;
    },

    /** Lists one more, if it is not over. */
    list(id: string, key: string): void {
      const lease = leases.get(id);
      if (lease) list(lease, key);
    },

    /** Lists these no more. */
    unlist(id: string, keys: Iterable<string>): void {
      const lease = leases.get(id);
      if (lease) unlist(lease, keys);
    },

    /** A caller asked for this one task, and probably shows it: a task page, a script. */
    look(key: string, by: string, now: number): void {
      const theirs = looks.get(by) ?? new Map<string, Look>();
      const before = theirs.get(key);
      if (before) dropLook(before);
      else screens.look(by, key);
      const [oldest] = theirs.values();
      if (theirs.size >= CAPS.looks.ofOne && oldest) {
        dropLook(oldest);
        screens.lookAway(by, oldest.key);
      }
      const look = { by, key, expiresAt: now + LEASE_MS };
      looks.set(by, theirs.set(key, look));
      lastLooks.add(look);
    },

    /** What other people have on a list or a screen: tasks, and SdkAppIds whole. */
    ofOthers(by: string): { keys: { has(key: string): boolean }; apps: { has(sdkAppId: number): boolean } } {
      const [ownKeys, ownApps] = [createCounts<string>(), createCounts<number>()];
      for (const id of holders.get(by)?.leases ?? []) {
        for (const key of leases.get(id)?.keys ?? NOTHING) ownKeys.add(key);
        ownApps.replace(NOTHING, leases.get(id)?.apps ?? NOTHING);
      }
      return {
        keys: { has: (key) => listed.of(key) > ownKeys.of(key) || screens.isShownBeside(by, key) },
        apps: { has: (sdkAppId) => apps.of(sdkAppId) > ownApps.of(sdkAppId) },
      };
    },

    /** Kept up to date from then on, but for what runs out meanwhile: that is looked for here. */
    attention(now: number): Attention {
      dropExpired(now);
      return attention;
    },
  };
}

function lifeOf({ away, everyMs = 0 }: TabRhythm): number {
  return away ? AWAY_LEASE_MS : LEASE_MS + everyMs;
}
