import { createStore } from 'zustand/vanilla';

/** Long enough to read it and to take it back. */
const SHOWN_MS = 10_000;

interface Answer {
  said: string;
  /** What takes it back; null where nothing does. */
  undo: { word: string; press: () => void } | null;
}

/** What a person has just done, said where notices stand. */
export const slotAnswer = createStore<{ answer: Answer | null }>(() => ({ answer: null }));

let timer: ReturnType<typeof setTimeout> | undefined;

export function sayInSlot(answer: Answer): void {
  clearTimeout(timer);
  slotAnswer.setState({ answer });
  timer = setTimeout(() => slotAnswer.setState({ answer: null }), SHOWN_MS);
}
