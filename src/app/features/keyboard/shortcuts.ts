import { isVisible } from '../../ui/is-visible.ts';
import { overlay } from '../../ui/overlay.ts';
import { actOnRow, copyRowLink, moveRow, openRow, selectRow } from './row-cursor.ts';

/** What a key can do; its words are in words.ts. */
export type ShortcutName =
  | 'search'
  | 'add'
  | 'refresh'
  | 'next'
  | 'previous'
  | 'open'
  | 'select'
  | 'copy'
  | 'acknowledge'
  | 'help'
  | 'commands'
  | 'leave';

export interface Shortcut {
  name: ShortcutName;
  /** As in `KeyboardEvent.key`. */
  key: string;
  /** With Ctrl, or Cmd on a Mac; without, the shortcut is a single key. */
  command?: true;
  /** Also while the person types. */
  inFields?: true;
  /** Again and again while it is held down. */
  repeats?: true;
  /** Does it, as far as there is anything to do here; false leaves the key to the browser. */
  press: () => boolean;
}

/**
 * Every key of the app: they are bound from this table, and the help sheet shows it. What is only a button by another
 * means presses that button, so a key can never do more than the screen: `data-key` on a control says which.
 */
export const SHORTCUTS: readonly Shortcut[] = [
  { name: 'search', key: '/', press: () => focusControl('/') },
  { name: 'add', key: 'a', press: () => clickControl('a') },
  { name: 'refresh', key: 'r', press: () => clickControl('r') },
  { name: 'next', key: 'j', repeats: true, press: () => moveRow(1) || clickControl('j') },
  { name: 'previous', key: 'k', repeats: true, press: () => moveRow(-1) || clickControl('k') },
  { name: 'open', key: 'Enter', press: openRow },
  { name: 'select', key: 'x', press: selectRow },
  // A selection before the row, the row before the whole view.
  { name: 'copy', key: 'c', press: () => clickControl('C') || copyRowLink() || clickControl('c') },
  { name: 'acknowledge', key: 'e', press: () => clickControl('E') || actOnRow() || clickControl('e') },
  { name: 'commands', key: 'k', command: true, inFields: true, press: () => show('commands') },
  { name: 'help', key: '?', press: () => show('shortcuts') },
  { name: 'leave', key: 'Escape', inFields: true, press: leave },
];

/** The control on the screen that this key stands for. */
export function controlOf(key: string): HTMLElement | null {
  const controls = document.querySelectorAll<HTMLElement>(`[data-key="${key}"]`);
  return Array.from(controls).find((control) => isVisible(control) && !control.matches(':disabled')) ?? null;
}

function clickControl(key: string): boolean {
  const control = controlOf(key);
  control?.click();
  return control !== null;
}

function focusControl(key: string): boolean {
  const control = controlOf(key);
  control?.focus();
  if (control instanceof HTMLInputElement) control.select();
  return control !== null;
}

function show(kind: 'commands' | 'shortcuts'): boolean {
  overlay.setState({ kind, typed: '' });
  return true;
}

/** Out of an empty search field into the rows, else takes back the selection or goes back to the list. A full field is emptied by the browser. */
function leave(): boolean {
  const field = document.activeElement;
  if (field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement) return false;
  if (!(field instanceof HTMLInputElement) || field.type === 'checkbox') return clickControl('Escape');
  return field.type === 'search' && field.value === '' && moveRow(1);
}
