import type { MouseEvent } from 'react';

/**
 * A click anywhere in a row does what it does on the link of the row, with the middle button and with keys, too. Controls
 * in the row keep theirs, and the end of selecting text is no click.
 */
export function openClickedRow(event: MouseEvent<HTMLElement>): void {
  const target = event.target as Element;
  const link = target.closest('tr')?.querySelector('a');
  const isSelecting = getSelection()?.type === 'Range';
  if (!link || event.button > 1 || event.altKey || isSelecting || target.closest('a, button, input, label')) return;
  if (event.button === 1 || event.ctrlKey || event.metaKey || event.shiftKey) open(link.href, '_blank', 'noopener');
  else link.click();
}
