import type { Background } from '../background.ts';

/** The callers that wait for the first answer about a task. */
export function createFirstAnswers(background: Background) {
  const waiters = new Map<string, Set<() => void>>();
  return {
    /** Resolves with the next answer about the task, or after `patienceMs`. */
    wait: (key: string, patienceMs: number): Promise<void> =>
      new Promise((resolve) => {
        const ofTask = waiters.get(key) ?? new Set();
        const done = () => {
          cancel();
          ofTask.delete(done);
          if (ofTask.size === 0) waiters.delete(key);
          resolve();
        };
        const cancel = background.after('first answers', patienceMs, done);
        waiters.set(key, ofTask.add(done));
      }),

    /** An answer about the task has come. */
    settle(key: string): void {
      for (const done of waiters.get(key) ?? []) done();
    },
  };
}
