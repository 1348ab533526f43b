import type { Kept, Store } from '../store/store.ts';
import type { Board } from './board.ts';

/**
 * Gives the board what the process before this one kept: what `store.load` found at the start, and what is found later, where
 * the file could not be read then.
 */
export async function restoreKept(
  board: Pick<Board, 'restore'>,
  store: Pick<Store, 'appLabels' | 'appLimits' | 'removed' | 'whenFound'>,
  found: Pick<Kept, 'views' | 'incidents'>,
): Promise<void> {
  const restore = async ({ views, incidents }: Pick<Kept, 'views' | 'incidents'>) =>
    board.restore({
      views,
      incidents,
      appLabels: await store.appLabels(),
      appLimits: await store.appLimits(),
      removed: await store.removed(),
    });
  await restore(found);
  store.whenFound(restore);
}
