import { useLayoutEffect } from 'react';
import { useSingleKeys } from '../../persistence/single-keys.ts';
import { isMac } from './is-mac.ts';
import { SHORTCUTS, type Shortcut } from './shortcuts.ts';

/** Binds the keys for as long as the app is there. */
export function useShortcuts(): void {
  // With the first paint of what tells of them, not some time after it: a key pressed in between would be lost.
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const shortcut = shortcutFor(event, { singleKeys: useSingleKeys.getState().on });
      if (shortcut?.press()) event.preventDefault();
    };
    // Before all other listeners: a menu that Escape closes would otherwise be gone when it is asked whether one is open.
    addEventListener('keydown', listen, { capture: true });
    return () => removeEventListener('keydown', listen, { capture: true });
  }, []);
}

/**
 * What a key press means, or null where it belongs elsewhere: to a field or a menu, to an open dialog, to an input
 * method, to the browser. Screen readers keep single keys to themselves unless they are in a field, and a person who speaks to
 * the machine can turn them off (WCAG 2.2, 2.1.4).
 */
function shortcutFor(event: KeyboardEvent, { singleKeys }: { singleKeys: boolean }): Shortcut | null {
  if (event.isComposing || event.altKey) return null;
  if (document.querySelector('dialog[open], [role=dialog]')) return null;
  const command = isMac() ? event.metaKey : event.ctrlKey;
  if (!command && (event.ctrlKey || event.metaKey)) return null;
  const key = event.key.length === 1 && command ? event.key.toLowerCase() : event.key;
  const shortcut = SHORTCUTS.find((one) => one.key === key && (one.command ?? false) === command);
  if (!shortcut || (event.repeat && !shortcut.repeats)) return null;
  if (isTyping(event.target) && !shortcut.inFields) return null;
  return key.length > 1 || command || singleKeys ? shortcut : null;
}

const NO_TEXT = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'range', 'color', 'file']);

/** A menu finds its entries by letters, so it is a field too. */
export function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !NO_TEXT.has(target.type);
  return target instanceof HTMLElement && (target.matches('textarea, select') || target.isContentEditable);
}
