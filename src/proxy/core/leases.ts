import { AWAY_LEASE_MS, LEASE_MS } from '#contract/watch.ts';
import { NO_WAVE, type Wave } from './first-pass.ts';

/** What one tab lists, and what of it is on the screen. */
export interface Lease {
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
}

/** How a tab comes back: hidden, or not sooner than a person chose. */
export interface TabRhythm {
  away?: boolean | undefined;
  everyMs?: number | undefined;
}

export type Leases = ReturnType<typeof createLeases>;

/** What viewers look at: keys of tasks on a screen, keys listed one by one, and SdkAppIds listed whole. */
export interface Attention {
  visible: ReadonlySet<string>;
  listed: ReadonlySet<string>;
  apps: ReadonlySet<number>;
}

/** The leases of all tabs. Every `now` is milliseconds of one monotonic clock. */
export function createLeases({ limit }: { limit: number }) {
  const leases = new Map<string, Lease>();
  /** Tasks that callers asked for one by one, and until when that counts. As many as there are tasks. */
  const looks = new Map<string, number>();
  let attention: Attention | null = null;

  const dropExpired = (now: number) => {
    for (const [id, lease] of leases) {
      if (lease.expiresAt > now) continue;
      leases.delete(id);
      attention = null;
    }
    for (const [key, expiresAt] of looks) {
      // In the order of their ends: each look is put behind all others.
      if (expiresAt > now) break;
      looks.delete(key);
      attention = null;
    }
  };

  return {
    /** The lease, renewed; null when it is not known, or not any more. */
    renew(id: string, now: number, rhythm: TabRhythm = {}): Lease | null {
      dropExpired(now);
      const lease = leases.get(id);
      if (!lease) return null;
      lease.expiresAt = now + lifeOf(rhythm);
      return lease;
    },

    /** Says what a lease lists and shows; null when there are as many leases as we keep. */
    put(id: string, now: number, says: Pick<Lease, 'apps' | 'keys' | 'visible'>, rhythm: TabRhythm = {}): Lease | null {
      dropExpired(now);
      const before = leases.get(id);
      if (!before && leases.size >= limit) return null;
      const never = { toldRevision: 0, toldAt: now, refreshedAt: Number.NEGATIVE_INFINITY, wave: NO_WAVE };
      const lease = { ...(before ?? never), ...says, expiresAt: now + lifeOf(rhythm) };
      leases.set(id, lease);
      attention = null;
      return lease;
    },

    /** A caller asked for this one task, and probably shows it: a task page, a script. */
    look(key: string, now: number): void {
      if (!looks.delete(key)) attention = null;
      looks.set(key, now + LEASE_MS);
    },

    attention(now: number): Attention {
      dropExpired(now);
      attention ??= {
        visible: new Set([...looks.keys(), ...[...leases.values()].flatMap((lease) => lease.visible)]),
        listed: new Set([...leases.values()].flatMap((lease) => [...lease.keys])),
        apps: new Set([...leases.values()].flatMap((lease) => [...lease.apps])),
      };
      return attention;
    },
  };
}

function lifeOf({ away, everyMs = 0 }: TabRhythm): number {
  return away ? AWAY_LEASE_MS : LEASE_MS + everyMs;
}
