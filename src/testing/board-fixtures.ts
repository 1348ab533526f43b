import type { Incident } from '#contract/incident.ts';
import { taskKey } from '#contract/task-ref.ts';
import type { TaskView } from '#contract/task-view.ts';
import { type BoardRow, boardOf } from '../app/watch/board-rows.ts';
import { KeyedList } from '../app/watch/keyed-list.ts';

export function keyed(views: Iterable<TaskView>): KeyedList<TaskView> {
  return KeyedList.of(Array.from(views, (view) => [taskKey(view), view]));
}

/** The rows of a board one second after `aTaskView` was answered. */
export function boardRows(views: Iterable<TaskView>, incidents: readonly Incident[] = []): KeyedList<BoardRow> {
  const facts = { incidents, now: 11_000, staleAfterMsOf: () => 30_000, notServed: new Map() };
  return boardOf({ views: keyed(views), ...facts }).rows;
}
