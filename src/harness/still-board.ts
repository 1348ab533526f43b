import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import { DEMO_APPS } from '#emulator/demo-tasks.ts';
import { playDemo } from '#emulator/play-demo.ts';
import { seededRandom } from '#emulator/seeded-random.ts';
import { createVirtualClock } from '#testing/virtual-clock.ts';
import { keepWatchlist } from './keep-watchlist.ts';
import { serveBoard } from './serve-board.ts';

const WATCHED_MS = 10 * 60_000;
/** Shorter than a lease. */
const LOOKED_AT_MS = 12_000;
const WAY_MS = 20;

/**
 * A board whose time stands still, after ten minutes of the demo: it shows the same to every viewer at any time.
 *
 * @param pagesDir of another build
 */
export async function serveStillBoard(pagesDir?: string) {
  const clock = createVirtualClock();
  const served = await serveBoard({
    clock,
    mode: 'demo',
    emulator: { random: seededRandom(1) },
    wayMs: () => WAY_MS,
    ...(pagesDir && { pagesDir }),
  });
  const { emulator, board } = served;
  const { addTasks, setAppLabel } = board;
  const cast = playDemo({ emulator, clock, random: seededRandom(2), addTasks, setAppLabel });
  await clock.advance(WATCHED_MS);
  const apps = DEMO_APPS.map(({ sdkAppId }) => sdkAppId);
  board.watch(
    { lease: 'a-viewer-who-was-here', revision: 0, list: { apps, refs: [], mode: 'replace' } },
    () => true,
    true,
  );
  await clock.advance(LOOKED_AT_MS);
  return { ...served, clock, cast };
}

export type StillBoard = Awaited<ReturnType<typeof serveStillBoard>>;

/** A browser in which every third task of the demo has a name. */
export async function newViewer(
  browser: Browser,
  { cast }: StillBoard,
  options: BrowserContextOptions,
): Promise<BrowserContext> {
  const context = await browser.newContext({ ...options, timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' });
  const named = cast.filter((_, index) => index % 3 === 0);
  await keepWatchlist(
    context,
    named.map(({ ref, label }) => ({ ...ref, label })),
  );
  return context;
}

/** A page whose time is that of the board. */
export async function newStillPage(context: BrowserContext, { clock }: StillBoard): Promise<Page> {
  const page = await context.newPage();
  await page.clock.setFixedTime(clock.wall());
  return page;
}
