import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { showLanguage } from '../i18n/use-text.ts';
import { Age } from './ticking.tsx';

beforeAll(() => showLanguage('en'));
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a fresh age is a dot that is read as words, and words from ten seconds on', () => {
  render(<Age since={Date.now() - 7_000} dot />);
  expect(screen.getByText('7 s')).toHaveAttribute('data-fresh');
  act(() => void vi.advanceTimersByTime(2_000));
  expect(screen.getByText('9 s')).toHaveAttribute('data-fresh');
  act(() => void vi.advanceTimersByTime(1_000));
  expect(screen.getByText('10 s')).not.toHaveAttribute('data-fresh');
});

test('any other age is words at once', () => {
  render(<Age since={Date.now()} ago />);
  expect(screen.getByText('0 s ago')).not.toHaveAttribute('data-fresh');
});
