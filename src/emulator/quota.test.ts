import { describe, expect, it } from 'vitest';
import { createQuota, type QuotaWindow } from './quota.ts';

/** How many calls of one budget pass at these times, 20 a second allowed. */
function passed(window: QuotaWindow, times: readonly number[]): number {
  const quota = createQuota(window, 20);
  return times.filter((time) => quota.count('key', time) <= 20).length;
}

const burst = (count: number, at: number) => new Array<number>(count).fill(at);

describe('the fixed second', () => {
  it('lets 20 pass in each clock second, so 40 within a few milliseconds of its turn', () => {
    expect(passed('fixed', [...burst(30, 1_990), ...burst(30, 2_010)])).toBe(40);
  });

  it('quotes how many calls the second has had, the refused ones too', () => {
    const quota = createQuota('fixed', 20);
    const counts = burst(23, 5_000).map((time) => quota.count('key', time));
    expect(counts.slice(-4)).toEqual([20, 21, 22, 23]);
    expect(quota.count('key', 6_000)).toBe(1);
  });
});

describe('the sliding second', () => {
  it('lets nothing more pass across the turn of a clock second', () => {
    expect(passed('sliding', [...burst(20, 1_990), ...burst(30, 2_010)])).toBe(20);
  });

  it('forgets a call exactly one second later', () => {
    expect(passed('sliding', [...burst(20, 1_990), 2_989])).toBe(20);
    expect(passed('sliding', [...burst(20, 1_990), 2_990])).toBe(21);
  });

  it('counts refused calls: who keeps knocking stays outside', () => {
    const knocking = Array.from({ length: 300 }, (_, index) => 1_000 + index * 10);
    expect(passed('sliding', knocking)).toBe(20);
  });
});

describe('the token bucket', () => {
  it('lets a burst of 20 pass, then one every 50 ms', () => {
    expect(passed('bucket', burst(25, 1_000))).toBe(20);
    expect(passed('bucket', [...burst(20, 1_000), 1_049])).toBe(20);
    expect(passed('bucket', [...burst(20, 1_000), 1_050, 1_100, 1_110])).toBe(22);
  });

  it('never holds more than a burst, however long the pause', () => {
    expect(passed('bucket', [1_000, ...burst(50, 60_000)])).toBe(21);
  });

  it('counts refused calls, and forgives after at most two seconds', () => {
    const flood = burst(500, 1_000);
    expect(passed('bucket', [...flood, 1_900])).toBe(20);
    expect(passed('bucket', [...flood, 2_050])).toBe(21);
    expect(passed('bucket', [...burst(30, 1_000), 1_500])).toBe(20);
  });

  it('quotes a count above the quota when it refuses', () => {
    const quota = createQuota('bucket', 20);
    expect(
      burst(22, 1_000)
        .map((time) => quota.count('key', time))
        .slice(-3),
    ).toEqual([20, 21, 22]);
  });
});

it.each<QuotaWindow>(['fixed', 'sliding', 'bucket'])('keeps one %s budget for each key', (window) => {
  const quota = createQuota(window, 20);
  for (const time of burst(20, 1_000)) quota.count('a', time);
  expect(quota.count('a', 1_000)).toBeGreaterThan(20);
  expect(quota.count('b', 1_000)).toBe(1);
});
