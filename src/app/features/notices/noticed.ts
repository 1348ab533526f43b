const NAME = 'scribeboard.noticed';
/** Enough for what all tabs may still be about to tell. */
const MOST = 1_000;

/** Of these changes the ones that no tab of this browser has told yet; from now on they count as told. */
export async function takeUntold(changes: readonly string[]): Promise<string[]> {
  return await navigator.locks.request(NAME, () => {
    const told = read();
    const known = new Set(told);
    const untold = changes.filter((change) => !known.has(change));
    try {
      localStorage.setItem(NAME, JSON.stringify([...told, ...untold].slice(-MOST)));
    } catch {
      // Without a storage other tabs cannot know, and telling twice is better than not at all.
    }
    return untold;
  });
}

function read(): string[] {
  try {
    const told: unknown = JSON.parse(localStorage.getItem(NAME) ?? '[]');
    return Array.isArray(told) ? told.filter((change) => typeof change === 'string') : [];
  } catch {
    return [];
  }
}
