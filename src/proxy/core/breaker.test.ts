import { expect, test } from 'vitest';
import { createBreaker } from './breaker.ts';

const MINUTE = 60_000;

test('closed, it lets every call go', () => {
  const breaker = createBreaker();
  breaker.sent(1_000);
  expect(breaker.waitMs(1_000)).toBe(0);
});

test('after a refusal nothing goes for a minute, and then one probe', () => {
  const breaker = createBreaker();
  breaker.refused(1_000);
  expect(breaker.waitMs(1_000)).toBe(MINUTE);
  expect(breaker.waitMs(1_000 + MINUTE - 1)).toBe(1);
  expect(breaker.waitMs(1_000 + MINUTE)).toBe(0);
});

test('a probe that is still on its way is the only one of its minute', () => {
  const breaker = createBreaker();
  breaker.refused(0);
  breaker.sent(MINUTE);
  expect(breaker.waitMs(MINUTE)).toBe(MINUTE);
});

test('a refused probe starts the minute again from its answer', () => {
  const breaker = createBreaker();
  breaker.refused(0);
  breaker.sent(MINUTE);
  breaker.refused(MINUTE + 5_000);
  expect(breaker.waitMs(MINUTE + 5_000)).toBe(MINUTE);
});

test('an accepted call closes it', () => {
  const breaker = createBreaker();
  breaker.refused(0);
  breaker.accepted();
  expect(breaker.waitMs(0)).toBe(0);
});

test('what may cure it lets the next call go at once, and no more than that one', () => {
  const breaker = createBreaker();
  breaker.refused(0);
  breaker.probeNow(1_000);
  expect(breaker.waitMs(1_000)).toBe(0);
  breaker.sent(1_000);
  expect(breaker.waitMs(1_000)).toBe(MINUTE);
});

test('a new key while it is closed opens nothing', () => {
  const breaker = createBreaker();
  breaker.probeNow(1_000);
  breaker.sent(1_000);
  expect(breaker.waitMs(1_000)).toBe(0);
});
