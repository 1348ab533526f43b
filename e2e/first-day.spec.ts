import type { Locator, Page } from '@playwright/test';
import { randomTaskId } from '../src/emulator/random-ids.ts';
import { seededRandom } from '../src/emulator/seeded-random.ts';
import { APP, REGION, say } from '../src/harness/tasks.ts';
import { row, taskLink } from './board-page.ts';
import { expect, testOfProcess as test } from './test.ts';

const FAILING = '-m9ZfA1l7qZ9+dVc8LwR2tYh5UjM4.';

/** What a screen reader says by itself. */
const said = (page: Page) => page.locator('p[aria-live=polite].sr-only');

/** Tab, as often as it takes. */
async function tabTo(page: Page, wanted: Locator) {
  await expect(wanted).toBeVisible();
  for (let tabs = 0; tabs < 80; tabs += 1) {
    await page.keyboard.press('Tab');
    if (await wanted.evaluate((one) => one === document.activeElement)) return;
  }
  throw new Error(`Tab does not get to ${wanted}`);
}

test('the whole first day by keyboard alone: paste, find, understand, share, another language', async ({
  page,
  board,
  tencent,
}) => {
  test.slow();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  // Between two tasks the focus may be on its way; after each step it must have arrived.
  const hasFocus = () =>
    expect.poll(() => page.evaluate(() => document.activeElement?.tagName ?? 'nothing')).not.toBe('BODY');

  const random = seededRandom(11);
  const ids = [...Array.from({ length: 29 }, () => randomTaskId(random)), FAILING];
  for (const taskId of ids) say(tencent, taskId, 'InProgress');
  tencent.emulator.setFault({ taskId: FAILING }, { kind: 'error', code: 'InternalError.CTInternalError' });

  await test.step('an SdkAppId is opened by its number', async () => {
    await page.goto(board.url);
    const skip = page.getByRole('button', { name: 'Skip to the content' });
    await expect(skip).toBeAttached();
    await page.keyboard.press('Tab');
    await expect(skip).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main')).toBeFocused();
    await tabTo(page, page.getByRole('textbox', { name: 'SdkAppId, TaskId or link' }));
    await page.keyboard.type(String(APP));
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(`${board.url}/apps/${APP}`);
    await expect(page.getByRole('heading', { level: 1, name: String(APP) })).toBeAttached();
    await hasFocus();
  });

  await test.step('thirty lines are pasted', async () => {
    await page.keyboard.press('a');
    const dialog = page.getByRole('dialog', { name: 'Add tasks' });
    await expect(dialog).toBeVisible();
    await hasFocus();
    await tabTo(page, dialog.getByRole('textbox', { name: 'TaskIds or links' }));
    await page.evaluate((text) => navigator.clipboard.writeText(text), ids.join('\n'));
    await page.keyboard.press('Control+v');
    await expect(dialog.locator('[aria-live=polite]')).toContainText('30 lines, 30 TaskIds');
    await tabTo(page, dialog.getByRole('combobox', { name: 'Region' }));
    await page.keyboard.type(REGION);
    await expect(dialog.getByRole('combobox', { name: 'Region' })).toHaveValue(REGION);
    await expect(dialog.getByRole('listitem').first()).toContainText('New');
    await tabTo(page, dialog.getByRole('button', { name: 'Add 30 tasks' }));
    await page.keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole('table', { name: 'Tasks' })).toHaveAttribute('aria-rowcount', '31');
    await expect(said(page)).toHaveText(/30 (tasks|new)/);
    await hasFocus();
  });

  await test.step('one is found by a part of its id and opened', async () => {
    await page.keyboard.press('j');
    await expect(page.locator('tbody a:focus')).toHaveCount(1);
    await page.keyboard.press('/');
    await expect(page.getByRole('searchbox', { name: /^Search in TaskId/ })).toBeFocused();
    await page.keyboard.type('ZfA1l');
    await expect(said(page)).toHaveText('1 of 30 tasks');
    await page.keyboard.press('Escape');
    await expect(said(page)).toHaveText('30 tasks');
    await page.keyboard.type('ZfA1l');
    await expect(row(page, FAILING)).toContainText('Failing');
    await page.keyboard.press('Tab');
    await page.keyboard.press('j');
    await expect(taskLink(page, FAILING)).toBeFocused();
    await page.keyboard.press('k');
    await expect(taskLink(page, FAILING)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/id=-m9ZfA1l7qZ9%2BdVc8LwR2tYh5UjM4\./);
    await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeFocused();
  });

  await test.step('what is wrong is read, and the code looked up', async () => {
    const problem = page.getByRole('article', { name: 'Problem' });
    await tabTo(page, problem.getByRole('button', { name: 'Copy code' }));
    await expect(problem.locator(':focus')).toHaveCount(1);
    await expect(problem.getByRole('heading', { name: 'InternalError.CTInternalError' })).toBeVisible();
    await expect(problem.getByRole('term')).toContainText(['Meaning', 'Likely cause', 'What to do']);
    await page.keyboard.press('r');
    await expect(page.getByRole('status').filter({ hasText: 'InternalError.CTInternalError' })).toBeVisible();
    await hasFocus();
  });

  await test.step('its link is copied', async () => {
    await page.keyboard.press('c');
    await expect(said(page)).toHaveText('Copied');
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toContain(`${board.url}/apps/${APP}/task?id=-m9ZfA1l7qZ9%2BdVc8LwR2tYh5UjM4.&was=`);
    await hasFocus();
  });

  await test.step('back to the list as it was left', async () => {
    await page.keyboard.press('Escape');
    await expect(page).toHaveURL(`${board.url}/apps/${APP}?q=ZfA1l`);
    await expect(taskLink(page, FAILING)).toBeFocused();
  });

  await test.step('and in another language', async () => {
    const language = page.getByRole('combobox', { name: 'Language' });
    await tabTo(page, language);
    await page.keyboard.press('End');
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
    await expect(page.getByRole('combobox', { name: '语言' })).toBeFocused();
    await expect(language).toHaveCount(0);
    await expect(page.getByRole('table', { name: '任务' })).toBeVisible();
    await expect(row(page, FAILING)).toContainText('失败');
  });
});
