import { render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { showLanguage } from '../i18n/use-text.ts';
import { Panel } from './error-boundary.tsx';

beforeEach(() => showLanguage('en'));

function Broken(): never {
  throw new TypeError('no such column');
}

test('a part that throws says so in its place until it shows something else, and the rest of the page lives', async () => {
  // React tells the console of every error that a boundary has caught.
  const told = vi.mocked(console.error).mockImplementation(() => {});
  const page = (about: string, part: ReactNode) => (
    <>
      <Panel about={about}>{part}</Panel>
      <Panel>
        <p>the board</p>
      </Panel>
    </>
  );
  const { rerender } = render(page('one', <Broken />));
  expect(await screen.findByRole('alert')).toHaveTextContent('Something went wrong: TypeError: no such column');
  expect(screen.getByText('the board')).toBeVisible();
  rerender(page('another', <p>a part</p>));
  expect(screen.getByText('a part')).toBeVisible();
  expect(screen.queryByRole('alert')).toBeNull();
  expect(told).toHaveBeenCalled();
  told.mockClear();
});
