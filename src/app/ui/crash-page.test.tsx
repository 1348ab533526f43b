import { render } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { showLanguage } from '../i18n/use-text.ts';
import { CrashPage } from './crash-page.tsx';

const reload = vi.fn();

beforeEach(async () => {
  await showLanguage('en');
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  reload.mockClear();
});

test.each([
  ['?wall=1', 1],
  ['', 0],
])('what crashed at /apps/7%s is loaded anew by itself %i times', (search, times) => {
  vi.stubGlobal('location', { pathname: '/apps/7', search, reload });
  render(<CrashPage error={new Error('x')} />);
  vi.advanceTimersByTime(59_000);
  expect(reload).not.toHaveBeenCalled();
  vi.advanceTimersByTime(60_000);
  expect(reload).toHaveBeenCalledTimes(times);
});
