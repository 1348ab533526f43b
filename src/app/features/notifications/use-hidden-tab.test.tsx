import { renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { frontLock } from './show-notification.ts';
import { useHiddenTab } from './use-hidden-tab.ts';

const VIEW = '/apps/7';
const WATCH = `scribeboard.watch ${VIEW}`;

/** The locks of the browser, as far as two tabs need them: who asks later for an exclusive one waits. */
const locks: { name: string; mode: LockMode; grant: () => void; released: Promise<unknown> | undefined }[] = [];
const onWatch = vi.fn();

function see(state: DocumentVisibilityState) {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  document.dispatchEvent(new Event('visibilitychange'));
}
const names = () => locks.map(({ name, mode }) => `${mode} ${name}`);

beforeEach(() => {
  locks.length = 0;
  onWatch.mockClear();
  Object.defineProperty(navigator, 'locks', {
    configurable: true,
    value: {
      request: (name: string, { mode, signal }: LockOptions, hold: () => Promise<unknown>) =>
        new Promise((resolve, reject) => {
          const lock = { name, mode: mode ?? 'exclusive', released: undefined, grant: () => {} } as (typeof locks)[0];
          lock.grant = () => {
            lock.released = hold().then(() => locks.splice(locks.indexOf(lock), 1));
            resolve(lock.released);
          };
          locks.push(lock);
          signal?.addEventListener('abort', () => {
            if (lock.released) return;
            locks.splice(locks.indexOf(lock), 1);
            reject(signal.reason);
          });
        }),
    },
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  Reflect.deleteProperty(navigator, 'locks');
});

test('in front, a view says so to the other tabs, and does not poll in the background', () => {
  see('visible');
  renderHook(() => useHiddenTab(VIEW, onWatch));
  expect(names()).toEqual([`shared ${frontLock(VIEW)}`]);
  expect(onWatch.mock.calls).toEqual([[false]]);
});

test('hidden, it is on watch once the browser lets it: one tab per view', () => {
  see('hidden');
  renderHook(() => useHiddenTab(VIEW, onWatch));
  expect(names()).toEqual([`exclusive ${WATCH}`]);
  expect(onWatch).not.toHaveBeenCalledWith(true);
  locks[0]?.grant();
  expect(onWatch).toHaveBeenLastCalledWith(true);
});

test('back in front it gives the watch back', async () => {
  see('hidden');
  renderHook(() => useHiddenTab(VIEW, onWatch));
  const [watch] = locks;
  watch?.grant();
  see('visible');
  await watch?.released;
  expect(names()).toEqual([`shared ${frontLock(VIEW)}`]);
  expect(onWatch).toHaveBeenLastCalledWith(false);
});

test('one that still waits for the watch no longer does when its page is left', () => {
  see('hidden');
  const { unmount } = renderHook(() => useHiddenTab(VIEW, onWatch));
  unmount();
  expect(names()).toEqual([]);
  expect(onWatch).toHaveBeenLastCalledWith(false);
});

test('a view without notifications holds nothing', () => {
  see('hidden');
  renderHook(() => useHiddenTab(null, onWatch));
  expect(names()).toEqual([]);
  expect(onWatch).not.toHaveBeenCalled();
});
