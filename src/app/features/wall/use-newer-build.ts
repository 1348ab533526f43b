import { useEffect, useRef } from 'react';
import { newerBuild } from './newer-build.ts';

const LOOK_MS = 5 * 60_000;
/** A moment counts as quiet when nothing has changed for so long. */
const QUIET_MS = 20_000;
/** After that it is done all the same: some boards are never quiet. */
const PATIENCE_MS = 10 * 60_000;
const RELOADED_FOR = 'scribeboard.wall.reloaded-for';

/**
 * Loads the page anew once the server has another build, at a moment when nothing happens: `news` is another text
 * whenever something changed on the screen.
 */
export function useNewerBuild(news: string): void {
  const quietSince = useRef(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: that it changed is all there is to know.
  useEffect(() => {
    quietSince.current = Date.now();
  }, [news]);
  useEffect(() => {
    const own = Array.from(document.scripts, (script) => script.getAttribute('src'))
      .filter((src) => src !== null)
      .sort();
    let foundAt: number | null = null;
    const look = async () => {
      const build = await newerBuild(own, ask, location.href);
      foundAt = build === null ? null : (foundAt ?? Date.now());
      if (build === null || foundAt === null) return;
      if (Date.now() - quietSince.current < QUIET_MS && Date.now() - foundAt < PATIENCE_MS) return;
      // Once for each build, whatever stands between this page and the server.
      if (sessionStorage.getItem(RELOADED_FOR) === build) return;
      sessionStorage.setItem(RELOADED_FOR, build);
      location.reload();
    };
    const looking = setInterval(() => void look(), LOOK_MS);
    const waiting = setInterval(() => void (foundAt !== null && look()), QUIET_MS);
    return () => {
      clearInterval(looking);
      clearInterval(waiting);
    };
  }, []);
}

/** A redirect leads to a page for logging in, which is no build of ours. */
function ask(address: string): Promise<Response> {
  return fetch(address, { cache: 'no-store', redirect: 'error' });
}
