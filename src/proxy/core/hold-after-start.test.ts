import { expect, it } from 'vitest';
import { holdAfterStart } from './hold-after-start.ts';

it.each([
  ['nothing is known of the process before', false, null, 2_005],
  ['it was killed', false, 10, 2_005],
  ['it was killed long ago, as far as was recorded', false, 60_000, 2_005],
  ['it stopped cleanly just now', true, 0, 1_005],
  ['it stopped cleanly 400 ms after its last answer', true, 400, 605],
  ['it stopped cleanly long ago', true, 5_000, 0],
  ['its last answer seems to lie in the future', true, -3_600_000, 1_005],
])('when %s, the new one is silent', (_what, stoppedCleanly, sinceActivityMs, expected) => {
  expect(holdAfterStart({ stoppedCleanly, sinceActivityMs })).toBe(expected);
});
