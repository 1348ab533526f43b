import { createStore, useStore } from 'zustand';

const spoken = createStore<{ words: string }>(() => ({ words: '' }));

/** Says something to screen readers, politely. */
export function announce(words: string): void {
  spoken.setState({ words });
}

/** One live region for the whole page: a region per row would be hundreds. */
export function Announcer() {
  return (
    <p className="sr-only" aria-live="polite">
      {useStore(spoken).words}
    </p>
  );
}
