import { announce } from '../../ui/announcer.tsx';
import type { RowChange } from './row-changes.ts';

/** What happens together is said together. */
const GATHER_MS = 1_000;
/** A board on which much happens leaves room for other words. */
const EVERY_MS = 10_000;

/** Says what happened to screen readers, a batch at a time; of one task only the last. */
export function createChangesAnnouncer(textOf: (changes: readonly RowChange[]) => string) {
  const gathered = new Map<string, RowChange>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saidAt = Number.NEGATIVE_INFINITY;

  const say = () => {
    timer = undefined;
    // Who comes back reads what happened meanwhile in the notice.
    if (document.visibilityState === 'visible') {
      announce(textOf([...gathered.values()]));
      saidAt = performance.now();
    }
    gathered.clear();
  };
  return {
    add(changes: readonly RowChange[]): void {
      for (const change of changes) gathered.set(change.row.key, change);
      timer ??= setTimeout(say, Math.max(GATHER_MS, saidAt + EVERY_MS - performance.now()));
    },
    stop: () => clearTimeout(timer),
  };
}
