import { useEffect, useState } from 'react';

/** It may have been refused for a reason that passes, such as a low battery. */
const AGAIN_MS = 60_000;

/** Keeps the screen on while the page can be seen; whether it does. Browsers take the lock back with every hidden moment. */
export function useWakeLock(): boolean {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    let lock: WakeLockSentinel | null = null;
    let asking = false;
    let left = false;
    const hold = async () => {
      if (asking || left || document.visibilityState !== 'visible' || lock?.released === false) return;
      asking = true;
      try {
        // Absent where the page did not come over TLS or from this machine.
        lock = await navigator.wakeLock.request('screen');
        if (left) await lock.release();
        else lock.addEventListener('release', () => setHeld(false), { once: true });
        setHeld(!left);
      } catch {
        setHeld(false);
      }
      asking = false;
    };
    void hold();
    const timer = setInterval(() => void hold(), AGAIN_MS);
    const look = () => void hold();
    document.addEventListener('visibilitychange', look);
    return () => {
      left = true;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
      void lock?.release();
    };
  }, []);
  return held;
}
