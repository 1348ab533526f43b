import { useEffect } from 'react';
import * as v from 'valibot';
import { postJson } from '../../api/request.ts';
import { apiPath } from '../../navigation.ts';

/** Often enough for a session that ends after hours, and no load. */
const AT_MOST_EVERY_MS = 60_000;

/** Tells the server that a person is at work here: the questions that a board asks by itself keep no session alive. */
export function useSignOfLife(isWanted: boolean): void {
  useEffect(() => {
    if (!isWanted) return;
    let toldAt = Number.NEGATIVE_INFINITY;
    const tell = () => {
      if (performance.now() - toldAt < AT_MOST_EVERY_MS) return;
      toldAt = performance.now();
      postJson(v.object({}), apiPath('session', 'active'), {}).catch(() => undefined);
    };
    addEventListener('pointerdown', tell);
    addEventListener('keydown', tell);
    return () => {
      removeEventListener('pointerdown', tell);
      removeEventListener('keydown', tell);
    };
  }, [isWanted]);
}
