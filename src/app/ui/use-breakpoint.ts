import { useSyncExternalStore } from 'react';

/** How wide the window is, widest first; as in app.css. */
const BREAKPOINTS = [
  ['full', '(width >= 1420px)'],
  ['wide', '(width >= 1280px)'],
  ['mid', '(width >= 1070px)'],
  ['columns', '(width >= 960px)'],
  ['lines', '(width >= 640px)'],
  ['cards', 'all'],
] as const;
export type Breakpoint = (typeof BREAKPOINTS)[number][0];

/** jsdom has no matchMedia, and counts as the widest. */
const queries =
  typeof matchMedia === 'function' ? BREAKPOINTS.map(([name, query]) => [name, matchMedia(query)] as const) : [];

function subscribe(listener: () => void): () => void {
  for (const [, query] of queries) query.addEventListener('change', listener);
  return () => {
    for (const [, query] of queries) query.removeEventListener('change', listener);
  };
}

function breakpointNow(): Breakpoint {
  return queries.find(([, { matches }]) => matches)?.[0] ?? 'full';
}

/** The widest breakpoint that the window reaches. */
export function useBreakpoint(): Breakpoint {
  return useSyncExternalStore(subscribe, breakpointNow);
}

/** Whether rows have no head to say what is what, and the rail is one. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => /lines|cards/.test(breakpointNow()));
}
