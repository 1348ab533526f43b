/**
 * A cookie that no other host, path or plain connection can set: `__Host-` makes the browser see to that. Boards under
 * different paths of one host have different ones.
 */
export function cookieNames(basePath: string): { session: string; login: string } {
  // A sign that no path has, so that no two paths have one name.
  const path = basePath.replaceAll('/', '+');
  return { session: `__Host-scribeboard${path}`, login: `__Host-scribeboard-login${path}` };
}

/** Lax, not Strict: a link in a chat must find its reader signed in. */
const ATTRIBUTES = 'Path=/; Secure; HttpOnly; SameSite=Lax';

export function setCookie(name: string, value: string, lastsMs: number): string {
  return `${name}=${value}; Max-Age=${Math.floor(lastsMs / 1000)}; ${ATTRIBUTES}`;
}

export function dropCookie(name: string): string {
  return `${name}=; Max-Age=0; ${ATTRIBUTES}`;
}

/** The cookie's value; null when it is missing, and when it is there twice, because it cannot be told which one is meant. */
export function readCookie(header: string, name: string): string | null {
  const values = header
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  return values.length === 1 ? (values[0] ?? null) : null;
}
