import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import { DEMO_APPS, type DemoTask } from '../src/emulator/demo-tasks.ts';
import { playDemo } from '../src/emulator/play-demo.ts';
import { seededRandom } from '../src/emulator/seeded-random.ts';
import { createMemoryStore } from '../src/proxy/store/memory-store.ts';
import { serveBackEnd } from '../src/testing/serve-back-end.ts';
import { createVirtualClock } from '../src/testing/virtual-clock.ts';

const DIST = fileURLToPath(new URL('../dist', import.meta.url));
const WATCHED_MS = 10 * 60_000;
/** Shorter than a lease. */
const LOOKED_AT_MS = 12_000;
const WAY_MS = 20;

/**
 * A board whose time stands still, after ten minutes of the demo: it shows the same to every viewer at any time.
 *
 * @param pagesDir of another build
 */
export async function serveStillBoard(pagesDir = DIST) {
  const clock = createVirtualClock();
  const backEnd = await serveBackEnd({
    clock,
    mode: 'demo',
    store: createMemoryStore(clock),
    emulator: { random: seededRandom(1) },
    wayMs: () => WAY_MS,
    pagesDir,
    port: 0,
  });
  const { emulator, board } = backEnd;
  const { addTasks, setAppLabel } = board;
  const cast = playDemo({ emulator, clock, random: seededRandom(2), addTasks, setAppLabel });
  await clock.advance(WATCHED_MS);
  const apps = DEMO_APPS.map(({ sdkAppId }) => sdkAppId);
  board.watch({ lease: 'earlier-viewer', revision: 0, list: { apps, refs: [], mode: 'replace' } }, () => true);
  await clock.advance(LOOKED_AT_MS);
  const url = await backEnd.server.listen({ host: '127.0.0.1', port: 0 });
  return { ...backEnd, clock, cast, url };
}

export type StillBoard = Awaited<ReturnType<typeof serveStillBoard>>;

/** A browser in which every third task of the demo has a name. */
export async function newViewer(
  browser: Browser,
  { cast }: StillBoard,
  options: BrowserContextOptions,
): Promise<BrowserContext> {
  const context = await browser.newContext({ ...options, timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' });
  await context.addInitScript((list) => {
    try {
      localStorage.setItem('scribeboard.watchlist', list);
    } catch {
      // Every tab begins as one without a storage.
    }
  }, watchlistOf(cast));
  return context;
}

/** At an address of the board, whose time is also the browser's. */
export async function openStill(context: BrowserContext, { url, clock }: StillBoard, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.clock.setFixedTime(clock.wall());
  await page.goto(url + path);
  await page.getByRole('main').waitFor();
  return page;
}

/** Nothing has changed for so long; usually longer than counts of SdkAppIds are kept, so that what is fetched late is there. */
export async function comeToRest(page: Page, forMs = 6_000): Promise<void> {
  let last = '';
  for (let same = 0; same < forMs / 250; same += 1) {
    await page.waitForTimeout(250);
    const now = await page.content();
    if (now !== last) same = 0;
    last = now;
  }
}

function watchlistOf(cast: readonly DemoTask[]): string {
  const tasks = cast.filter((_, index) => index % 3 === 0).map(({ ref, label }) => ({ ...ref, label }));
  return JSON.stringify({ state: { tasks }, version: 2 });
}
