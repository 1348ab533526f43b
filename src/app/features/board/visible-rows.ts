import type { TaskRef } from '#contract/task-ref.ts';
import { MAX_VISIBLE } from '#contract/watch.ts';

/** Scrolling passes many rows; those where it comes to rest matter. */
const SETTLE_MS = 250;

const rowOf = new WeakMap<Element, TaskRef>();
const onScreen = new Map<Element, TaskRef>();
const listeners = new Set<() => void>();
let settling: ReturnType<typeof setTimeout> | undefined;

/** jsdom has none; there every row counts as seen. */
const observer =
  'IntersectionObserver' in globalThis
    ? new IntersectionObserver((entries) => {
        for (const { target, isIntersecting } of entries) {
          const ref = rowOf.get(target);
          if (isIntersecting && ref) onScreen.set(target, ref);
          else onScreen.delete(target);
        }
        settle();
      })
    : null;

/** Reports a row for as long as it can be seen. The proxy asks Tencent about those rows first. */
export function watchRow(row: Element, ref: TaskRef): () => void {
  rowOf.set(row, ref);
  if (observer) observer.observe(row);
  else {
    onScreen.set(row, ref);
    settle();
  }
  return () => {
    observer?.unobserve(row);
    onScreen.delete(row);
  };
}

export function visibleRefs(): TaskRef[] {
  return [...onScreen.values()].slice(0, MAX_VISIBLE);
}

/** Tells when other rows have come to rest on the screen, so that the proxy hears of them before the next turn. */
export function onVisibleRows(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function settle(): void {
  clearTimeout(settling);
  settling = setTimeout(() => {
    for (const notify of listeners) notify();
  }, SETTLE_MS);
}
