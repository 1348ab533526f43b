import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createServerClock } from './server-clock.ts';

const HERE = 1_000_000_000_000;

beforeEach(() => vi.useFakeTimers({ now: HERE }));
afterEach(() => vi.useRealTimers());

test('until the proxy has told its time, it is the one of this computer', () => {
  const { serverNow, toServerTime } = createServerClock();
  expect(serverNow()).toBe(HERE);
  expect(toServerTime(HERE - 5)).toBe(HERE - 5);
});

test.each([-3_600_000, 0, 3_600_000])(
  'a proxy whose clock differs by %i ms is followed, and goes on by itself',
  (by) => {
    const { hearServerTime, serverNow, toServerTime } = createServerClock();
    hearServerTime(HERE + by);
    vi.advanceTimersByTime(1_500);
    expect(serverNow()).toBe(HERE + 1_500 + by);
    expect(toServerTime(HERE)).toBe(HERE + by);
  },
);

test('an answer that was a little longer on its way makes no age jump back', () => {
  const { hearServerTime, serverNow } = createServerClock();
  hearServerTime(HERE);
  hearServerTime(HERE - 300);
  expect(serverNow()).toBe(HERE);
});

test('one that was faster on its way is nearer to the truth', () => {
  const { hearServerTime, serverNow } = createServerClock();
  hearServerTime(HERE - 80);
  hearServerTime(HERE - 20);
  expect(serverNow()).toBe(HERE - 20);
});

test('more than a delay is a clock that was put back, and is followed', () => {
  const { hearServerTime, serverNow } = createServerClock();
  hearServerTime(HERE);
  hearServerTime(HERE - 301);
  expect(serverNow()).toBe(HERE - 301);
});
