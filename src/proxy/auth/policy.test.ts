import { expect, it } from 'vitest';
import { mayRead, viewerKey } from '../api/identity.ts';
import { appsOf, type Policy } from './policy.ts';

const policy: Policy = { groups: { ops: '*', live: [1, 2], class: [2, 3] }, everyone: [9] };

it.each([
  [[], [9]],
  [['live'], [1, 2, 9]],
  [
    ['live', 'class'],
    [1, 2, 3, 9],
  ],
  [
    ['live', 'live', 'unknown'],
    [1, 2, 9],
  ],
  [['Live'], [9]],
  [['toString'], [9]],
  [['__proto__'], [9]],
  [[''], [9]],
])('the groups %j see %j', (groups, apps) => {
  expect([...appsOf(policy, groups)].sort()).toEqual(apps);
});

it('one group that sees all is enough', () => {
  expect(appsOf(policy, ['live', 'ops'])).toBe('all');
});

it('without a policy no viewer sees anything', () => {
  for (const groups of [[], ['ops']]) {
    const apps = appsOf({}, groups);
    expect(mayRead({ apps }, 1)).toBe(false);
  }
});

it('a viewer is another one as soon as they may see more or less, and never a stranger', () => {
  const key = (id: string, apps: 'all' | number[]) => viewerKey({ id, apps: apps === 'all' ? apps : new Set(apps) });
  expect(key('a', [1, 2])).toBe(key('a', [2, 1]));
  const all = [key('a', [1, 2]), key('a', [1]), key('a', []), key('a', 'all'), key('b', [1, 2]), key('a" 1', [2])];
  expect(new Set(all).size).toBe(all.length);
});
