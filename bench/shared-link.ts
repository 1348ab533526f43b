import type { Browser } from '@playwright/test';
import { launchChromium } from '#harness/chromium.ts';
import { asking, startScribeboard } from '#harness/scribeboard-process.ts';
import type { Bench, Figure } from './bench.ts';
import { startDelayingEmulator } from './delaying-emulator.ts';

const READERS = 15;

/** Notes when the answer stands on the page. */
const OBSERVE = `
  window.answeredAt = null;
  new MutationObserver(() => {
    const isIn = [...document.querySelectorAll('h1')].some(({ textContent }) => textContent.trim() === 'In progress');
    if (answeredAt === null && isIn) answeredAt = performance.now();
  }).observe(document, { childList: true, subtree: true, characterData: true });
`;

/** Milliseconds from the click on a link to its answer, for a visitor who has nothing of the board yet. */
async function open(browser: Browser, link: string): Promise<number> {
  const context = await browser.newContext({ locale: 'en-US' });
  try {
    const page = await context.newPage();
    await page.addInitScript(OBSERVE);
    await page.goto(link);
    await page.waitForSelector('h1:text-is("In progress")');
    return await page.evaluate<number>('answeredAt');
  } finally {
    await context.close();
  }
}

export const sharedLinkBench: Bench = {
  name: 'shared-link',
  shows: `Chromium with an empty cache opens ${READERS} links to tasks that the real server was never asked about`,
  async run(): Promise<Figure[]> {
    const emulator = await startDelayingEmulator({ tasks: READERS + 1, wayMs: () => 10 });
    const scribeboard = await startScribeboard(asking(emulator));
    const browser = await launchChromium();
    try {
      const links = emulator.refs.map(({ sdkAppId, region, taskId }) => {
        return `${scribeboard.url}/apps/${sdkAppId}/task?id=${encodeURIComponent(taskId)}&region=${region}`;
      });
      const [first = '', ...rest] = links;
      // The server holds its first calls back, because it may just have been restarted.
      await open(browser, first);
      const took: number[] = [];
      for (const link of rest) took.push(await open(browser, link));
      took.sort((a, b) => a - b);
      return [
        { name: 'answer shown, median', value: took[READERS >> 1] ?? Number.NaN, unit: 'ms', atMost: 1_000 },
        { name: 'answer shown, slowest', value: took.at(-1) ?? Number.NaN, unit: 'ms' },
      ];
    } finally {
      await browser.close();
      await scribeboard.stop();
      emulator.close();
    }
  },
};
