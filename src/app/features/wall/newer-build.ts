const SCRIPT = /<script\b[^>]*\bsrc="([^"]+)"/g;

/** The scripts that a page begins with; their names carry a hash of their content. */
function scriptsOf(html: string): string[] {
  return Array.from(html.matchAll(SCRIPT), ([, src = '']) => src).sort();
}

/**
 * The name of the server's present build when it is another one than that of the `own` scripts and whole already; null
 * when it is the same, or nothing can be told: a server that is just being replaced must not leave a wall with half a
 * page.
 */
export async function newerBuild(
  own: readonly string[],
  ask: (address: string) => Promise<Response>,
  page: string,
): Promise<string | null> {
  try {
    const answer = await ask(page);
    if (!answer.ok) return null;
    const scripts = scriptsOf(await answer.text());
    if (scripts.length === 0 || scripts.join() === own.join()) return null;
    const parts = await Promise.all(scripts.map((src) => ask(new URL(src, page).href)));
    const isWhole = parts.every((part) => part.ok && /javascript/.test(part.headers.get('content-type') ?? ''));
    return isWhole ? scripts.join() : null;
  } catch {
    return null;
  }
}
