import { createStore, update } from 'idb-keyval';

const TABS = createStore('scribeboard', 'noticed');
const KEY = 'told';
/** Enough for what all tabs may still be about to tell. */
const MAX_NOTICED = 1_000;

/**
 * Of these changes the ones that no tab of this browser has told yet; from now on they count as told. In a transaction of
 * IndexedDB: the tabs are processes of their own, which see each other's localStorage a moment late, lock or no lock.
 */
export async function takeUntold(changes: readonly string[]): Promise<readonly string[]> {
  let untold = changes;
  try {
    const tell = (told: string[] = []) => {
      const known = new Set(told);
      untold = changes.filter((change) => !known.has(change));
      return [...told, ...untold].slice(-MAX_NOTICED);
    };
    await update(KEY, tell, TABS);
  } catch {
    // Without a storage other tabs cannot know, and telling twice is better than not at all.
  }
  return untold;
}
