/**
 * The paths of the board's screens as a regular expression, below any base path and but for the start page: an app, one
 * of its tasks, those that have ended, the list of error codes and one of them. A text, because the browser demo needs it before any module.
 */
export const SCREEN_PATH = '/apps(?:/([^/]+)(?:/(task|ended))?)?|/errors(?:/([^/]+))?';

const SCREEN = new RegExp(`^(?:${SCREEN_PATH})$`);

/** What a path names, as far as the path says it: numbers, codes and percent signs are as they came. */
export type Screen =
  | { screen: 'start' }
  | { screen: 'app' | 'task' | 'ended'; sdkAppId: string }
  | { screen: 'errors' }
  | { screen: 'error'; code: string };

/** The screen of a path below the base path; null when there is none. Empty segments count for nothing. */
export function parseScreenPath(path: string): Screen | null {
  const clean = `/${path.split('/').filter(Boolean).join('/')}`;
  if (clean === '/') return { screen: 'start' };
  const [found, sdkAppId, part, code] = SCREEN.exec(clean) ?? [];
  if (found === undefined) return null;
  if (sdkAppId !== undefined) return { screen: (part ?? 'app') as 'app' | 'task' | 'ended', sdkAppId };
  if (code !== undefined) return { screen: 'error', code };
  return { screen: found === '/errors' ? 'errors' : 'start' };
}

/** The way back; values are percent-encoded already. */
export function formatScreenPath(screen: Screen): string {
  switch (screen.screen) {
    case 'start':
      return '/';
    case 'app':
      return `/apps/${screen.sdkAppId}`;
    case 'task':
    case 'ended':
      return `/apps/${screen.sdkAppId}/${screen.screen}`;
    case 'errors':
      return '/errors';
    case 'error':
      return `/errors/${screen.code}`;
  }
}
