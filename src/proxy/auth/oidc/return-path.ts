/** It travels in a cookie of 4 kB, together with the rest of the login. */
const MAX_LENGTH = 2_600;

/**
 * The screen to show after the login: a path of this board with its query, or its start page for anything else that
 * `text` may say. A link too long to be carried along loses its query.
 *
 * @param origin of this board, as browsers see it
 */
export function parseReturnPath(
  text: string | null,
  { origin, basePath }: { origin: string; basePath: string },
): string {
  const start = `${basePath}/`;
  const url = text?.startsWith('/') ? URL.parse(text, origin) : null;
  if (!url || url.origin !== origin || !isScreen(url.pathname, basePath)) return start;
  const path = url.pathname + url.search;
  // `/.//evil.example` is on our origin, but the path that it becomes names another host.
  if (URL.parse(path, origin)?.href !== origin + path) return start;
  return path.length <= MAX_LENGTH ? path : url.pathname.length <= MAX_LENGTH ? url.pathname : start;
}

/** Not what ends a session, begins a login or shows JSON. */
function isScreen(path: string, basePath: string): boolean {
  if (!path.startsWith(`${basePath}/`)) return false;
  const below = path.slice(basePath.length);
  return !/^\/(auth|api)(\/|$)/i.test(below);
}
