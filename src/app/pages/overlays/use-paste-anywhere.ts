import { useEffect } from 'react';
import { mayHoldTaskId } from '../../features/add-tasks/may-hold-task-id.ts';
import { isTyping } from '../../features/keyboard/use-shortcuts.ts';
import { currentAddress } from '../../navigation.ts';
import { overlay } from '../../ui/overlay.ts';

/** A search field holds no more, and no line break. */
const MAX_SEARCH = 200;

/** What is pasted on the page, or into a search field that is too small for it, is answered in the palette. */
export function usePasteAnywhere(): void {
  useEffect(() => {
    const listen = (event: ClipboardEvent) => {
      if (event.defaultPrevented || document.querySelector('dialog[open]') || currentAddress().page === 'wall') return;
      const pasted = event.clipboardData?.getData('text/plain') ?? '';
      const { target } = event;
      const isSearch = target instanceof HTMLElement && target.matches('[data-key="/"]');
      const fits = pasted.trim().length <= MAX_SEARCH && !/[\n\r]/.test(pasted.trim());
      if ((isTyping(target) && (!isSearch || fits)) || !mayHoldTaskId(pasted)) return;
      event.preventDefault();
      overlay.setState({ kind: 'commands', typed: pasted });
    };
    addEventListener('paste', listen);
    return () => removeEventListener('paste', listen);
  }, []);
}
