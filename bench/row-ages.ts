import { exponential, type Random } from '#emulator/seeded-random.ts';
import type { Life, Screen, World } from './virtual-world.ts';

/** A row that was on a screen for less than this is not settled: it may not have been asked about yet. */
const SETTLED_AFTER_MS = 10_000;
const SAMPLE_EVERY_MS = 1_000;

export interface RowAges {
  /** Age of a live row on a screen, averaged over screens, rows and time. */
  visibleMs: number;
  /** Distinct live rows on all screens together, averaged over time. */
  visibleCount: number;
  /** Live rows on no screen: the oldest that one of them became, and the most that were taken for such at any time. */
  mostHidden: number;
  oldestHiddenMs: number;
}

/**
 * Samples the age of the information about every live row at random moments from `from` to `until`. Age: now minus the
 * *send* time of the last answered call, an upper bound. A row that never was answered is as old as its time on the list.
 *
 * @param freshAt send time of the last answered call about a task, as this screen knows it (null: what the server knows)
 * @param isKnownToHaveEnded a task that ended and is not yet known to have is taken for live, and asked
 */
export function sampleRowAges(
  { world, random, from, until }: { world: World; random: Random; from: number; until: number },
  freshAt: (life: Life, screen: Screen | null) => number | null,
  isKnownToHaveEnded: (life: Life) => boolean,
) {
  const sum = { ageMs: 0, rows: 0, visible: 0, samples: 0 };
  const most = { hidden: 0, hiddenAgeMs: 0 };

  function sample(now: number): void {
    const seen = new Set<Life>();
    const onScreen = new Set(world.screens.flatMap(world.rowsOf));
    const isLive = (life: Life) => life.goneAt > now;
    for (const screen of world.screens) {
      for (const life of world.rowsOf(screen).filter(isLive)) {
        seen.add(life);
        const shownSince = Math.max(screen.since, life.listedAt);
        if (now - shownSince < SETTLED_AFTER_MS) continue;
        sum.ageMs += now - (freshAt(life, screen) ?? shownSince);
        sum.rows += 1;
      }
    }
    const hidden = world.rows.filter((life) => isLive(life) && !seen.has(life));
    for (const life of hidden) {
      most.hiddenAgeMs = Math.max(most.hiddenAgeMs, now - (freshAt(life, null) ?? life.listedAt));
    }
    const unseen = world.rows.filter((life) => !isKnownToHaveEnded(life) && !onScreen.has(life));
    most.hidden = Math.max(most.hidden, unseen.length);
    sum.visible += seen.size;
    sum.samples += 1;
  }

  return {
    firstAt: from,
    /** Takes a sample and tells when the next is due: at random, or the samples could keep step with the calls. */
    take(now: number): number {
      sample(now);
      return now < until ? now + exponential(random, SAMPLE_EVERY_MS) : Number.POSITIVE_INFINITY;
    },
    result: (): RowAges => ({
      visibleMs: sum.ageMs / sum.rows,
      visibleCount: sum.visible / sum.samples,
      mostHidden: most.hidden,
      oldestHiddenMs: most.hiddenAgeMs,
    }),
  };
}
