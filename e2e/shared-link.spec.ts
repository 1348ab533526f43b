import type { Page } from '@playwright/test';
import { serveBoard } from '../src/harness/serve-board.ts';
import { APP, REGION, say } from '../src/harness/tasks.ts';
import { expect, test } from './test.ts';

const TASK_ID = `-m9+a%2B&"'<b>\\.`;
const link = `/apps/${APP}/task?id=${encodeURIComponent(TASK_ID)}&was=idle&at=1&region=${REGION}`;

test.beforeEach(({ tencent }) => {
  say(tencent, TASK_ID, 'InProgress');
});

/** Until `runScripts`, no script runs; of what is asked after it, nothing is answered. */
async function holdScripts(page: Page) {
  let runScripts = () => {};
  const running = new Promise<void>((resolve) => {
    runScripts = resolve;
  });
  let isRunning = false;
  const asked: string[] = [];
  const answered: string[] = [];
  page.on('requestfinished', (request) => answered.push(request.url()));
  await page.route('**/*', async (route) => {
    const url = route.request().url();
    asked.push(url);
    if (isRunning) return;
    if (/\/assets\/base-[^/]*\.js$/.test(url)) await running;
    await route.continue();
  });
  return {
    asked,
    answered,
    runScripts() {
      isRunning = true;
      runScripts();
    },
  };
}

for (const [locale, heading, basePath] of [
  ['en-US', 'In progress', ''],
  ['zh-CN', '进行中', '/tools/board'],
] as const) {
  test.describe(`${locale}, under "${basePath}/"`, () => {
    test.use({ locale });

    test('a shared link is answered by what its HTML names: no script waits to ask for more', async ({
      page,
      tencent,
    }) => {
      const board = await serveBoard({ tencent: tencent.emulator, basePath });
      const { asked, answered, runScripts } = await holdScripts(page);
      await page.goto(board.url + link, { waitUntil: 'commit' });
      const named = page.locator('link[rel=modulepreload], link[rel=preload]');
      const addresses = () => named.evaluateAll((links) => links.map((link) => (link as HTMLLinkElement).href));
      await expect
        .poll(async () => (await addresses()).length > 0 && (await addresses()).every((url) => answered.includes(url)))
        .toBe(true);
      // The page and its answer, before any script could ask for them.
      expect(asked.filter((url) => new URL(url).pathname.endsWith('/task'))).toHaveLength(2);
      runScripts();
      await expect(page.getByRole('heading', { name: heading })).toBeVisible();
      await board.stop();
    });
  });
}
