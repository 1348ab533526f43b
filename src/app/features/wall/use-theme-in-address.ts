import { useLayoutEffect } from 'react';
import { parseQuery } from '../../link-query.ts';
import { showTheme } from '../../persistence/apply-preferences.ts';
import { THEMES, usePreferences } from '../../persistence/preferences.ts';

/** A screen on a wall is set up by its address alone: `theme=dark` there goes before what this browser prefers. */
export function useThemeInAddress(): void {
  const preferred = usePreferences(({ theme }) => theme);
  useLayoutEffect(() => {
    const wanted = parseQuery(location.search).get('theme');
    showTheme(THEMES.find((theme) => theme === wanted) ?? preferred);
    return () => showTheme(preferred);
  }, [preferred]);
}
