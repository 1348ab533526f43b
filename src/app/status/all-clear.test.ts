import { expect, test } from 'vitest';
import { doubtOf } from './all-clear.ts';

const NOW = 1_800_000_000_000;
const CALM = { attention: 0, acknowledged: 0, unchecked: 0, live: 6, answeredAt: NOW - 2_000, now: NOW, isHeard: true };

test.each([
  ['all tasks are checked, none has an incident, and Tencent answered a moment ago', {}],
  ['the last answer is a minute old', { answeredAt: NOW - 60_000 }],
  ['nothing is due, however long ago the last answer was', { live: 0, answeredAt: NOW - 3_600_000 }],
  ['nothing is due, and nothing ever was', { live: 0, answeredAt: null }],
])('all is clear where %s', (_, differs) => {
  expect(doubtOf({ ...CALM, ...differs })).toBeNull();
});

test.each([
  ['an incident is open', { attention: 1 }, 'attention'],
  ['an incident is open that someone has acknowledged', { acknowledged: 1 }, 'acknowledged'],
  ['one task is not checked yet', { unchecked: 1 }, 'unchecked'],
  ['one task is not checked yet and no other runs', { unchecked: 1, live: 0, answeredAt: null }, 'unchecked'],
  ['Tencent has not answered for more than a minute', { answeredAt: NOW - 60_001 }, 'unheard'],
  ['Tencent has never answered', { answeredAt: null }, 'unheard'],
  ['the server does not answer this page', { isHeard: false }, 'unheard'],
  ['nothing is due, and the server does not answer this page', { isHeard: false, live: 0 }, 'unheard'],
] as const)('nothing is calm where %s', (_, differs, doubt) => {
  expect(doubtOf({ ...CALM, ...differs })).toBe(doubt);
});

test('the gravest reason is the one that is told', () => {
  const all = { ...CALM, attention: 2, acknowledged: 1, unchecked: 3, isHeard: false };
  expect(doubtOf(all)).toBe('attention');
  expect(doubtOf({ ...all, attention: 0 })).toBe('unheard');
  expect(doubtOf({ ...all, attention: 0, isHeard: true })).toBe('unchecked');
});
