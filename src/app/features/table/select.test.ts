import { expect, test } from 'vitest';
import { select } from './select.ts';

const shown = ['a', 'b', 'c', 'd', 'e'];
const after = (chosen: string[], key: string, from?: string) => [
  ...select(new Set(chosen), key, from === undefined ? null : { from, shown }),
];

test('a click chooses and lets go', () => {
  expect(after(['a'], 'b')).toEqual(['a', 'b']);
  expect(after(['a', 'b'], 'a')).toEqual(['b']);
});

test('with Shift everything between follows, in both directions, the way the clicked row goes', () => {
  expect(after(['b'], 'd', 'b')).toEqual(['b', 'c', 'd']);
  expect(after(['d'], 'a', 'd').sort()).toEqual(['a', 'b', 'c', 'd']);
  expect(after(['a', 'b', 'c'], 'c', 'b')).toEqual(['a']);
});

test('a range from a row that is not shown any more is a click', () => {
  expect(after([], 'c', 'gone')).toEqual(['c']);
});
