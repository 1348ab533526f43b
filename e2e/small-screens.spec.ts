import type { Page } from '@playwright/test';
import type { StartedEmulator } from '../src/emulator/start-emulator.ts';
import { type Board, expect, test } from './start-board.ts';
import { APP, ids, know, REGION, row, taskPage } from './tasks.ts';

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });

/** Tasks that the server knows, one of them in trouble. */
async function knowThree(page: Page, board: Board, tencent: StartedEmulator) {
  await know(page, board, tencent, ['-a+1.'], 'InProgress');
  await know(page, board, tencent, ['-b+2.'], 'Idle');
  await know(page, board, tencent, ['-c+3.'], 'Preparing');
}

const SCREENS = [
  '/',
  `/apps/${APP}`,
  '/apps/7',
  `/apps/${APP}?wall=1`,
  taskPage('-a+1.'),
  taskPage('-never.'),
  '/errors',
  '/errors/AuthFailure',
  '/apps/x',
];

for (const [name, viewport] of [
  ['at 360 px', { width: 360, height: 740 }],
  ['at 1440 px and 200 % zoom', { width: 720, height: 450 }],
] as const) {
  test(`${name} nothing is wider than the screen, in both languages`, async ({ browser, board, tencent, page }) => {
    await knowThree(page, board, tencent);
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

/** The spacing that every text must bear (WCAG 2.2, 1.4.12). */
const SPACED = `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }`;

/** Texts of which a part lies outside of what cuts them off, unless an ellipsis says so and the whole is in a title. */
const CUT = `[...document.querySelectorAll('body *')].flatMap((one) => {
  const text = [...one.childNodes].filter((node) => node.nodeType === 3 && node.data.trim() !== '');
  if (text.length === 0 || !one.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return [];
  if (one.closest('option, [aria-hidden=true]')) return [];
  const range = document.createRange();
  const rects = text.flatMap((node) => (range.selectNodeContents(node), [...range.getClientRects()]));
  for (let around = one; around !== document.body; around = around.parentElement) {
    const { overflowX, overflowY, textOverflow, contain, clipPath } = getComputedStyle(around);
    // Only a screen reader gets that.
    if (clipPath === 'inset(50%)') return [];
    const clips = (overflow) => overflow === 'hidden' || overflow === 'clip' || /paint|strict|content/.test(contain);
    const box = around.getBoundingClientRect();
    const isTold = textOverflow === 'ellipsis';
    if (clips(overflowY) && rects.some(({ top, bottom }) => top < box.top - 1 || bottom > box.bottom + 1))
      return [one.textContent + ': cut in its height by ' + around.className];
    if (clips(overflowX) && !isTold && rects.some(({ left, right, width }) => width > 0 && (left < box.left - 1 || right > box.right + 1)))
      return [one.textContent + ': cut in its width by ' + around.className];
    if (isTold || overflowX === 'auto' || overflowY === 'auto') return [];
  }
  return [];
})`;

for (const viewport of [
  { width: 360, height: 740 },
  { width: 1440, height: 900 },
])
  test(`nothing is cut off when somebody spaces the text, at ${viewport.width} px`, async ({
    page,
    board,
    tencent,
  }) => {
    await knowThree(page, board, tencent);
    await page.setViewportSize(viewport);
    for (const path of SCREENS) {
      await page.goto(board.url + path);
      await expect(page.getByRole('main').getByRole('heading').first()).toBeAttached();
      await page.waitForLoadState('networkidle');
      await page.evaluate((rules) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(rules);
        document.adoptedStyleSheets = [sheet];
      }, SPACED);
      expect.soft(await page.evaluate(CUT), path).toEqual([]);
      expect
        .soft(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), path)
        .toBeLessThanOrEqual(0);
    }
  });

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
  await sheet.getByLabel('Downwards').check();
  await expect.poll(() => ids(page)).toEqual(['-c+3.', '-b+2.', '-a+1.']);
  await sheet.getByLabel('Region').selectOption(REGION);
  expect(new URL(page.url()).search).toBe(`?sort=-taskId&region=${REGION}`);
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
