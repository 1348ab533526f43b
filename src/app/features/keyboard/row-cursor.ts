import { lastBoard } from '../../persistence/last-board.ts';
import { linkTo } from '../../persistence/link-to.ts';
import { writeClipboard } from '../../ui/copy.tsx';
import { overlay } from '../../ui/overlay.ts';

/** The head of the table is row 1, so the first entry is row 2. */
const ABOVE = 2;
/** Rows have fixed heights, so the first guess is nearly right. */
const TRIES = 12;

/** The task at which the keys were last: from it they go on after a search, in another order, or back from its page. */
let lastKey: string | null = null;
/** The entry whose row is about to get the focus: a key that is pressed before the row has come goes on from there. */
let awaited: number | null = null;

/**
 * One row down (1) or up (-1). The current row is the one that has the focus, in its link: screen readers, Enter and the
 * ring need nothing of their own, and the table keeps a focused row rendered and in its place.
 */
export function moveRow(by: 1 | -1): boolean {
  const table = tableBody();
  if (!table) return false;
  const { body, order } = table;
  const here = awaited ?? focusedIndex(body);
  // A head of a group is no row.
  const step = (from: number) => {
    let index = from;
    while (order[index]?.startsWith('#')) index += by;
    return index;
  };
  const again = lastKey === null ? -1 : order.indexOf(lastKey);
  const index = here !== null ? step(here + by) : again >= 0 ? again : step(firstInSight(body) ?? 0);
  if (index < 0 || index >= order.length) return here !== null;
  lastKey = order[index] ?? null;
  void focusRow(body, index);
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
  const box = currentRow()?.querySelector<HTMLInputElement>('input[type=checkbox]');
  box?.click();
  return box !== undefined && box !== null;
}

export function copyRowLink(): boolean {
  const row = currentRow();
  const [sdkAppId = '', region = '', ...taskId] =
    (row && lastBoard.getState().board?.order[indexOf(row)]?.split('/')) ?? [];
  if (!row) return false;
  const task = { sdkAppId: Number(sdkAppId), region, taskId: taskId.join('/') };
  void writeClipboard(linkTo({ page: 'task', task })).then((copied) => overlay.setState({ copied }));
  return true;
}

/** The row to which the focus goes when the one that had it is gone: the one that stands there now. */
export function focusRowNear(rowIndex: number): boolean {
  const table = tableBody();
  if (!table || table.order.length === 0) return false;
  const wanted = Math.min(Math.max(0, rowIndex - ABOVE), table.order.length - 1);
  const index = table.order[wanted]?.startsWith('#') ? wanted + 1 : wanted;
  void focusRow(table.body, index);
  return true;
}

/** Back on the board: the row that was the current one when it was left. */
export function focusLastRow(): boolean {
  const table = tableBody();
  const index = table && lastKey !== null ? table.order.indexOf(lastKey) : -1;
  if (!table || index < 0) return false;
  void focusRow(table.body, index);
  return true;
}

function currentRow(): Element | null {
  const table = tableBody();
  return table ? (document.activeElement?.closest('tbody tr[aria-rowindex]') ?? null) : null;
}

function tableBody(): { body: HTMLElement; order: readonly string[] } | null {
  const body = document.querySelector<HTMLElement>('main table[aria-rowcount] tbody');
  const board = lastBoard.getState().board;
  return body && board ? { body, order: board.order } : null;
}

function focusedIndex(body: HTMLElement): number | null {
  const row = document.activeElement?.closest('tr');
  return row && body.contains(row) ? indexOf(row) : null;
}

function indexOf(row: Element): number {
  return Number(row.getAttribute('aria-rowindex')) - ABOVE;
}

function rowsOf(body: HTMLElement): HTMLElement[] {
  return Array.from(body.querySelectorAll<HTMLElement>('tr[aria-rowindex]'));
}

function firstInSight(body: HTMLElement): number | null {
  const top = Math.max(body.closest('table')?.querySelector('thead')?.getBoundingClientRect().bottom ?? 0, 0);
  const row = rowsOf(body).find((row) => row.getBoundingClientRect().top >= top - 1);
  return row ? indexOf(row) : null;
}

/** Only rows near the screen are rendered, so the table is scrolled until this one is. */
async function focusRow(body: HTMLElement, index: number): Promise<void> {
  awaited = index;
  for (let tries = 0; tries < TRIES && awaited === index; tries += 1) {
    const row = body.querySelector<HTMLElement>(`tr[aria-rowindex="${index + ABOVE}"]`);
    const link = row?.querySelector('a');
    if (row && link) {
      link.focus({ preventScroll: true });
      row.scrollIntoView({ block: 'nearest' });
      break;
    }
    scrollTowards(body, index);
    await new Promise(requestAnimationFrame);
  }
  if (awaited === index) awaited = null;
}

function scrollTowards(body: HTMLElement, index: number): void {
  const rows = rowsOf(body);
  const nearest = [...rows].sort((a, b) => Math.abs(indexOf(a) - index) - Math.abs(indexOf(b) - index))[0];
  if (!nearest) return;
  const { top, height } = nearest.getBoundingClientRect();
  const by = top + (index - indexOf(nearest)) * height - innerHeight / 2;
  const own = body.closest('table')?.parentElement;
  const scroller = own && own.scrollHeight > own.clientHeight ? own : document.documentElement;
  scroller.scrollBy({ top: by, behavior: 'instant' });
}
