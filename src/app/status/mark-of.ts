import type { Trouble } from './trouble.ts';

/** How a line with such a trouble is marked at its beginning: `data-mark` in app.css. */
export function markOf(trouble: Trouble | null): 'failing' | 'overLimit' | 'late' | 'acknowledged' | undefined {
  if (trouble === null) return undefined;
  return trouble === 'notFound' ? 'late' : trouble;
}
