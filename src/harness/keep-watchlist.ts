import type { BrowserContext } from '@playwright/test';
import type { TaskRef } from '#contract/task-ref.ts';

/** The browser has these tasks on its watchlist whenever a page of it is opened. */
export async function keepWatchlist(
  context: BrowserContext,
  tasks: readonly (TaskRef & { label: string })[],
): Promise<void> {
  await context.addInitScript(
    (list) => {
      try {
        localStorage.setItem('scribeboard.watchlist', list);
      } catch {
        // Every tab begins as one without a storage.
      }
    },
    JSON.stringify({ state: { tasks }, version: 2 }),
  );
}
