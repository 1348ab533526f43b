import { AWAY_LEASE_MS, LEASE_MS } from '#contract/watch.ts';
import { CAPS } from './caps.ts';
import { NO_WAVE, type Wave } from './first-pass.ts';
import { newTelling, type Telling } from './telling.ts';

/** What one tab lists, and what of it is on the screen. */
export interface Lease {
  /** The id of the person whose tab it is. */
  readonly by: string;
  expiresAt: number;
  /** Up to which revision its tab was told what was removed. */
  toldRevision: number;
  /** When its tab was last told what is new, and when it last made rows jump the queue. */
  toldAt: number;
  refreshedAt: number;
  apps: ReadonlySet<number>;
  keys: ReadonlySet<string>;
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

/** A row on a screen. */
export interface Shown {
  /** Who shows it. */
  by: string;
  /** 1, or less where one person shows so much that the others would wait for it. */
  weight: number;
}

/** What viewers look at: tasks on a screen, keys listed one by one, and SdkAppIds listed whole. */
export interface Attention {
  visible: ReadonlyMap<string, Shown>;
  listed: ReadonlySet<string>;
  apps: ReadonlySet<number>;
  /** Whose rows are on a screen. */
  viewers: ReadonlySet<string>;
}

/** The screens of one person weigh as much as so many rows, however many there are. */
const SCREENFUL = 30;
/** The same of the tasks that a person's scripts ask for one by one. */
const LOOKS_WEIGH = 2;

/** The leases of all tabs. Every `now` is milliseconds of one monotonic clock. */
export function createLeases(limits: { all: number; ofOne: number } = CAPS.leases) {
  const leases = new Map<string, Lease>();
  const ofOne = new Map<string, Set<string>>();
  /** Tasks that callers asked for one by one, and until when that counts, for each caller. */
  const looks = new Map<string, Map<string, number>>();
  let attention: Attention | null = null;

  function drop(id: string): void {
    const by = leases.get(id)?.by ?? '';
    leases.delete(id);
    const theirs = ofOne.get(by);
    theirs?.delete(id);
    if (theirs?.size === 0) ofOne.delete(by);
    attention = null;
  }

  const dropExpired = (now: number) => {
    for (const [id, lease] of leases) if (lease.expiresAt <= now) drop(id);
    for (const [by, theirs] of looks) {
      for (const [key, expiresAt] of theirs) {
        // In the order of their ends: each look is put behind all others.
        if (expiresAt > now) break;
        theirs.delete(key);
        attention = null;
      }
      if (theirs.size === 0) looks.delete(by);
    }
  };

  /** There is room for one more view of a person: who has the most makes room for who has less. */
  function makeRoom(by: string): boolean {
    const own = ofOne.get(by)?.size ?? 0;
    if (own >= limits.ofOne) return false;
    if (leases.size < limits.all) return true;
    const most = [...ofOne.values()].reduce((a, b) => (b.size > a.size ? b : a));
    const [oldest] = most;
    if (oldest === undefined || most.size <= own + 1) return false;
    drop(oldest);
    return true;
  }

  /** How many tasks the other views of a person list one by one. */
  function listedBeside(by: string, id: string): number {
    let count = 0;
    for (const other of ofOne.get(by) ?? []) if (other !== id) count += leases.get(other)?.keys.size ?? 0;
    return count;
  }

  return {
    /** The lease, renewed; null when it is not known, or not any more. */
    renew(id: string, now: number, rhythm: TabRhythm = {}): Lease | null {
      dropExpired(now);
      const lease = leases.get(id);
      if (!lease) return null;
      lease.expiresAt = now + lifeOf(rhythm);
      return lease;
    },

    /**
     * Says what a lease lists and shows; or which cap its person is at: of views, or of tasks listed in all of them.
     *
     * @param by whose tab it is
     */
    put(
      id: string,
      by: string,
      now: number,
      says: Pick<Lease, 'apps' | 'keys' | 'visible'>,
      rhythm: TabRhythm = {},
    ): Lease | 'leases' | 'listed' {
      dropExpired(now);
      const before = leases.get(id);
      if (!before && !makeRoom(by)) return 'leases';
      if (says.keys.size > (before?.keys.size ?? 0) && listedBeside(by, id) + says.keys.size > CAPS.listed.ofOne)
        return 'listed';
      const never = {
        toldRevision: 0,
        toldAt: now,
        refreshedAt: Number.NEGATIVE_INFINITY,
        wave: NO_WAVE,
        telling: newTelling(),
        restBefore: 0,
      };
      const lease = { ...(before ?? never), ...says, by, expiresAt: now + lifeOf(rhythm) };
      leases.set(id, lease);
      ofOne.set(by, (ofOne.get(by) ?? new Set()).add(id));
      attention = null;
      return lease;
    },

    /** A caller asked for this one task, and probably shows it: a task page, a script. */
    look(key: string, by: string, now: number): void {
      const theirs = looks.get(by) ?? new Map<string, number>();
      looks.set(by, theirs);
      if (!theirs.delete(key)) attention = null;
      const [oldest] = theirs.keys();
      if (theirs.size >= CAPS.looks.ofOne && oldest !== undefined) theirs.delete(oldest);
      theirs.set(key, now + LEASE_MS);
    },

    /** What other people have on a list or a screen: tasks, and SdkAppIds whole. */
    ofOthers(by: string): { keys: ReadonlySet<string>; apps: ReadonlySet<number> } {
      const others = [...leases.values()].filter((lease) => lease.by !== by);
      const looked = [...looks].flatMap(([other, theirs]) => (other === by ? [] : [...theirs.keys()]));
      return {
        keys: new Set([...looked, ...others.flatMap((lease) => [...lease.keys, ...lease.visible])]),
        apps: new Set(others.flatMap((lease) => [...lease.apps])),
      };
    },

    attention(now: number): Attention {
      dropExpired(now);
      attention ??= {
        visible: shownBy(leases.values(), looks),
        listed: new Set([...leases.values()].flatMap((lease) => [...lease.keys])),
        apps: new Set([...leases.values()].flatMap((lease) => [...lease.apps])),
        viewers: new Set([...leases.values()].flatMap(({ by, visible }) => (visible.length > 0 ? by : []))),
      };
      return attention;
    },
  };
}

/** Each row of any screen: the rows of one person weigh no more than a screenful together, and the heaviest row 1. */
function shownBy(leases: Iterable<Lease>, looks: ReadonlyMap<string, ReadonlyMap<string, number>>): Map<string, Shown> {
  const screens = new Map<string, Set<string>>();
  for (const { by, visible } of leases) {
    const rows = screens.get(by) ?? new Set();
    for (const key of visible) rows.add(key);
    screens.set(by, rows);
  }
  const shown = new Map<string, Shown>();
  let heaviest = 0;
  const put = (key: string, by: string, weight: number) => {
    heaviest = Math.max(heaviest, weight);
    if (weight > (shown.get(key)?.weight ?? 0)) shown.set(key, { by, weight });
  };
  for (const [by, rows] of screens) for (const key of rows) put(key, by, Math.min(1, SCREENFUL / rows.size));
  for (const [by, rows] of looks) for (const key of rows.keys()) put(key, by, Math.min(1, LOOKS_WEIGH / rows.size));
  if (heaviest < 1) for (const row of shown.values()) row.weight /= heaviest;
  return shown;
}

function lifeOf({ away, everyMs = 0 }: TabRhythm): number {
  return away ? AWAY_LEASE_MS : LEASE_MS + everyMs;
}
