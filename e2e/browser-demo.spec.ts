import type { Page } from '@playwright/test';
import { serveStatic } from './static-host.ts';
import { test as base, expect } from './test.ts';

const PATH = '/some/where';
const APP = 1_400_000_000;

/** The demo on a static host, under a path. */
const test = base.extend<{ host: Awaited<ReturnType<typeof serveStatic>> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants to see which fixtures a fixture needs.
  host: async ({}, use) => {
    const host = await serveStatic('dist-demo', PATH);
    await use(host);
    await host.stop();
  },
});

const rows = (page: Page) => page.locator('tbody').getByRole('row');
/** The state of each task on the screen by its TaskId. */
const states = (page: Page) =>
  rows(page).evaluateAll((all) =>
    Object.fromEntries(
      all.map((row) => [
        row.querySelector('a')?.getAttribute('title'),
        row.querySelector('td:nth-child(2)')?.textContent,
      ]),
    ),
  );

test('without any server of its own the demo shows tasks that live, and asks for nothing but its own files', async ({
  page,
  context,
  host,
}) => {
  const requests: URL[] = [];
  context.on('request', (request) => requests.push(new URL(request.url())));
  await page.goto(`${host.url}/`);
  await expect(page.getByText('Everything runs in this browser').first()).toBeVisible();
  await page
    .getByRole('link', { name: /Live classes/ })
    .first()
    .click();
  await expect(page).toHaveURL(`${host.url}/apps/${APP}`);
  await expect.poll(() => rows(page).count()).toBeGreaterThan(20);
  await expect(page.getByText('Everything runs in this browser')).toBeVisible();
  await expect.poll(async () => new Set(Object.values(await states(page))).size).toBeGreaterThan(3);
  const before = await states(page);
  await expect
    .poll(async () => Object.entries(await states(page)).some(([id, state]) => id in before && before[id] !== state), {
      timeout: 120_000,
    })
    .toBe(true);

  const { origin } = new URL(host.url);
  expect(requests.filter((url) => url.origin !== origin || !url.pathname.startsWith(`${PATH}/`))).toEqual([]);
  // What the board asks of its proxy never gets as far as the host.
  expect(requests.some(({ pathname }) => pathname === `${PATH}/api/watch`)).toBe(true);
  expect(host.asked.filter(({ path, status }) => path.includes('/api/') || status !== 200)).toEqual([]);
});

test('a link to a task opens in a browser that never saw the demo, and survives a reload', async ({
  page,
  host,
  browser,
}) => {
  await page.goto(`${host.url}/apps/${APP}?state=inProgress&sort=taskId`);
  await rows(page).nth(3).getByRole('link').click();
  await expect(page.getByRole('heading', { name: 'In progress' })).toBeVisible();
  await expect(page).toHaveURL(/\/task\?id=/);
  const link = page.url();
  expect(link).toContain(`${host.url}/apps/${APP}/task?id=`);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'In progress' })).toBeVisible();
  expect(page.url()).toBe(link);

  const other = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  const failed: string[] = [];
  other.on('response', (response) => {
    if (response.status() >= 400) failed.push(response.url());
  });
  await other.goto(link);
  await expect(other.getByRole('heading', { name: '进行中' })).toBeVisible();
  expect(other.url()).toBe(link);
  expect(failed, 'the host knows no such file and answers with 404.html; everything after that exists').toEqual([link]);
  await other.goto(`${host.url}/errors/ResourceNotFound`);
  await expect(other.getByRole('heading', { name: 'ResourceNotFound', level: 1 })).toBeVisible();
  await other.context().close();
});

test('after a reload the tasks are where they would be by now', async ({ page, host }) => {
  await page.clock.install();
  await page.goto(`${host.url}/apps/${APP}?state=ended`);
  const ended = /^Ended/;
  await expect(page.getByRole('button', { name: ended })).toBeVisible();
  const count = async () =>
    Number(/\d+/.exec((await page.getByRole('button', { name: ended }).textContent()) ?? '')?.[0]);
  await expect.poll(count).toBeGreaterThan(0);
  const before = await count();
  await page.clock.fastForward(180_000);
  await page.reload();
  await expect.poll(count).toBeGreaterThan(before);
});
