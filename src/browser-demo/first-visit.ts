import { describeTask } from '#app/persistence/edit-watchlist.ts';
import { useWatchlist } from '#app/persistence/watchlist.ts';
import type { DemoTask } from '#emulator/demo-tasks.ts';

/** As a regular user would have it: every third task has a name, in this browser's own list. */
export function labelTasks(cast: readonly DemoTask[]): void {
  if (useWatchlist.getState().tasks.length > 0) return;
  for (const [index, { ref, label }] of cast.entries()) {
    if (index % 3 === 0) describeTask(ref, { label });
  }
}
