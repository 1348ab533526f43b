import { createQuota, type QuotaWindow } from '#emulator/quota.ts';
import { exponential, type Random, seededRandom } from '#emulator/seeded-random.ts';
import { createPacer } from '#proxy/core/pacer.ts';
import type { Bench, Figure } from './bench.ts';
import { createEventQueue } from './event-queue.ts';
import { jitterPath } from './network-path.ts';

const QUOTA = 20;
const RATE = 18;
const RECOVERY_MS = 300_000;
/** How long the rate after the strangers stopped is averaged. */
const SPAN_MS = 5_000;

/** When a stranger calls next, given his last call. */
type Strangers = (random: Random) => (at: number) => number;

const at = (perSecond: number): Strangers => {
  return (random) => (last) =>
    perSecond === 0 ? Number.POSITIVE_INFINITY : last + exponential(random, 1_000 / perSecond);
};

/** A script of theirs makes 20 calls at once, twice a minute. */
const BURSTS: Strangers = () => {
  let call = 0;
  return (last) => {
    call += 1;
    return call % 20 === 1 ? last + 30_000 : last + 5;
  };
};

export interface SharedQuota {
  /** Of our calls; and answered ones a second. */
  refusedShare: number;
  usefulPerSecond: number;
  /** From the strangers' last call until we send 95 % of the rate again. */
  backAfterMs: number;
}

/** We and strangers spend one quota for some minutes; then they stop. The server counts what it refuses, too. */
export function sharedQuota({
  strangers,
  window,
  minutes,
  seed,
}: {
  strangers: Strangers;
  window: QuotaWindow;
  minutes: number;
  seed: number;
}): SharedQuota {
  const random = seededRandom(seed);
  const events = createEventQueue();
  const there = jitterPath(random);
  const back = jitterPath(random);
  const pacer = createPacer({ quota: QUOTA, rate: RATE, holdUntil: 0 });
  const quota = createQuota(window, QUOTA);
  const stopsAt = minutes * 60_000;
  const sends: number[] = [];
  let useful = 0;
  let refused = 0;

  const next = strangers(seededRandom(seed + 1));
  const theyCall = (calledAt: number) => {
    if (calledAt >= stopsAt) return;
    quota.count('', calledAt);
    events.add(next(calledAt), theyCall);
  };
  events.add(next(0), theyCall);

  for (let now = 0; now < stopsAt + RECOVERY_MS; ) {
    events.runUntil(now);
    const waitMs = pacer.waitMs(now);
    if (waitMs === 0) {
      send(now);
    } else {
      now = Math.min(now + waitMs, events.nextAt());
    }
  }
  return {
    refusedShare: refused / (useful + refused),
    usefulPerSecond: useful / (stopsAt / 1_000),
    backAfterMs: backAfter(),
  };

  function send(sentAt: number): void {
    pacer.send(sentAt);
    sends.push(sentAt);
    events.add(there(sentAt), (arrivesAt) => {
      const isRefused = quota.count('', arrivesAt) > QUOTA;
      if (sentAt < stopsAt && isRefused) refused += 1;
      if (sentAt < stopsAt && !isRefused) useful += 1;
      events.add(back(arrivesAt), (now) => {
        pacer.receive(now);
        if (isRefused) pacer.limited(now);
      });
    });
  }

  function backAfter(): number {
    const enough = 0.95 * RATE * (SPAN_MS / 1_000);
    for (const [i, first] of sends.entries()) {
      const last = sends[i + Math.ceil(enough) - 1];
      if (first >= stopsAt && last !== undefined && last - first <= SPAN_MS) return first - stopsAt;
    }
    return Number.POSITIVE_INFINITY;
  }
}

export const STRANGERS = { none: at(0), five: at(5), ten: at(10), bursts: BURSTS } satisfies Record<string, Strangers>;

export const limitSharedBench: Bench = {
  name: 'limit-shared',
  shows: 'beside strangers who spend the same quota, an hour of virtual time, then they stop',
  run(): Figure[] {
    const beside = (strangers: Strangers, window: QuotaWindow = 'fixed') =>
      sharedQuota({ strangers, window, minutes: 60, seed: 1 });
    const none = beside(STRANGERS.none);
    const five = beside(STRANGERS.five);
    const ten = beside(STRANGERS.ten);
    const bursts = beside(STRANGERS.bursts);
    const figures: Figure[] = [
      { name: 'refused alone', value: 100 * none.refusedShare, unit: '%', atMost: 0 },
      { name: 'refused beside 5/s', value: 100 * five.refusedShare, unit: '%', atMost: 1.5 },
      { name: 'useful beside 5/s', value: five.usefulPerSecond, unit: '/s', atLeast: 9 },
      { name: 'refused beside 10/s', value: 100 * ten.refusedShare, unit: '%' },
      { name: 'useful beside 10/s', value: ten.usefulPerSecond, unit: '/s' },
      { name: 'refused beside bursts', value: 100 * bursts.refusedShare, unit: '%' },
      { name: 'useful beside bursts', value: bursts.usefulPerSecond, unit: '/s' },
    ];
    for (const window of ['sliding', 'bucket'] as const) {
      const other = beside(STRANGERS.five, window);
      figures.push(
        { name: `refused beside 5/s, ${window}`, value: 100 * other.refusedShare, unit: '%', atMost: 1.5 },
        { name: `useful beside 5/s, ${window}`, value: other.usefulPerSecond, unit: '/s', atLeast: 9 },
      );
    }
    const backAfterMs = Math.max(five.backAfterMs, ten.backAfterMs, bursts.backAfterMs);
    return [...figures, { name: 'back to 95 %', value: backAfterMs / 1_000, unit: 's', atMost: 60 }];
  },
};
