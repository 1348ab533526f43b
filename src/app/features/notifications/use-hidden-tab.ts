import { useEffect } from 'react';
import { holdLock } from './hold-lock.ts';
import { frontLock } from './show-notification.ts';

/**
 * A view with notifications says to the other tabs that it is in front, or, when it is hidden, that it is on watch: one hidden
 * tab per view is enough. A held lock also keeps the browser from freezing the tab.
 */
export function useHiddenTab(view: string | null, onWatch: (on: boolean) => void): void {
  useEffect(() => {
    if (view === null) return;
    let release = () => {};
    const turn = () => {
      release();
      onWatch(false);
      release =
        document.visibilityState === 'visible'
          ? holdLock(frontLock(view), 'shared')
          : holdLock(`scribeboard.watch ${view}`, 'exclusive', () => onWatch(true));
    };
    turn();
    document.addEventListener('visibilitychange', turn);
    return () => {
      document.removeEventListener('visibilitychange', turn);
      release();
      onWatch(false);
    };
  }, [view, onWatch]);
}
