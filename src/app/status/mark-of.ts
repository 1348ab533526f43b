import type { Trouble } from '#contract/trouble.ts';

/** How a line with such a trouble is marked at its beginning: `data-mark` in app.css. */
export function markOf(trouble: Trouble | null): 'failing' | 'stuck' | 'late' | undefined {
  if (trouble === null) return undefined;
  return trouble === 'failing' || trouble === 'stuck' ? trouble : 'late';
}
