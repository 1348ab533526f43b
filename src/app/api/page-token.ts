import { parseQuery } from '../link-query.ts';

/**
 * A wallboard, which has no person to sign in, is opened with `#token=…` behind its address. A fragment goes to no server and
 * into no log, and there the token stays: it is kept nowhere else, and a reload finds it again. On any other page, whose
 * address people copy, it counts for nothing and is taken out of the address.
 */
function takeToken(): string | undefined {
  const token = /^#token=([\w-]+)$/.exec(location.hash)?.[1];
  if (token === undefined || isWall()) return token;
  history.replaceState(history.state, '', addressWithoutToken());
  return undefined;
}

/** Wherever the board lives: its base path is not asked for, so that this can be the first thing that runs. */
function isWall(): boolean {
  return /\/apps\/\d+$/.test(location.pathname) && parseQuery(location.search).get('wall') === '1';
}

/** Where the page is, to be written down or sent on. */
export function addressWithoutToken(): string {
  const { origin, pathname, search } = location;
  return origin + pathname + search;
}

/** Taken when the page begins, before anything can change its address. Without a page (a test) there is none. */
export const PAGE_TOKEN = typeof location === 'undefined' ? undefined : takeToken();
