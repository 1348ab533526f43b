import { render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { lastBoard } from '../../persistence/last-board.ts';
import { useSingleKeys } from '../../persistence/single-keys.ts';
import { focusableRows } from '../../ui/focusable-rows.ts';
import { overlay } from '../../ui/overlay.ts';
import { SHORTCUTS } from './shortcuts.ts';
import { useShortcuts } from './use-shortcuts.ts';

const add = vi.fn();
const refresh = vi.fn();
const leave = vi.fn();

function Page() {
  useShortcuts();
  return (
    <main>
      <input type="search" aria-label="Search" data-key="/" />
      <textarea aria-label="Note" />
      <select aria-label="Region" />
      <input type="checkbox" aria-label="Select" />
      <button type="button" data-key="a" onClick={add}>
        Add
      </button>
      <button type="button" data-key="r" disabled onClick={refresh}>
        Refresh
      </button>
      <button type="button" data-key="Escape" onClick={leave}>
        Clear
      </button>
    </main>
  );
}

beforeEach(() => {
  overlay.setState({ kind: null });
  useSingleKeys.setState({ on: true });
  for (const pressed of [add, refresh, leave]) pressed.mockClear();
  render(<Page />);
});
afterEach(() => {
  vi.restoreAllMocks();
  focusableRows.setState({ table: null });
});

/** Whether the app took the key: then the browser does nothing with it. */
function press(key: string, { at = document.body, ...more }: KeyboardEventInit & { at?: Element } = {}): boolean {
  return !at.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
}
const kind = () => overlay.getState().kind;
const command = { ctrlKey: true };

test('a key presses the control that says so, and one that is disabled is not there', () => {
  expect(press('a')).toBe(true);
  expect(add).toHaveBeenCalledOnce();
  expect(press('r')).toBe(false);
  expect(refresh).not.toHaveBeenCalled();
});

test('/ goes to the search, and ? shows what there is', () => {
  expect(press('/')).toBe(true);
  expect(screen.getByRole('searchbox')).toHaveFocus();
  expect(press('?')).toBe(true);
  expect(kind()).toBe('shortcuts');
});

test('every key is bound once', () => {
  const keys = SHORTCUTS.map((shortcut) => `${shortcut.command ? 'command ' : ''}${shortcut.key}`);
  expect(new Set(keys).size).toBe(keys.length);
});

describe('a key belongs elsewhere', () => {
  test.each(['Search', 'Note', 'Region'])('to the field %s, while a person types', (name) => {
    expect(press('a', { at: screen.getByLabelText(name) })).toBe(false);
    expect(add).not.toHaveBeenCalled();
  });

  test('but a checkbox takes no letters, so it is none of those', () => {
    expect(press('a', { at: screen.getByRole('checkbox') })).toBe(true);
  });

  test('to an open dialog, whatever it is', () => {
    const dialog = document.body.appendChild(document.createElement('dialog'));
    dialog.open = true;
    expect(press('a')).toBe(false);
    expect(press('k', command)).toBe(false);
    dialog.remove();
    expect(press('a')).toBe(true);
  });

  test.each([
    ['an input method that composes a word', { isComposing: true }],
    ['the browser, with Alt', { altKey: true }],
    ['the browser, with Ctrl', { ctrlKey: true }],
    ['the system, with Meta', { metaKey: true }],
    ['the key before it, which is held down', { repeat: true }],
  ])('to %s', (_, more) => {
    expect(press('a', more)).toBe(false);
    expect(add).not.toHaveBeenCalled();
  });
});

describe('commands', () => {
  test('open with Ctrl and K, from a field, too, and with Shift or caps lock', () => {
    expect(press('K', { ...command, at: screen.getByRole('searchbox') })).toBe(true);
    expect(kind()).toBe('commands');
  });

  test('on a Mac it is Cmd, and Ctrl is the browser’s', () => {
    vi.spyOn(navigator, 'platform', 'get').mockReturnValue('MacIntel');
    expect(press('k', command)).toBe(false);
    expect(press('k', { metaKey: true })).toBe(true);
    expect(kind()).toBe('commands');
  });
});

test('a person who speaks to the machine can turn the single keys off; the others stay', () => {
  useSingleKeys.setState({ on: false });
  expect(press('a')).toBe(false);
  expect(press('?')).toBe(false);
  expect(press('Escape')).toBe(true);
  expect(press('k', command)).toBe(true);
});

test('j goes on while it is held down', () => {
  const focusRow = vi.fn();
  focusableRows.setState({ table: { keys: ['7/r/a', '7/r/b'], current: () => 0, firstInSight: () => 0, focusRow } });
  expect(press('j', { repeat: true })).toBe(true);
  expect(focusRow).toHaveBeenCalledWith(1);
});

describe('j before the rows take keys', () => {
  const focusRow = vi.fn();
  const table = { keys: ['7/r/a', '7/r/b'], current: () => null, firstInSight: () => 0, focusRow };
  beforeEach(() => {
    focusRow.mockClear();
    lastBoard.setState({ row: null });
  });

  test('goes to the first row, as soon as they do', async () => {
    const rows = screen.getByRole('main').appendChild(document.createElement('table'));
    rows.innerHTML = '<tbody><tr aria-rowindex="2"><td></td></tr></tbody>';
    expect(press('j')).toBe(true);
    focusableRows.setState({ table });
    await vi.waitFor(() => expect(focusRow).toHaveBeenCalledWith(0));
    expect(focusRow).toHaveBeenCalledOnce();
    rows.remove();
  });

  test('is nothing where there are no rows', () => {
    expect(press('j')).toBe(false);
    focusableRows.setState({ table });
    expect(focusRow).not.toHaveBeenCalled();
  });
});

describe('Escape', () => {
  test('presses what takes the selection back, or leads to the list', () => {
    expect(press('Escape')).toBe(true);
    expect(leave).toHaveBeenCalledOnce();
  });

  test('in a full search it is the browser’s, which empties it', () => {
    const table = { keys: ['7/r/a'], current: () => null, firstInSight: () => 0, focusRow: vi.fn() };
    focusableRows.setState({ table });
    const search = screen.getByRole<HTMLInputElement>('searchbox');
    search.value = 'x';
    search.focus();
    expect(press('Escape', { at: search })).toBe(false);
    expect(leave).not.toHaveBeenCalled();
  });

  test('out of an empty search it leads into the rows', () => {
    const focusRow = vi.fn();
    focusableRows.setState({ table: { keys: [null, '7/r/a'], current: () => null, firstInSight: () => 0, focusRow } });
    const search = screen.getByRole('searchbox');
    search.focus();
    expect(press('Escape', { at: search })).toBe(true);
    // The head of a group is no row.
    expect(focusRow).toHaveBeenCalledWith(1);
  });

  test('in a note it stays the browser’s', () => {
    const note = screen.getByLabelText('Note');
    note.focus();
    expect(press('Escape', { at: note })).toBe(false);
  });
});
