import { setTimeout as sleep } from 'node:timers/promises';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { chromiumLaunch } from '../scripts/chromium.ts';
import type { Bench, Figure } from './bench.ts';
import { startDelayingEmulator } from './delaying-emulator.ts';
import { createWorkDir, startScribeboard } from './scribeboard-process.ts';

const MANY = 10_000;
const SEVERAL = 1_000;
const SETTLED_MS = 10_000;
/** By then every task was asked once, half of the calls going to what is visible, and nothing changes any more. */
const SWEPT_MS = (SEVERAL / 9) * 1_000 + 20_000;
const MINUTE_MS = 60_000;
const SCROLL_MS = 6_000;

/** Notes when the first row is there, and how long the main thread was ever busy in one piece. */
const OBSERVE = `
  window.bench = { shownAt: null, longest: 0 };
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) bench.longest = Math.max(bench.longest, duration);
  }).observe({ type: 'longtask', buffered: true });
  new MutationObserver(() => {
    if (bench.shownAt === null && document.querySelector('tbody tr')) bench.shownAt = performance.now();
  }).observe(document, { childList: true, subtree: true });
`;

/** Scrolls on with every frame, and counts the frames a second. */
const SCROLL = `new Promise((resolve) => {
  const scroller = document.querySelector('table').parentElement;
  const start = performance.now();
  let frames = 0;
  const step = () => {
    frames += 1;
    scroller.scrollTop += 40;
    const spent = performance.now() - start;
    if (spent < ${SCROLL_MS}) requestAnimationFrame(step);
    else resolve((frames * 1000) / spent);
  };
  requestAnimationFrame(step);
})`;

interface Observed {
  shownAt: number;
  longest: number;
}

/** A tab with a watchlist of so many tasks, on the real server, which asks the emulator. */
async function withBoard<T>(
  tasks: number,
  use: (page: Page, reload: () => Promise<Observed>) => Promise<T>,
): Promise<T> {
  const emulator = await startDelayingEmulator({ tasks, wayMs: () => 10 });
  const scribeboard = await startScribeboard(emulator.url, createWorkDir());
  const browser = await chromium.launch(chromiumLaunch());
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await keepOnWatchlist(context, emulator.refs);
    const page = await context.newPage();
    const address = `${scribeboard.url}/apps/${emulator.refs[0]?.sdkAppId}`;
    await page.goto(address);
    await page.waitForSelector('tbody tr');
    return await use(page, async () => {
      await page.goto(address);
      await page.waitForSelector('tbody tr');
      await sleep(SETTLED_MS);
      return await page.evaluate<Observed>('bench');
    });
  } finally {
    await browser.close();
    await scribeboard.kill('SIGTERM');
    emulator.close();
  }
}

async function keepOnWatchlist(context: BrowserContext, refs: readonly object[]): Promise<void> {
  const kept = JSON.stringify({ state: { tasks: refs.map((ref) => ({ ...ref, label: '' })) }, version: 1 });
  await context.addInitScript(`localStorage.setItem('scribeboard.watchlist', ${JSON.stringify(kept)});${OBSERVE}`);
}

/** Bytes that are still in use once the garbage is gone. */
async function heapOf(page: Page): Promise<number> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Performance.enable');
  await devTools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devTools.send('Performance.getMetrics');
  await devTools.detach();
  return metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN;
}

/** Seconds of the main thread in a minute in which nobody touches the page. */
async function idleMinute(page: Page): Promise<number> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Performance.enable');
  const taskSeconds = async () => {
    const { metrics } = await devTools.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
  };
  const before = await taskSeconds();
  await sleep(MINUTE_MS);
  return (await taskSeconds()) - before;
}

export const boardInBrowserBench: Bench = {
  name: 'board-in-browser',
  shows: `Chromium on the real server: ${MANY} listed tasks shown, scrolled and kept; an idle minute with ${SEVERAL}`,
  async run(): Promise<Figure[]> {
    const many = await withBoard(MANY, async (page, reload) => {
      const { shownAt, longest } = await reload();
      const framesPerSecond = await page.evaluate<number>(SCROLL);
      return { shownAt, longest, framesPerSecond, heap: await heapOf(page) };
    });
    const idle = await withBoard(SEVERAL, async (page, reload) => {
      await reload();
      await sleep(SWEPT_MS);
      return idleMinute(page);
    });
    return [
      { name: 'rows shown', value: many.shownAt, unit: 'ms', atMost: 1_500 },
      { name: 'longest task', value: many.longest, unit: 'ms', atMost: 200 },
      { name: 'heap', value: many.heap / 1e6, unit: 'MB', atMost: 60 },
      { name: 'frames a second, scrolling', value: many.framesPerSecond },
      { name: 'main thread in an idle minute', value: idle, unit: 's', atMost: 2 },
    ];
  },
};
