import { useSyncExternalStore } from 'react';

/** `columns` in app.css; jsdom cannot tell, and has columns. */
const narrow = typeof matchMedia === 'function' ? matchMedia('(width < 900px)') : null;

function subscribe(listener: () => void): () => void {
  narrow?.addEventListener('change', listener);
  return () => narrow?.removeEventListener('change', listener);
}

/** Whether rows are laid out as cards, and the rail as a head. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => narrow?.matches ?? false);
}
