import { fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RequestFailure } from '../../api/request.ts';
import { showLanguage } from '../../i18n/use-text.ts';
import { BrokenChain } from './broken-chain.tsx';

beforeEach(() => showLanguage('en'));
afterEach(() => {
  history.replaceState(null, '', '/');
  Reflect.deleteProperty(navigator, 'clipboard');
});

test('the details that are copied have the address of a wallboard, and not its token', () => {
  history.replaceState(null, '', '/apps/7?wall=1#token=scribeboard_abc-1');
  const writeText = vi.fn(async () => {});
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
  render(<BrokenChain error={new RequestFailure('unreachable', 'down')} onRetry={() => {}} />);
  fireEvent.click(screen.getByRole('button', { name: 'Copy details' }));
  expect(writeText).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('/apps/7?wall=1\n'));
  expect(JSON.stringify(writeText.mock.calls)).not.toContain('abc-1');
});
