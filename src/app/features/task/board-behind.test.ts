import { expect, test } from 'vitest';
import { taskKey } from '#contract/task-ref.ts';
import { WHOLE_BOARD } from '../../address.ts';
import { lastBoard } from '../../persistence/last-board.ts';
import { boardBehind } from './board-behind.ts';

const ref = (taskId: string) => ({ sdkAppId: 7, region: 'ap-singapore', taskId });

test('a visitor who came by a link is led to the whole board', () => {
  expect(boardBehind(ref('a'))).toEqual({ view: WHOLE_BOARD, previous: null, next: null });
});

test('a visitor who came from a view is led back to it, and on to the neighbours there', () => {
  const view = { ...WHOLE_BOARD, q: 'x' };
  const order = ['a', '-b/c+.', 'd'].map((taskId) => taskKey(ref(taskId)));
  lastBoard.setState({ board: { sdkAppId: 7, view, order } });
  expect(boardBehind(ref('-b/c+.'))).toEqual({ view, previous: ref('a'), next: ref('d') });
  expect(boardBehind(ref('a'))).toEqual({ view, previous: null, next: ref('-b/c+.') });
  expect(boardBehind(ref('elsewhere')).view).toBe(WHOLE_BOARD);
  expect(boardBehind({ ...ref('a'), sdkAppId: 8 }).view).toBe(WHOLE_BOARD);
});
