import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effort } from '#testing/effort.ts';
import { createPacer } from './pacer.ts';

interface Network {
  /** When something sent at `at` is there, or back here. */
  there: (at: number) => number;
  back: (at: number) => number;
  /** The call does not arrive, or its answer does not. */
  loses?: (call: number) => 'call' | 'answer' | null;
}

const DEADLINE_MS = 8_000;
/** Of an unclean start: nothing that the dead process sent is longer than a second on the way. */
const HOLD_MS = 2_000;

/**
 * Sends whenever the pacer allows, for `seconds` of virtual time; returns the arrivals at the server, in order.
 * At each of `restartsAt` the process dies: its calls are still on the way, and the new one knows nothing of them.
 */
function run(
  seconds: number,
  { there, back, loses = () => null }: Network,
  { create = createPacer, quota = 20, rate = 18, restartsAt = [] as number[] } = {},
) {
  const arrivals: number[] = [];
  let receipts: number[] = [];
  let calls = 0;
  let pacer = create({ quota, rate, holdUntil: 0 });
  const restarts = [...restartsAt].sort((a, b) => a - b);
  const until = seconds * 1000;
  for (let now = 0; now < until; ) {
    while (restarts[0] !== undefined && restarts[0] <= now) {
      pacer = create({ quota, rate, holdUntil: (restarts.shift() ?? now) + HOLD_MS });
      receipts = [];
    }
    while (receipts[0] !== undefined && receipts[0] <= now) pacer.receive(receipts.shift() ?? now);
    const waitMs = pacer.waitMs(now);
    if (waitMs === 0) {
      pacer.send(now);
      const loss = loses(calls++);
      const arrivesAt = there(now);
      if (loss !== 'call') arrivals.push(arrivesAt);
      receipts.push(loss === null ? Math.min(now + DEADLINE_MS, back(arrivesAt)) : now + DEADLINE_MS);
      receipts.sort((a, b) => a - b);
    } else {
      const next = Math.min(receipts[0] ?? Number.POSITIVE_INFINITY, restarts[0] ?? Number.POSITIVE_INFINITY);
      now = Math.min(now + waitMs, next);
    }
  }
  return arrivals.sort((a, b) => a - b);
}

/** The most arrivals in any half-open second. */
function worstSecond(arrivals: readonly number[]): number {
  let worst = 0;
  let first = 0;
  for (const [last, at] of arrivals.entries()) {
    while (at - (arrivals[first] ?? at) >= 1000) first += 1;
    worst = Math.max(worst, last - first + 1);
  }
  return worst;
}

const steady = (ms: number): Network => ({ there: (at) => at + ms / 2, back: (at) => at + ms / 2 });

/** Delays from a list, in turn: calls and answers overtake one another. */
const delayed = (delays: readonly number[]) => {
  let next = 0;
  return (at: number) => at + (delays[next++ % delays.length] ?? 0);
};

const delays = (max: number) => fc.array(fc.double({ min: 0, max, noNaN: true }), { minLength: 20, maxLength: 60 });
const losses = fc.array(fc.constantFrom('call', 'answer', null, null, null, null, null, null), {
  minLength: 10,
  maxLength: 40,
});

describe('the promise: no 21st call arrives in any sliding second', () => {
  it('whatever the delays, reordering and losses', () => {
    fc.assert(
      fc.property(delays(3_000), delays(3_000), losses, (there, back, lost) => {
        const loses = (call: number) => lost[call % lost.length] ?? null;
        expect(worstSecond(run(60, { there: delayed(there), back: delayed(back), loses }))).toBeLessThanOrEqual(20);
      }),
      { numRuns: effort({ usual: 200, soak: 2_000 }) },
    );
  });

  it('when the path stalls and then delivers at once all that was on the way', () => {
    const stalls = fc.array(fc.record({ afterMs: fc.nat(5_000), lastsMs: fc.nat(4_000) }), { minLength: 1 });
    fc.assert(
      fc.property(stalls, stalls, delays(80), fc.constantFrom(18, 1_000), (thereStalls, backStalls, way, rate) => {
        const through = (pauses: { afterMs: number; lastsMs: number }[]) => {
          const delay = delayed(way);
          return (at: number) => {
            const arrival = delay(at);
            let openAt = 0;
            for (let i = 0; openAt <= arrival && i < 100; i += 1) {
              const pause = pauses[i % pauses.length] ?? { afterMs: 0, lastsMs: 0 };
              const from = openAt + pause.afterMs;
              openAt = from + pause.lastsMs;
              if (arrival >= from && arrival < openAt) return openAt;
            }
            return arrival;
          };
        };
        const network = { there: through(thereStalls), back: through(backStalls) };
        expect(worstSecond(run(60, network, { rate }))).toBeLessThanOrEqual(20);
      }),
      { numRuns: effort({ usual: 200, soak: 2_000 }) },
    );
  });

  it('when the process dies again and again, and the next one knows nothing of the calls on the way', () => {
    const restarts = fc.array(fc.integer({ min: 1, max: 120_000 }), { minLength: 5, maxLength: 20 });
    fc.assert(
      fc.property(
        delays(1_000),
        delays(1_000),
        restarts,
        fc.constantFrom(18, 1_000),
        (there, back, restartsAt, rate) => {
          const arrivals = run(120, { there: delayed(there), back: delayed(back) }, { rate, restartsAt });
          expect(worstSecond(arrivals)).toBeLessThanOrEqual(20);
        },
      ),
      { numRuns: effort({ usual: 100, soak: 1_000 }) },
    );
  });

  it('when it may burst: no spacing, and a path that delivers late what was sent early', () => {
    let call = 0;
    const late: Network = { there: (at) => at + 500 - (call++ % 500), back: (at) => at + 1 };
    expect(worstSecond(run(120, late, { rate: 1_000 }))).toBe(20);
  });

  it('by the clock of a server that runs 500 ppm slower or faster while ours errs the other way', () => {
    for (const ppm of [-1_000, -500, 500, 1_000]) {
      let call = 0;
      // The first calls of a burst are late and answered at once; what the window then allows arrives without delay.
      const squeezed: Network = { there: (at) => at + (call++ % 40 < 20 ? 200 : 0), back: (at) => at };
      const arrivals = run(60, squeezed, { rate: 1_000 });
      expect(worstSecond(arrivals)).toBe(20);
      expect(worstSecond(arrivals.map((at) => Math.floor(at * (1 - ppm / 1e6))))).toBeLessThanOrEqual(20);
    }
  });
});

describe('the pacer', () => {
  it('uses what it may: 18 a second, or 20/(1+RTT) where that is less', () => {
    expect(run(100, steady(20)).length).toBeGreaterThan(0.97 * 1_760);
    const slow = Math.min(18, 20 / (1 + 0.4)) * 100;
    expect(run(100, steady(400)).length).toBeGreaterThan(0.95 * slow);
  });

  it('spaces calls evenly, and lets a late caller catch up by one call at most', () => {
    const pacer = createPacer({ quota: 20, rate: 10, holdUntil: 0 });
    pacer.send(0);
    expect(pacer.waitMs(0)).toBe(100);
    expect(pacer.waitMs(30)).toBe(70);
    pacer.send(1_000);
    pacer.send(1_000);
    expect(pacer.waitMs(1_000)).toBe(100);
  });

  it('counts a call from its send until a little more than one second after its answer', () => {
    const pacer = createPacer({ quota: 1, rate: 1_000, holdUntil: 0 });
    pacer.send(0);
    expect(pacer.waitMs(5_000)).toBe(Number.POSITIVE_INFINITY);
    pacer.receive(5_000);
    expect(pacer.waitMs(5_000)).toBe(1_005);
    expect(pacer.waitMs(6_004)).toBe(1);
    expect(pacer.waitMs(6_005)).toBe(0);
  });

  it('is silent until the hold is over', () => {
    expect(createPacer({ quota: 20, rate: 18, holdUntil: 2_000 }).waitMs(500)).toBe(1_500);
  });

  it('slows down once a second when refused for its rate, pauses, and comes back by a quarter call a second', () => {
    const pacer = createPacer({ quota: 20, rate: 16, holdUntil: 0 });
    pacer.limited(0);
    pacer.limited(500);
    expect(pacer.snapshot(500).ratePerSecond).toBe(12);
    expect(pacer.waitMs(0)).toBe(250);
    pacer.limited(1_000);
    expect(pacer.snapshot(1_000).ratePerSecond).toBeCloseTo(9.1875);
    expect(pacer.snapshot(5_000).ratePerSecond).toBeCloseTo(10.1875);
    expect(pacer.snapshot(60_000).ratePerSecond).toBe(16);
  });

  it('slows down at most once a second and by a quarter, whatever comes, and never below one call a second', () => {
    const gaps = fc.array(fc.nat(5_000), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(gaps, (gapsMs) => {
        const pacer = createPacer({ quota: 20, rate: 18, holdUntil: 0 });
        let now = 0;
        let cutAt = Number.NEGATIVE_INFINITY;
        for (const gapMs of gapsMs) {
          now += gapMs;
          const before = pacer.snapshot(now).ratePerSecond;
          pacer.limited(now);
          const after = pacer.snapshot(now).ratePerSecond;
          if (now - cutAt < 1_000) {
            expect(after).toBe(before);
          } else {
            expect(after).toBeCloseTo(Math.max(1, before * 0.75));
            cutAt = now;
          }
        }
        // From the floor it takes 17 / 0.25 seconds.
        expect(pacer.snapshot(now + 68_000).ratePerSecond).toBe(18);
      }),
    );
  });

  it('never stops altogether', () => {
    const pacer = createPacer({ quota: 20, rate: 18, holdUntil: 0 });
    for (let second = 0; second < 100; second += 1) pacer.limited(second * 1_000);
    expect(pacer.snapshot(99_000).ratePerSecond).toBeGreaterThanOrEqual(1);
  });

  it('knows that another client spends the quota when it is refused below its own count', () => {
    const pacer = createPacer({ quota: 20, rate: 18, holdUntil: 0 });
    pacer.send(0);
    pacer.receive(20);
    expect(pacer.snapshot(20).othersUseQuota).toBe(false);
    pacer.limited(20);
    expect(pacer.snapshot(30_000).othersUseQuota).toBe(true);
    expect(pacer.snapshot(70_000).othersUseQuota).toBe(false);
  });
});
