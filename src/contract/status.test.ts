import { expect, test } from 'vitest';
import { isLive } from './status.ts';

test.each([
  ['inProgress', 'InProgress', true],
  ['idle', 'Idle', true],
  ['exiting', 'Exited', true],
  ['unchecked', 'Brewing', true],
  ['unchecked', null, false],
  ['ended', 'InProgress', false],
  ['notFound', null, false],
] as const)('a task that is %s with the status %j is live: %j', (state, apiStatus, expected) => {
  expect(isLive({ state, apiStatus })).toBe(expected);
});
