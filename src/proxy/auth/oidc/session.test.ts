import { expect, it } from 'vitest';
import { sessionEndsAt } from './session.ts';

const H = 3_600_000;
const NOON = Date.UTC(2026, 10, 22, 12);
const session = (issuedAt: number, activeAt = issuedAt) => ({
  id: 'i',
  subject: 's',
  name: 'n',
  groups: [],
  issuedAt,
  activeAt,
});

it.each([
  ['a person who does nothing, after 8 hours', session(NOON), NOON + 8 * H],
  ['one who was active in between, 8 hours later', session(NOON, NOON + 2 * H), NOON + 10 * H],
  ['always active, after 12 hours', session(NOON, NOON + 11 * H), NOON + 12 * H],
])('ends the session of %s', (_whose, { ...it }, endsAt) => {
  expect(sessionEndsAt(it, it.activeAt)).toBe(endsAt);
});

it('ends a session that a clock set back would prolong, but bears clocks that differ a little', () => {
  expect(sessionEndsAt(session(NOON + 6 * 60_000), NOON)).toBe(NOON);
  expect(sessionEndsAt(session(NOON - H, NOON + 6 * 60_000), NOON)).toBe(NOON);
  expect(sessionEndsAt(session(NOON + 4 * 60_000), NOON)).toBe(NOON + 8 * H + 4 * 60_000);
});
