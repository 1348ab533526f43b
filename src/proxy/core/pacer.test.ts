import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPacer } from './pacer.ts';

interface Network {
  /** Milliseconds from us to the server and back, drawn for every call. */
  there: () => number;
  back: () => number;
  /** The call is never answered. */
  isLost: () => boolean;
}

const DEADLINE_MS = 8_000;

/** Sends whenever the pacer allows, for `seconds` of virtual time; returns the arrivals at the server, in order. */
function run(
  seconds: number,
  { there, back, isLost }: Network,
  pacer = createPacer({ quota: 20, rate: 18, holdUntil: 0 }),
) {
  const arrivals: number[] = [];
  const receipts: number[] = [];
  const until = seconds * 1000;
  for (let now = 0; now < until; ) {
    while (receipts[0] !== undefined && receipts[0] <= now) pacer.receive(receipts.shift() ?? now);
    const waitMs = pacer.waitMs(now);
    if (waitMs === 0) {
      pacer.send(now);
      const way = there();
      arrivals.push(now + way);
      receipts.push(isLost() ? now + DEADLINE_MS : now + Math.min(DEADLINE_MS, way + back()));
      receipts.sort((a, b) => a - b);
    } else {
      now = Math.min(now + waitMs, receipts[0] ?? Number.POSITIVE_INFINITY);
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

const steady = (ms: number): Network => ({ there: () => ms / 2, back: () => ms / 2, isLost: () => false });

describe('the pacer', () => {
  it('lets no 21st call arrive in any sliding second, whatever the network does', () => {
    const delays = fc.array(fc.double({ min: 0, max: 3_000, noNaN: true }), { minLength: 20, maxLength: 60 });
    fc.assert(
      fc.property(delays, delays, fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }), (there, back, lost) => {
        let call = 0;
        const arrivals = run(60, {
          there: () => there[call++ % there.length] ?? 0,
          back: () => back[call % back.length] ?? 0,
          isLost: () => (lost[call % 7] ?? false) && call % 5 === 0,
        });
        expect(worstSecond(arrivals)).toBeLessThanOrEqual(20);
      }),
      { numRuns: 300 },
    );
  });

  it('holds the promise even when it may burst: no spacing, a path that stalls and then delivers everything at once', () => {
    const pacer = createPacer({ quota: 20, rate: 1_000, holdUntil: 0 });
    let now = 0;
    const stalled: Network = { there: () => 500 - (now++ % 500), back: () => 1, isLost: () => false };
    expect(worstSecond(run(120, stalled, pacer))).toBe(20);
  });

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

  it('counts a call from its send until one second after its answer', () => {
    const pacer = createPacer({ quota: 1, rate: 1_000, holdUntil: 0 });
    pacer.send(0);
    expect(pacer.waitMs(5_000)).toBe(Number.POSITIVE_INFINITY);
    pacer.receive(5_000);
    expect(pacer.waitMs(5_000)).toBe(1_000);
    expect(pacer.waitMs(6_000)).toBe(0);
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

  it('never stops altogether', () => {
    const pacer = createPacer({ quota: 20, rate: 18, holdUntil: 0 });
    for (let second = 0; second < 100; second += 1) pacer.limited(second * 1_000);
    expect(pacer.snapshot(99_000).ratePerSecond).toBeGreaterThanOrEqual(1);
  });

  it('knows that somebody else spends the quota when it is refused below its own count', () => {
    const pacer = createPacer({ quota: 20, rate: 18, holdUntil: 0 });
    pacer.send(0);
    pacer.receive(20);
    expect(pacer.snapshot(20).othersUseQuota).toBe(false);
    pacer.limited(20);
    expect(pacer.snapshot(30_000).othersUseQuota).toBe(true);
    expect(pacer.snapshot(70_000).othersUseQuota).toBe(false);
  });
});
