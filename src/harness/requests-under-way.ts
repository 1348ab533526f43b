import type { Page, Request } from '@playwright/test';

/** The requests of a page that have no answer yet, from now on. */
export function requestsUnderWay(page: Page) {
  const underWay = new Set<Request>();
  let whenNone = Promise.withResolvers<void>();
  const end = (request: Request) => {
    if (!underWay.delete(request) || underWay.size > 0) return;
    whenNone.resolve();
    whenNone = Promise.withResolvers();
  };
  page.on('request', (request) => underWay.add(request));
  page.on('requestfinished', end);
  page.on('requestfailed', end);
  return {
    /** What is not waited for. */
    forget: end,
    /** Once each has its answer. */
    async none(): Promise<void> {
      // What the page has asked by now is known by then.
      await page.evaluate(() => null);
      if (underWay.size > 0) await whenNone.promise;
    },
  };
}
