import type { Page } from '@playwright/test';
import type { StartedEmulator } from '../src/emulator/start-emulator.ts';
import { expect, test } from './start-board.ts';

const APP = 1_400_000_000;
const REGION = 'ap-singapore';
const link = (taskId: string) => `/apps/${APP}/task?id=${encodeURIComponent(taskId)}&region=${REGION}`;

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });

/** Tasks that the server knows, one of them in trouble. */
async function know(page: Page, url: string, tencent: StartedEmulator) {
  for (const [taskId, status] of [
    ['-a+1.', 'InProgress'],
    ['-b+2.', 'Idle'],
    ['-c+3.', 'Preparing'],
  ] as const) {
    const steps = [{ status, forMs: 1e9 }];
    tencent.emulator.setTask({ sdkAppId: APP, region: REGION, taskId }, { startsAt: Date.now() - 60_000, steps });
    await page.request.get(`${url}/api${link(taskId)}`);
  }
}

const ids = (page: Page) =>
  page
    .locator('tbody')
    .getByRole('link')
    .evaluateAll((links) => links.map((one) => one.getAttribute('title')));

const SCREENS = [
  '/',
  `/apps/${APP}`,
  '/apps/7',
  `/apps/${APP}?wall=1`,
  link('-a+1.'),
  link('-never.'),
  '/errors',
  '/errors/AuthFailure',
  '/apps/x',
];

for (const [name, viewport] of [
  ['at 360 px', { width: 360, height: 740 }],
  ['at 1440 px and 200 % zoom', { width: 720, height: 450 }],
] as const) {
  test(`${name} nothing is wider than the screen, in both languages`, async ({ browser, board, tencent, page }) => {
    await know(page, board.url, tencent);
    for (const locale of ['en-US', 'zh-CN']) {
      const context = await browser.newContext({ viewport, locale });
      const narrow = await context.newPage();
      for (const path of SCREENS) {
        await narrow.goto(board.url + path);
        await expect(narrow.getByRole('main').getByRole('heading').first()).toBeAttached();
        await expect
          .poll(() => narrow.evaluate(() => document.documentElement.scrollWidth - innerWidth), path)
          .toBeLessThanOrEqual(0);
      }
      await context.close();
    }
  });
}

test('everything that takes a touch is at least 24 px high and wide, and what a thumb looks for 44', async ({
  page,
  board,
  tencent,
}) => {
  await know(page, board.url, tencent);
  await page.goto(`${board.url}/apps/${APP}`);
  await expect.poll(() => ids(page)).toHaveLength(3);
  const small = await page.locator('button:visible, select:visible, input:visible').evaluateAll((all) =>
    all.flatMap((one) => {
      const { width, height } = one.getBoundingClientRect();
      return width >= 24 && height >= 24
        ? []
        : [`${one.getAttribute('aria-label') ?? one.textContent}: ${width}x${height}`];
    }),
  );
  expect(small).toEqual([]);
  for (const name of ['Refresh', 'Add tasks', 'More for this SdkAppId']) {
    const box = await page.getByRole('button', { name, exact: true }).first().boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0), name).toBeGreaterThanOrEqual(44);
  }
  // A card as a whole leads to its task.
  const card = await page
    .getByRole('row')
    .filter({ has: page.getByRole('link', { name: '-b+2.' }) })
    .boundingBox();
  await page.touchscreen.tap((card?.x ?? 0) + 120, (card?.y ?? 0) + (card?.height ?? 0) - 12);
  await expect(page).toHaveURL(board.url + link('-b+2.'));
});

test('sorted and filtered in the sheet, with the same address as anywhere', async ({ page, board, tencent }) => {
  await know(page, board.url, tencent);
  await page.goto(`${board.url}/apps/${APP}`);
  await expect.poll(() => ids(page)).toEqual(['-c+3.', '-b+2.', '-a+1.']);
  await page.getByRole('button', { name: 'More for this SdkAppId' }).tap();
  const sheet = page.getByRole('dialog', { name: 'More for this SdkAppId' });
  await sheet.getByLabel('Sort by').selectOption('TaskId');
  await expect.poll(() => ids(page)).toEqual(['-a+1.', '-b+2.', '-c+3.']);
  await sheet.getByLabel('Downwards').check();
  await expect.poll(() => ids(page)).toEqual(['-c+3.', '-b+2.', '-a+1.']);
  await sheet.getByLabel('Region').selectOption(REGION);
  expect(new URL(page.url()).search).toBe(`?sort=-taskId&region=${REGION}`);
});

test('tasks are selected by touching their cards, and labelled together', async ({ page, board, tencent }) => {
  await know(page, board.url, tencent);
  await page.goto(`${board.url}/apps/${APP}?sort=taskId`);
  await expect.poll(() => ids(page)).toHaveLength(3);
  await page.getByRole('button', { name: 'More for this SdkAppId' }).tap();
  await page.getByRole('button', { name: 'Select tasks' }).tap();
  for (const taskId of ['-a+1.', '-b+2.']) {
    const card = await page
      .getByRole('row')
      .filter({ has: page.getByRole('link', { name: taskId }) })
      .boundingBox();
    await page.touchscreen.tap((card?.x ?? 0) + 200, (card?.y ?? 0) + 50);
  }
  const actions = page.getByRole('region', { name: 'Selection' });
  await expect(actions).toContainText('2 selected');
  await expect(actions.getByRole('button', { name: 'Copy TaskIds' })).toBeInViewport({ ratio: 1 });
  await actions.getByRole('button', { name: 'Label' }).tap();
  await actions.getByRole('textbox').fill('Physics');
  await actions.getByRole('button', { name: 'Set label' }).tap();
  await expect(page.getByRole('cell', { name: 'Physics', exact: true })).toHaveCount(2);
  await actions.getByRole('button', { name: 'Clear selection' }).tap();
  await expect(page.getByRole('checkbox', { name: 'Select -c+3.' })).toBeHidden();
});

test('an SdkAppId is renamed from its board and from the start page', async ({ page, board, tencent }) => {
  await know(page, board.url, tencent);
  await page.goto(`${board.url}/apps/${APP}`);
  await page.getByRole('button', { name: 'More for this SdkAppId' }).tap();
  await page.getByRole('button', { name: 'Rename' }).tap();
  await page
    .getByRole('dialog')
    .getByRole('textbox', { name: `Name of ${APP}` })
    .fill('Classes');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).tap();
  await expect(page.getByText('Classes').first()).toBeVisible();
  await page.goto(board.url);
  await page.getByRole('button', { name: `Rename ${APP}` }).tap();
  await page.getByRole('textbox', { name: `Name of ${APP}` }).fill('Live classes');
  await page.getByRole('button', { name: 'Save' }).tap();
  await expect(page.getByRole('link', { name: /^Live classes/ })).toBeVisible();
});
