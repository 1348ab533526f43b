import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeAll, expect, test } from 'vitest';
import { STATE_FILTERS, type StateFilter, WHOLE_BOARD } from '../../address.ts';
import { showLanguage } from '../../i18n/use-text.ts';
import { StateCounts } from './state-counts.tsx';

beforeAll(() => showLanguage('en'));

const zeros = Object.fromEntries(STATE_FILTERS.map((filter) => [filter, 0])) as Record<StateFilter, number>;

function open(some: Partial<typeof zeros>, states: StateFilter[] = []) {
  const counts = { ...zeros, all: 7, ...some };
  const view = { ...WHOLE_BOARD, states };
  render(<StateCounts sdkAppId={7} view={view} counts={counts} muted={false} isClear={false} />);
  return userEvent.setup();
}
const shown = (name: RegExp) => screen.queryByRole('button', { name }) !== null;

test('what is seldom more than zero is folded while it is zero, and unfolds', async () => {
  const user = open({});
  for (const name of [/^Over limit/, /^Other/, /^Not checked/, /^Stale/]) expect(shown(name)).toBe(false);
  for (const name of [/^Failing/, /^Acknowledged/, /^Idle/, /^Exiting/]) expect(shown(name)).toBe(true);
  const fold = screen.getByRole('button', { name: '4 at zero' });
  expect(fold).toHaveAttribute('aria-expanded', 'false');
  await user.click(fold);
  for (const name of [/^Over limit/, /^Other/, /^Not checked/, /^Stale/]) expect(shown(name)).toBe(true);
});

test('what is more than zero, or filtered by, stands in its place', () => {
  open({ overLimit: 2, unchecked: 1 }, ['stale']);
  for (const name of [/^Over limit/, /^Not checked/, /^Stale/]) expect(shown(name)).toBe(true);
  expect(shown(/^Other/)).toBe(false);
  expect(screen.getByRole('button', { name: '1 at zero' })).toBeInTheDocument();
});

test('before the first answer nothing is called zero', () => {
  render(<StateCounts sdkAppId={7} view={WHOLE_BOARD} counts={null} muted={false} isClear={false} />);
  expect(shown(/at zero/)).toBe(false);
});
