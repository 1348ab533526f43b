import type { Page } from '@playwright/test';
import { freePort } from '../src/harness/free-port.ts';
import { requestsUnderWay } from '../src/harness/requests-under-way.ts';
import { asking, startScribeboard } from '../src/harness/scribeboard-process.ts';
import { APP, ref, say, taskPage } from '../src/harness/tasks.ts';
import { openRunning } from './board-page.ts';
import { outageWords } from './outage-words.ts';
import { expect, test } from './test.ts';

const HOUR = 3_600_000;

/** As when another tab is in front, or this one again. */
async function show(page: Page, visibility: 'visible' | 'hidden') {
  await page.evaluate((state) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  }, visibility);
}

test('an offline browser says so, keeps what it knows, and goes on by itself', async ({
  page,
  context,
  board,
  tencent,
}) => {
  const rows = await openRunning(page, board, tencent, ['-a+1.']);
  await context.setOffline(true);
  await expect(page.getByRole('alert')).toContainText(/This browser is offline since \d\d:\d\d:\d\d\./);
  await expect(rows).toHaveCount(1);
  await context.setOffline(false);
  await expect(page.getByRole('alert')).toBeHidden();
});

test('the task page tells the same outages, and recovers without a reload', async ({ page, tencent }) => {
  const settings = { ...asking(tencent), PORT: String(await freePort()) };
  say(tencent, '-a+1.', 'InProgress');
  const first = await startScribeboard(settings);
  const ready = outageWords(page);
  await page.goto(first.url + taskPage('-a+1.'));
  await expect(page.getByRole('heading', { name: 'In progress' })).toBeVisible();
  await ready;
  await first.stop();
  await expect(page.getByText(/^Can’t reach the Scribeboard server since \d\d:\d\d:\d\d\.$/)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'In progress' })).toBeVisible();

  const second = await startScribeboard({ ...settings, TENCENTCLOUD_SECRET_KEY: 'wrongEXAMPLEkey' });
  await expect(page.getByRole('alert').filter({ hasText: /^Tencent Cloud rejected the API key since/ })).toBeVisible();
  await second.stop();
  const third = await startScribeboard(settings);
  await expect(page.getByRole('alert')).toBeHidden();
  await third.stop();
});

test('a part whose file cannot be fetched breaks nothing, and comes once the server is back', async ({
  page,
  board,
  tencent,
}) => {
  await page.route('**/keyboard-layer-*.js', (route) => route.abort());
  await openRunning(page, board, tencent, ['-a+1.']);
  const skip = page.getByRole('button', { name: 'Skip to the content' });
  await expect(skip).toHaveCount(0);
  await page.unroute('**/keyboard-layer-*.js');
  await expect(skip).toBeAttached();
});

test.describe(() => {
  test.use({ provoked: /^TypeError: Failed to fetch dynamically imported module/ });
  test('a part that the server no longer has asks for the page to be loaded anew', async ({ page, board }) => {
    await page.route('**/keyboard-layer-*.js', (route) => route.fulfill({ status: 404 }));
    await page.goto(`${board.url}/apps/${APP}`);
    await expect(page.getByRole('alert')).toContainText('keyboard-layer-');
    await page.unroute('**/keyboard-layer-*.js');
    await page.getByRole('button', { name: 'Reload' }).click();
    await expect(page.getByRole('button', { name: 'Skip to the content' })).toBeAttached();
  });
});

test('after eight hours of sleep ages are right at once, and new answers come at once', async ({
  page,
  board,
  tencent,
}) => {
  await page.clock.install();
  const row = await openRunning(page, board, tencent, ['-a+1.']);

  let wake = () => {};
  const awake = new Promise<void>((resolve) => {
    wake = resolve;
  });
  await page.route('**/api/watch', async (route) => {
    await awake;
    await route.continue();
  });
  const asked = page.waitForRequest('**/api/watch');
  await page.clock.fastForward(8 * HOUR);
  await asked;
  await expect(row).toContainText('8 h 00 min');
  // How old is too old is for the server to say: that this tab slept is no fault of the row.
  await expect(row).not.toContainText('Stale');
  wake();
  await expect(
    row
      .getByRole('cell')
      .filter({ hasText: /^\d+ s$/ })
      .first(),
  ).toBeVisible();
});

test('a hidden tab asks nothing all night, whose title then doubts itself, and tells the truth in the morning', async ({
  page,
  board,
  tencent,
}) => {
  await page.clock.install();
  const requests = requestsUnderWay(page);
  const running = await openRunning(page, board, tencent, ['-runs+1.', '-ends+2.']);

  await show(page, 'hidden');
  await requests.none();
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/')) asked.push(request.url());
  });
  for (let hour = 0; hour < 10; hour += 1) await page.clock.fastForward(HOUR);
  expect(asked).toEqual([]);
  await expect(page).toHaveTitle(`(?) ${APP} · Scribeboard`);

  tencent.emulator.deleteTask(ref('-ends+2.'));
  await show(page, 'visible');
  await expect(page.getByRole('row').filter({ hasText: 'Ended' })).toHaveCount(1);
  await expect(running).toHaveCount(1);
  await expect(page).toHaveTitle(`${APP} · Scribeboard`);
});
