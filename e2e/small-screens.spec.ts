import type { Page } from '@playwright/test';
import type { StartedEmulator } from '../src/emulator/start-emulator.ts';
import { APP, know, REGION, taskPage } from '../src/harness/tasks.ts';
import { ids, row } from './board-page.ts';
import { type Board, expect, test } from './test.ts';

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });

/** Tasks that the server knows, one of them in trouble. */
async function knowThree(page: Page, board: Board, tencent: StartedEmulator) {
  await know(page, board, tencent, ['-a+1.'], 'InProgress');
  await know(page, board, tencent, ['-b+2.'], 'Idle');
  await know(page, board, tencent, ['-c+3.'], 'Preparing');
}

test('everything that takes a touch is at least 24 px high and wide, and what a thumb looks for 44', async ({
  page,
  board,
  tencent,
}) => {
  await knowThree(page, board, tencent);
  await page.goto(`${board.url}/apps/${APP}`);
  await expect.poll(() => ids(page)).toHaveLength(3);
  const skip = page.getByRole('button', { name: 'Skip to the content' });
  await expect(skip).toBeAttached();
  const touched = page
    .locator('button:visible, select:visible, input:visible')
    .and(page.locator(':not(.not-focus\\:sr-only)'));
  const small = await touched.evaluateAll((all) =>
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
  const card = await row(page, '-b+2.').boundingBox();
  await page.touchscreen.tap((card?.x ?? 0) + 120, (card?.y ?? 0) + (card?.height ?? 0) - 12);
  await expect(page).toHaveURL(board.url + taskPage('-b+2.'));
});

test('sorted and filtered in the sheet, with the same address as anywhere', async ({ page, board, tencent }) => {
  await knowThree(page, board, tencent);
  await page.goto(`${board.url}/apps/${APP}`);
  await expect.poll(() => ids(page)).toEqual(['-c+3.', '-b+2.', '-a+1.']);
  await page.getByRole('button', { name: 'More for this SdkAppId' }).tap();
  const sheet = page.getByRole('dialog', { name: 'More for this SdkAppId' });
  await sheet.getByLabel('Sort by').selectOption('TaskId');
  await expect.poll(() => ids(page)).toEqual(['-a+1.', '-b+2.', '-c+3.']);
  await sheet.getByLabel('Descending').check();
  await expect.poll(() => ids(page)).toEqual(['-c+3.', '-b+2.', '-a+1.']);
  await sheet.getByLabel('Region').selectOption(REGION);
  await expect(page).toHaveURL(`${board.url}/apps/${APP}?sort=-taskId&region=${REGION}`);
});

test('tasks are selected by touching their cards, and labelled together', async ({ page, board, tencent }) => {
  await knowThree(page, board, tencent);
  await page.goto(`${board.url}/apps/${APP}?sort=taskId`);
  await expect.poll(() => ids(page)).toHaveLength(3);
  await page.getByRole('button', { name: 'More for this SdkAppId' }).tap();
  await page.getByRole('button', { name: 'Select tasks' }).tap();
  for (const taskId of ['-a+1.', '-b+2.']) {
    const card = await row(page, taskId).boundingBox();
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
  await knowThree(page, board, tencent);
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

test('between phones and desks, and at 200 % zoom, a row has two lines', async ({ page, board, tencent }) => {
  await knowThree(page, board, tencent);
  await page.goto(`${board.url}/apps/${APP}`);
  for (const [width, height] of [
    [360, 108],
    [640, 56],
    [720, 56],
    [768, 56],
    [959, 56],
    [960, 32],
  ] as const) {
    await page.setViewportSize({ width, height: 740 });
    await expect.poll(async () => (await row(page, '-b+2.').boundingBox())?.height, `${width} px`).toBe(height);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }
  await page.setViewportSize({ width: 768, height: 740 });
  const [first, second] = await Promise.all(
    ['Running', REGION].map((text) => row(page, '-b+2.').getByText(text).first().boundingBox()),
  );
  expect(second?.y).toBeGreaterThan(first?.y ?? Number.POSITIVE_INFINITY);
});
