import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseWatchlist } from './parse-watchlist.ts';

const task = {
  sdkAppId: 1_400_000_000,
  region: 'ap-guangzhou',
  taskId: '-m9+x.',
  label: 'Physics',
  note: '',
  pinned: false,
};

test('keeps what it understands, no matter which version wrote it, and leaves out the rest', () => {
  const stored = {
    tasks: [task, { ...task, sdkAppId: 0 }, null, 'x', { ...task, taskId: 'b', label: 7, note: {}, pinned: 'yes' }],
    notes: {},
  };
  expect(parseWatchlist(stored)).toEqual([task, { ...task, taskId: 'b', label: '' }]);
});

test('a task stands in it once', () => {
  expect(parseWatchlist({ tasks: [task, { ...task, label: 'later' }] })).toEqual([{ ...task, label: 'later' }]);
});

test('never throws', () => {
  return fc.assert(
    fc.property(fc.anything({ withNullPrototype: true, withBigInt: true }), (stored) => {
      expect(parseWatchlist(stored)).toBeInstanceOf(Array);
      expect(parseWatchlist({ tasks: stored })).toBeInstanceOf(Array);
    }),
  );
});
