import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { AppTasksAnswer } from '#contract/app-summary.ts';
import type { Bench, Figure } from './bench.ts';
import { cpuSecondsOf, heapOf, withBoardPage } from './board-page.ts';

const MANY = 10_000;
const SEVERAL = 1_000;
const SETTLED_MS = 10_000;
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

async function observe(page: Page): Promise<Observed> {
  await page.addInitScript(OBSERVE);
  await page.reload();
  await page.waitForSelector('tbody tr');
  await sleep(SETTLED_MS);
  return await page.evaluate<Observed>('bench');
}

/** Until every task was asked once: each of those answers moves its row, and after them nothing changes any more. */
async function untilSwept(page: Page): Promise<void> {
  const { pathname } = new URL(page.url());
  for (;;) {
    const answer = await page.request.get(`/api${pathname}/tasks`, { headers: { connection: 'close' } });
    const { tasks }: AppTasksAnswer = await answer.json();
    if (tasks.every(({ answeredAt }) => answeredAt !== null)) return;
    await sleep(2_000);
  }
}

export const boardInBrowserBench: Bench = {
  name: 'board-in-browser',
  shows: `Chromium on the real server: ${MANY} listed tasks shown, scrolled and kept; an idle minute with ${SEVERAL}`,
  async run(): Promise<Figure[]> {
    const many = await withBoardPage(MANY, async (page) => {
      const { shownAt, longest } = await observe(page);
      const framesPerSecond = await page.evaluate<number>(SCROLL);
      return { shownAt, longest, framesPerSecond, heap: await heapOf(page) };
    });
    const idle = await withBoardPage(SEVERAL, async (page) => {
      await untilSwept(page);
      return cpuSecondsOf(page, () => sleep(MINUTE_MS));
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
