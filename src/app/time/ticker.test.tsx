import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createTicker } from './ticker.ts';

const { msToJustBeforeTick, nearTick, onTick } = createTicker(() => Date.now());
let stop = () => {};
const ticks: number[] = [];

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000_000_250 });
  ticks.length = 0;
  stop = onTick(() => ticks.push(Date.now()));
  vi.advanceTimersByTime(1_000);
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

/** Whether it has come after so many ms more. */
async function hasCome(coming: Promise<void>, afterMs: number) {
  let come = false;
  void coming.then(() => {
    come = true;
  });
  await vi.advanceTimersByTimeAsync(afterMs);
  return come;
}

test.each([1_000, 1_040, 2_500, 5_000, 60_000])('%i ms lead to shortly before a tick, wherever they begin', (ms) => {
  for (let late = 0; late < 1_000; late += 50) {
    const since = Date.now() - late;
    const left = msToJustBeforeTick(since, ms);
    expect(left).toBeGreaterThan(0);
    expect(Math.abs(left + late - ms)).toBeLessThanOrEqual(late < 500 ? 500 : 1_000);
    const at = Date.now() + left;
    expect((at - (ticks.at(-1) ?? 0)) % 1_000).toBe(800);
  }
});

test('what is sooner than a tick is left as it is, and what is over waits for the next', () => {
  expect(msToJustBeforeTick(Date.now(), 250)).toBe(250);
  expect(msToJustBeforeTick(Date.now() - 9_000, 1_000)).toBe(800);
});

test('a clock that was put back by an hour delays nothing', () => {
  expect(msToJustBeforeTick(Date.now() + 3_600_000, 2_000)).toBeLessThanOrEqual(2_500);
});

test('what comes shortly before a tick comes with it, and everything else at once', async () => {
  await vi.advanceTimersByTimeAsync(700);
  expect(await hasCome(nearTick(), 0)).toBe(true);
  await vi.advanceTimersByTimeAsync(150);
  const near = nearTick();
  expect(await hasCome(near, 149)).toBe(false);
  expect(await hasCome(near, 1)).toBe(true);
  expect(ticks).toHaveLength(2);
});

test('a hidden tab, whose timers are late, waits for none', async () => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  await vi.advanceTimersByTimeAsync(850);
  expect(await hasCome(nearTick(), 0)).toBe(true);
});
