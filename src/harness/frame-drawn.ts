import type { Page } from '@playwright/test';

/** What the page has changed by now is drawn: the first frame may have begun before. */
export async function frameDrawn(page: Page): Promise<void> {
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
}
