import { parseTaskKey } from '#contract/task-ref.ts';
import { lastBoard } from '../../persistence/last-board.ts';
import { linkTo } from '../../persistence/link-to.ts';
import { writeClipboard } from '../../ui/copy.tsx';
import { type FocusableRows, focusableRows } from '../../ui/focusable-rows.ts';
import { overlay } from '../../ui/overlay.ts';

/**
 * One row down (1) or up (-1). The current row is the one that has the focus, in its link: screen readers, Enter and the
 * ring need nothing of their own, and the table keeps a focused row rendered and in its place.
 */
export function moveRow(by: 1 | -1): boolean {
  const { table } = focusableRows.getState();
  if (!table) return moveLater(by);
  const here = table.current();
  // A head of a group is no row.
  const step = (from: number) => {
    let index = from;
    while (table.keys[index] === null) index += by;
    return index;
  };
  const again = lastRow(table);
  const index = here !== null ? step(here + by) : again >= 0 ? again : step(table.firstInSight());
  const key = table.keys[index];
  if (key === undefined || key === null) return here !== null;
  lastBoard.setState({ row: key });
  table.focusRow(index);
  return true;
}

/** Rows are shown before what leads through them has come: a key that is pressed meanwhile is not lost. */
function moveLater(by: 1 | -1): boolean {
  const row = document.querySelector('main tbody tr[aria-rowindex]');
  if (!row) return false;
  const stop = focusableRows.subscribe(({ table }) => {
    if (!table) return;
    stop();
    // The table is being committed: rows cannot be drawn in this moment.
    queueMicrotask(() => row.isConnected && moveRow(by));
  });
  return true;
}

export function openRow(): boolean {
  const row = document.activeElement?.closest('tbody tr[aria-rowindex]');
  // A link or a button in the row does by itself what Enter means on it.
  if (!row || !(document.activeElement instanceof HTMLInputElement)) return false;
  row.querySelector('a')?.click();
  return true;
}

export function selectRow(): boolean {
  const inTable = (focusableRows.getState().table?.current() ?? null) !== null;
  const row = inTable ? document.activeElement?.closest('tr') : null;
  const box = row?.querySelector<HTMLInputElement>('input[type=checkbox]');
  box?.click();
  return box !== undefined && box !== null;
}

/** Takes on what is wrong with the current row. */
export function actOnRow(): boolean {
  const inTable = (focusableRows.getState().table?.current() ?? null) !== null;
  const row = inTable ? document.activeElement?.closest('tr') : null;
  const button = row?.querySelector<HTMLElement>('[data-row-act]') ?? null;
  button?.click();
  return button !== null;
}

export function copyRowLink(): boolean {
  const { table } = focusableRows.getState();
  const task = parseTaskKey(table?.keys[table.current() ?? -1] ?? '');
  if (!task) return false;
  void writeClipboard(linkTo({ page: 'task', task })).then((copied) => overlay.setState({ copied }));
  return true;
}

/** The row to which the focus goes when the one that had it is gone: the one that stands there now. */
export function focusRowNear(index: number): boolean {
  const { table } = focusableRows.getState();
  if (!table || table.keys.length === 0) return false;
  const wanted = Math.min(Math.max(0, index), table.keys.length - 1);
  table.focusRow(table.keys[wanted] === null ? wanted + 1 : wanted);
  return true;
}

/** Back on the board: the row that was the current one when it was left. */
export function focusLastRow(): boolean {
  const { table } = focusableRows.getState();
  const index = table ? lastRow(table) : -1;
  if (index >= 0) table?.focusRow(index);
  return index >= 0;
}

function lastRow({ keys }: FocusableRows): number {
  const { row } = lastBoard.getState();
  return row === null ? -1 : keys.indexOf(row);
}
