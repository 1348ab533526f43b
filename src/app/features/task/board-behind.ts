import { parseTaskKey, type TaskRef, taskKey } from '#contract/task-ref.ts';
import { type BoardView, WHOLE_BOARD } from '../../address.ts';
import { lastBoard } from '../../persistence/last-board.ts';

/** Where a task page leads back to, and its neighbours there; the whole board for a visitor who came by a link. */
export function boardBehind(task: TaskRef): { view: BoardView; previous: TaskRef | null; next: TaskRef | null } {
  const left = lastBoard.getState().board;
  const at = left?.sdkAppId === task.sdkAppId ? left.order.indexOf(taskKey(task)) : -1;
  if (!left || at < 0) return { view: WHOLE_BOARD, previous: null, next: null };
  return {
    view: left.view,
    previous: parseTaskKey(left.order[at - 1] ?? ''),
    next: parseTaskKey(left.order[at + 1] ?? ''),
  };
}
