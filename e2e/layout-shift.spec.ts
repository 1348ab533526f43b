import type { Page, Route } from '@playwright/test';
import { frameDrawn } from '../src/harness/frame-drawn.ts';
import { SCREENS } from '../src/harness/screens.ts';
import { newStillPage, newViewer } from '../src/harness/still-board.ts';
import { expect, test } from './test.ts';

/** A fifth of the layout shift that is commonly called good. */
const MOST = 0.02;

test('what is on the screen stays where it is when our fonts come late', async ({ browser, still }) => {
  for (const { name, at } of SCREENS.filter((screen) => ['board', 'task', 'start'].includes(screen.name))) {
    const context = await newViewer(browser, still, { viewport: { width: 1440, height: 900 } });
    const held: Route[] = [];
    await context.route(/\.woff2$/, (route) => void held.push(route));
    await context.addInitScript(observeShifts);
    const page = await newStillPage(context, still);
    // A page is loaded when its fonts are.
    await page.goto(still.url + at(still), { waitUntil: 'commit' });
    await expect(page.getByRole('main').getByRole('link').first()).toBeVisible();
    await expect.poll(() => held.length, name).toBe(2);
    expect.soft(await shifted(page), `${name}, while it comes`).toBeLessThanOrEqual(MOST);
    await Promise.all(held.map((route) => route.continue()));
    await page.evaluate(() => document.fonts.ready);
    await expect.poll(() => page.evaluate(() => document.fonts.check('600 13px Geist'))).toBe(true);
    expect.soft(await shifted(page), `${name}, with our fonts`).toBeLessThanOrEqual(MOST);
    await context.close();
  }
});

declare global {
  interface Window {
    shifted: number;
  }
}

function observeShifts(): void {
  window.shifted = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.shifted += (entry as PerformanceEntry & { value: number }).value;
  }).observe({ type: 'layout-shift', buffered: true });
}

/** The sum of all shifts, once the frame that may hold the last of them is drawn. */
async function shifted(page: Page): Promise<number> {
  await frameDrawn(page);
  return page.evaluate(() => window.shifted);
}
