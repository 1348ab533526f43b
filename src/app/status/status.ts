import type { Status } from '#contract/status.ts';

const WORDS: Readonly<Record<string, Status>> = { Idle: 'idle', InProgress: 'inProgress', Exited: 'exiting' };

/** The state behind a `Status` of the API, or null for a word that is not in its documentation. */
export function statusOfWord(word: string): Status | null {
  return Object.hasOwn(WORDS, word) ? (WORDS[word] ?? null) : null;
}
