import type { BrowserContext, Page } from '@playwright/test';

/** Everything that the browser is sent from now on. */
export function listen(context: BrowserContext) {
  const bodies: Promise<string>[] = [];
  context.on('response', (response) => {
    const head = JSON.stringify(response.headers());
    bodies.push(
      response.text().then(
        (text) => head + text,
        () => head,
      ),
    );
  });
  return { received: async () => (await Promise.all(bodies)).join('\n') };
}

/** What the page can see of what the browser keeps, and the cookies that it cannot. */
export async function browserStorage(page: Page): Promise<string> {
  const kept = await page.context().storageState({ indexedDB: true });
  const other = await page.evaluate(async () => [
    document.cookie,
    location.href,
    { ...sessionStorage },
    { ...localStorage },
    await caches.keys(),
    document.documentElement.outerHTML,
  ]);
  return JSON.stringify([kept, other]);
}
