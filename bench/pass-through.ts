import { createQuota } from '#emulator/quota.ts';
import { seededRandom } from '#emulator/seeded-random.ts';
import { REFRESH_MS } from './baseline-policies.ts';
import { createEventQueue } from './event-queue.ts';
import { jitterPath } from './network-path.ts';
import type { SimulationOptions } from './policy-simulation.ts';
import { sampleRowAges } from './row-ages.ts';
import { createWorld, type Life, type Screen, statusOf, type World } from './virtual-world.ts';

const QUOTA = 20;

export interface PassThroughRun {
  visibleMs: number;
  /** Of all calls. */
  refusedShare: number;
}

/**
 * No server of ours: every browser asks Tencent about every row on its screen when it appears and every 5 s since,
 * and knows only what it was told itself. What is above the quota of the second is refused.
 */
export function simulatePassThrough(options: SimulationOptions): PassThroughRun {
  const random = seededRandom(options.seed + 2_000);
  const events = createEventQueue();
  const from = options.warmUpMinutes * 60_000;
  const until = from + options.minutes * 60_000;
  const there = jitterPath(random);
  const back = jitterPath(random);
  const quota = createQuota('fixed', QUOTA);
  const freshAt = new Map<Screen, Map<Life, number>>();
  let sent = 0;
  let refused = 0;

  const world: World = createWorld({ ...options, random: seededRandom(options.seed) }, events, {
    onScreen(screen, now) {
      const before = freshAt.get(screen) ?? new Map<Life, number>();
      const shown = new Map<Life, number>();
      freshAt.set(screen, shown);
      for (const life of world.rowsOf(screen)) {
        const known = before.get(life);
        if (known !== undefined) shown.set(life, known);
        refresh(screen, shown, life, now);
      }
    },
  });
  world.open();

  function refresh(screen: Screen, shown: Map<Life, number>, life: Life, sentAt: number): void {
    // Another page, or another page and back: its rows have timers of their own.
    if (freshAt.get(screen) !== shown) return;
    events.add(sentAt + REFRESH_MS, (at) => refresh(screen, shown, life, at));
    events.add(there(sentAt), (arrivesAt) => {
      const isRefused = quota.count('', arrivesAt) > QUOTA;
      sent += 1;
      if (isRefused) refused += 1;
      events.add(back(arrivesAt), () => {
        if (!isRefused && statusOf(life, arrivesAt) !== null) shown.set(life, sentAt);
      });
    });
  }

  const ages = sampleRowAges(
    { world, random: seededRandom(options.seed + 1_000), from, until },
    (life, screen) => (screen === null ? null : (freshAt.get(screen)?.get(life) ?? null)),
    () => false,
  );
  const sampleAt = (at: number) => events.add(at, (now) => sampleAt(ages.take(now)));
  sampleAt(ages.firstAt);
  events.runUntil(until);
  return { visibleMs: ages.result().visibleMs, refusedShare: refused / sent };
}
