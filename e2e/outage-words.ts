import type { Page } from '@playwright/test';

/**
 * Called before the page is opened: resolves once it has the words for an outage. It fetches them after its first answer,
 * because later it is too late to ask a server that is away.
 */
export async function outageWords(page: Page): Promise<void> {
  const script = await page.waitForRequest(/\/assets\/outage-notice-[\w-]+\.js$/);
  await page.evaluate(`import(${JSON.stringify(script.url())}).then(() => null)`);
}
