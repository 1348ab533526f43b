import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { TaskView } from '#contract/task-view.ts';
import { serverNow } from '../../time/server-clock.ts';

/** The board as somebody last saw it, and when that was by the proxy's clock. */
export interface Looked {
  at: number;
  views: ReadonlyMap<string, TaskView>;
}

/** From the moment at which the tab was last hidden, or "seen" was pressed; null until one of them. */
export function useLooked(views: ReadonlyMap<string, TaskView> | undefined) {
  const [looked, setLooked] = useState<Looked | null>(null);
  const latest = useRef(views);
  useLayoutEffect(() => {
    latest.current = views;
  }, [views]);
  useEffect(() => {
    const leave = () => {
      if (document.visibilityState === 'hidden' && latest.current) {
        setLooked({ at: serverNow(), views: latest.current });
      }
    };
    document.addEventListener('visibilitychange', leave);
    return () => document.removeEventListener('visibilitychange', leave);
  }, []);
  return { looked, markSeen: () => setLooked(null) };
}
