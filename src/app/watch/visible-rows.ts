import { type TaskRef, taskKey } from '#contract/task-ref.ts';
import { MAX_VISIBLE } from '#contract/watch.ts';

/** Scrolling passes many rows; those where it comes to rest matter. */
const SETTLE_MS = 250;

/** Which rows are on the screen: the proxy asks Tencent about these first. */
export function createVisibleRows(isHidden: () => boolean) {
  let onScreen: readonly TaskRef[] = [];
  let settling: ReturnType<typeof setTimeout> | undefined;
  const listeners = new Set<() => void>();
  return {
    /**
     * `moved`: by the person, who should not have to wait for the next turn; rows that an answer brought there can, or
     * every answer would bring the next question.
     */
    show(rows: readonly TaskRef[], moved: boolean): void {
      const now = rows.slice(0, MAX_VISIBLE).map(({ sdkAppId, region, taskId }) => ({ sdkAppId, region, taskId }));
      if (now.map(taskKey).join() === onScreen.map(taskKey).join()) return;
      const soon = moved || onScreen.length === 0;
      onScreen = now;
      if (!soon) return;
      clearTimeout(settling);
      settling = setTimeout(() => {
        // Hidden meanwhile: a hidden tab asks nothing, and its first question on return says it all.
        if (isHidden()) return;
        for (const notify of listeners) notify();
      }, SETTLE_MS);
    },
    refs: (): TaskRef[] => [...onScreen],
    /** Tells when other rows have come to rest on the screen, so that the proxy hears of them before the next turn. */
    onRest(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
