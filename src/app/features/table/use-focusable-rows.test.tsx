import { act, render, screen } from '@testing-library/react';
import { useRef, useState } from 'react';
import { expect, test } from 'vitest';
import { type FocusableRows, focusableRows } from '../../ui/focusable-rows.ts';
import type { Entry } from './grouped.ts';
import { useFocusableRows } from './use-focusable-rows.ts';

const ENTRIES: Entry[] = [
  { kind: 'group', id: 'group east', name: 'east' },
  ...['a', 'b', 'c', 'd'].map((id): Entry => ({ kind: 'row', id })),
];
const ROW = 30;
const tops = ENTRIES.map((_, index) => index * ROW);

/** Of a table that renders only what is near: the first two rows, and the one that is kept. */
function Table({ entries = ENTRIES }: { entries?: Entry[] }) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [kept, keep] = useState('');
  useFocusableRows(body, entries, tops, keep);
  return (
    <table>
      <thead>
        <tr>
          <th>Head</th>
        </tr>
      </thead>
      <tbody ref={body}>
        {entries.map(({ kind, id }, index) =>
          kind === 'row' && (index < 3 || id === kept) ? (
            <tr key={id} aria-rowindex={index + 2}>
              <td>
                <a href={`/${id}`}>{id}</a>
              </td>
            </tr>
          ) : null,
        )}
      </tbody>
    </table>
  );
}

function offered(): FocusableRows {
  const { table } = focusableRows.getState();
  if (!table) throw new Error('no table has offered its rows');
  return table;
}

test('the keyboard is told the rows in their order, and that the head of a group is none', () => {
  render(<Table />);
  expect(offered().keys).toEqual([null, 'a', 'b', 'c', 'd']);
});

test('the row with the focus is known by its place; a focus elsewhere is none', () => {
  render(<Table />);
  expect(offered().current()).toBeNull();
  screen.getByRole('link', { name: 'b' }).focus();
  expect(offered().current()).toBe(2);
});

test('a row that is far away is rendered before it gets the focus', () => {
  render(<Table />);
  expect(screen.queryByRole('link', { name: 'd' })).toBeNull();
  act(() => offered().focusRow(4));
  expect(screen.getByRole('link', { name: 'd' })).toHaveFocus();
  expect(offered().current()).toBe(4);
});

test('there is no row behind the last', () => {
  render(<Table />);
  screen.getByRole('link', { name: 'a' }).focus();
  act(() => offered().focusRow(5));
  expect(screen.getByRole('link', { name: 'a' })).toHaveFocus();
});

test('the first in sight is the first below the head of the table', () => {
  render(<Table />);
  expect(offered().firstInSight()).toBe(0);
  const [head, body] = screen.getAllByRole('rowgroup');
  Object.assign(head as HTMLElement, { getBoundingClientRect: () => ({ bottom: 40 }) });
  // Scrolled by 50: the head covers what is above 90 of the body.
  Object.assign(body as HTMLElement, { getBoundingClientRect: () => ({ top: -50 }) });
  expect(offered().firstInSight()).toBe(3);
});

test('another order is offered at once, and nothing once the table is gone', () => {
  const { rerender, unmount } = render(<Table />);
  rerender(<Table entries={[...ENTRIES].reverse()} />);
  expect(offered().keys).toEqual(['d', 'c', 'b', 'a', null]);
  unmount();
  expect(focusableRows.getState().table).toBeNull();
});
