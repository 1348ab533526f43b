import type { Page } from '@playwright/test';
import { launchChromium } from '#harness/chromium.ts';
import { keepWatchlist } from '#harness/keep-watchlist.ts';
import { asking, startScribeboard } from '#harness/scribeboard-process.ts';
import { startDelayingEmulator } from './delaying-emulator.ts';

/** A tab with a watchlist of so many tasks, on the real server, which asks the emulator. */
export async function withBoardPage<T>(
  tasks: number,
  use: (page: Page) => Promise<T>,
  beforeOpening: (page: Page) => Promise<void> = async () => undefined,
): Promise<T> {
  const emulator = await startDelayingEmulator({ tasks, wayMs: () => 10 });
  const scribeboard = await startScribeboard(asking(emulator));
  const browser = await launchChromium();
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, baseURL: scribeboard.url });
    await keepWatchlist(
      context,
      emulator.refs.map((ref) => ({ ...ref, label: '' })),
    );
    const page = await context.newPage();
    await beforeOpening(page);
    await page.goto(`/apps/${emulator.refs[0]?.sdkAppId}`);
    await page.waitForSelector('tbody tr');
    return await use(page);
  } finally {
    await browser.close();
    await scribeboard.stop();
    emulator.close();
  }
}

/** Bytes that are still in use once the garbage is gone. */
export async function heapOf(page: Page): Promise<number> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Performance.enable');
  await devTools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devTools.send('Performance.getMetrics');
  await devTools.detach();
  return metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN;
}
