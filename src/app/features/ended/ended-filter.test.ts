import { expect, test } from 'vitest';
import type { WatchlistTask } from '../../persistence/parse-watchlist.ts';
import { filterOf } from './ended-filter.ts';

const APP = 1_400_000_000;
const task = (taskId: string, label: string, sdkAppId = APP): WatchlistTask => ({
  sdkAppId,
  region: 'ap-guangzhou',
  taskId,
  label,
  note: '',
  pinned: false,
});
const watchlist = [task('-a1.', 'Physics, room 4'), task('-b2.', '物理课'), task('-c3.', 'Physics', 7)];

function asked(q: string, why = '') {
  const { words, why: outcome } = filterOf({ sdkAppId: APP, q, why, day: '' }, watchlist, 'UTC');
  return { words, why: outcome };
}

test('what is typed is the beginning of a TaskId, or a label, which stands for its TaskIds', () => {
  expect(asked('  ')).toEqual({ words: [], why: null });
  expect(asked('-m9x')).toEqual({ words: ['-m9x'], why: null });
  expect(asked('4 PHYSICS')).toEqual({ words: ['4', 'PHYSICS', '-a1.'], why: null });
  expect(asked('物理')).toEqual({ words: ['物理', '-b2.'], why: null });
});

test.each([
  ['exited', 'exited'],
  ['已退出', 'exited'],
  ['Exit not seen', 'lostSight'],
  ['未见退出', 'lostSight'],
  ['NOT FOUND', 'notFound'],
  ['未找到', 'notFound'],
])('“%s”, as the page shows it, is an outcome', (typed, why) => {
  expect(asked(typed)).toEqual({ words: [], why });
  expect(asked(`physics ${typed}`)).toEqual({ words: ['physics', '-a1.'], why });
  expect(asked(`${typed} -m9`)).toEqual({ words: ['-m9'], why });
});

test('a part of an outcome may be a TaskId, and one that is chosen already stays', () => {
  expect(asked('exite')).toEqual({ words: ['exite'], why: null });
  expect(asked('exitedX')).toEqual({ words: ['exitedX'], why: null });
  expect(asked('exited', 'notFound')).toEqual({ words: ['exited'], why: 'notFound' });
});
