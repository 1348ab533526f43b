/** Holds a lock of the whole browser until the answer is called; others of the same name wait, unless all are shared. */
export function holdLock(name: string, mode: LockMode, onHeld: () => void = () => undefined): () => void {
  const waiting = new AbortController();
  let release = () => waiting.abort();
  void navigator.locks
    .request(name, { mode, signal: waiting.signal }, () => {
      onHeld();
      return new Promise<void>((resolve) => {
        release = resolve;
      });
    })
    // Not needed any more before it was free.
    .catch(() => undefined);
  return () => release();
}

export async function isHeld(name: string): Promise<boolean> {
  const { held } = await navigator.locks.query();
  return held?.some((lock) => lock.name === name) ?? false;
}
