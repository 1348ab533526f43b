import type { Page } from '@playwright/test';
import { openPalette } from '../src/harness/screens.ts';
import { APP, know, REGION, say, taskPage, watching } from '../src/harness/tasks.ts';
import { chooseFromMenu, taskLink } from './board-page.ts';
import { expect, test } from './test.ts';

const dialog = (page: Page, name: string) => page.getByRole('dialog', { name });
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

/** The keys are bound once the page is there. */
async function open(page: Page, address: string) {
  await page.goto(address);
  await expect(page.getByRole('button', { name: 'Skip to the content' })).toBeAttached();
}

test('keys search, add, select, copy, open and leave, and do nothing while a person types', async ({
  page,
  board,
  tencent,
}) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await know(page, board, tencent, ['-a+1.', '-b+2.', '-c+3.']);
  await open(page, `${board.url}/apps/${APP}?sort=taskId`);
  await expect(taskLink(page, '-c+3.')).toBeVisible();

  await page.keyboard.press('j');
  await expect(taskLink(page, '-a+1.')).toBeFocused();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(taskLink(page, '-c+3.')).toBeFocused();
  await page.keyboard.press('k');
  await expect(taskLink(page, '-b+2.')).toBeFocused();
  await page.keyboard.press('c');
  await expect.poll(() => clipboard(page)).toBe(`${board.url}/apps/${APP}/task?id=-b%2B2.&region=${REGION}`);

  await page.keyboard.press('x');
  await expect(page.getByRole('region', { name: 'Selection' })).toContainText('1 selected');
  await page.keyboard.press('k');
  await page.keyboard.press('x');
  await expect(page.getByRole('checkbox', { name: 'Select -a+1.' })).toBeChecked();
  await page.keyboard.press('c');
  await expect.poll(() => clipboard(page)).toContain('?watch=-a%2B1.&watch=-b%2B2.');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: 'Selection' })).toHaveCount(0);
  await expect(taskLink(page, '-a+1.')).toBeFocused();

  await page.keyboard.press('/');
  const search = page.getByRole('searchbox');
  await expect(search).toBeFocused();
  await page.keyboard.type('jackr?/x');
  await expect(search).toHaveValue('jackr?/x');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(search).toHaveValue('');
  await expect(taskLink(page, '-a+1.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(taskLink(page, '-a+1.')).toBeFocused();

  const refreshed = page.waitForRequest(
    (request) => request.url().endsWith('/api/watch') && request.postDataJSON().refresh === true,
  );
  await page.keyboard.press('r');
  await refreshed;

  await page.keyboard.press('a');
  await expect(dialog(page, 'Add tasks')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog(page, 'Add tasks')).toHaveCount(0);

  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/id=-b%2B2\./);
  await expect(page.getByRole('heading', { name: 'In progress' })).toBeFocused();
  await page.keyboard.press('j');
  await expect(page).toHaveURL(/id=-c%2B3\./);
  // A link says what was seen, so it must have been.
  const next = page.getByRole('main').filter({ hasText: '-c+3.' });
  await expect(next.getByRole('heading', { name: 'In progress' })).toBeVisible();
  await page.keyboard.press('c');
  await expect.poll(() => clipboard(page)).toContain('id=-c%2B3.&was=inProgress&at=');
});

test('no single key takes what belongs to the browser or to an open dialog, or acts once turned off', async ({
  page,
  board,
  tencent,
}) => {
  await know(page, board, tencent, ['-a+1.']);
  await open(page, `${board.url}/apps/${APP}`);
  await expect(taskLink(page, '-a+1.')).toBeVisible();
  for (const keys of ['Control+a', 'Alt+a', 'Meta+a', 'Control+c', 'Control+j', 'Alt+x'])
    await page.keyboard.press(keys);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.locator('tbody :focus')).toHaveCount(0);

  await page.getByRole('combobox', { name: 'Refresh interval' }).focus();
  await page.keyboard.press('a');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await chooseFromMenu(page, 'Table options');
  await page.keyboard.press('?');
  await page.keyboard.press('j');
  await expect(dialog(page, 'Keyboard shortcuts')).toHaveCount(0);
  await page.keyboard.press('Escape');

  await page.keyboard.press('?');
  await dialog(page, 'Keyboard shortcuts').getByRole('checkbox', { name: 'Single-key shortcuts' }).uncheck();
  await page.keyboard.press('Escape');
  for (const key of ['?', 'a', 'j', 'x', '/']) await page.keyboard.press(key);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.locator('tbody :focus')).toHaveCount(0);
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).press('Enter');
  await dialog(page, 'Keyboard shortcuts').getByRole('checkbox', { name: 'Single-key shortcuts' }).check();
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await expect(taskLink(page, '-a+1.')).toBeFocused();
});

test('the help sheet shows every key that is bound, in both languages', async ({ page, board }) => {
  await open(page, board.url);
  await page.keyboard.press('?');
  const keys = () => page.getByRole('dialog').getByRole('rowheader').allInnerTexts();
  await expect(dialog(page, 'Keyboard shortcuts')).toBeVisible();
  const bound = ['/', 'a', 'r', 'j', 'k', 'Enter', 'x', 'c', 'e', 'Ctrl K', '?', 'Esc'];
  expect((await keys()).map((text) => text.replace(/\s+/g, ' '))).toEqual(bound);
  await expect(dialog(page, 'Keyboard shortcuts').getByRole('row', { name: 'a Add tasks' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('combobox', { name: 'Language' }).selectOption('zh-CN');
  await page.getByRole('heading', { name: '应用', exact: true }).click();
  await page.keyboard.press('?');
  await expect(dialog(page, '键盘快捷键').getByRole('row', { name: 'a 添加任务' })).toBeVisible();
});

test('the current row of thousands survives scrolling, refreshes and another order', async ({
  page,
  board,
  tencent,
}) => {
  const ids = Array.from({ length: 400 }, (_, nth) => `-row${String(nth).padStart(3, '0')}+.`);
  for (const taskId of ids) say(tencent, taskId, 'InProgress');
  await open(page, `${board.url}${watching(ids.slice(0, 150))}&sort=taskId`);
  await expect(taskLink(page, '-row000+.')).toBeVisible();
  for (let nth = 0; nth < 60; nth += 1) await page.keyboard.press('j');
  const current = taskLink(page, '-row059+.');
  await expect(current).toBeFocused();
  await expect(current).toBeInViewport({ ratio: 1 });
  await expect(page.locator('tr:focus-within')).toHaveAttribute('aria-rowindex', '61');

  // Far away, its row stays; the next key comes back to it.
  await page.mouse.move(700, 500);
  await page.mouse.wheel(0, -10_000);
  await expect(taskLink(page, '-row000+.')).toBeInViewport();
  await page.keyboard.press('j');
  await expect(taskLink(page, '-row060+.')).toBeFocused();
  await expect(taskLink(page, '-row060+.')).toBeInViewport({ ratio: 1 });

  // In the other order it is found again, although it is far from the screen.
  await page.getByRole('columnheader', { name: 'TaskId' }).getByRole('button').press('Enter');
  await expect(taskLink(page, '-row149+.')).toBeInViewport();
  await page.keyboard.press('j');
  await expect(taskLink(page, '-row060+.')).toBeFocused();
  await expect(taskLink(page, '-row060+.')).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('j');
  await expect(taskLink(page, '-row059+.')).toBeFocused();
  say(tencent, '-row059+.', 'Preparing');
  await expect(page.getByRole('row').filter({ has: current })).toContainText('Preparing');
  await expect(current).toBeFocused();
});

test('the command palette finds tasks, SdkAppIds, filters and actions, and gives the focus back', async ({
  page,
  board,
  tencent,
}) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  await know(page, board, tencent, ['-a+1.', '-b+2.']);
  await open(page, `${board.url}/apps/${APP}`);
  await taskLink(page, '-b+2.').focus();
  expect(loaded.filter((url) => url.includes('command-palette'))).toEqual([]);
  await page.keyboard.press('Control+k');
  const palette = dialog(page, 'Commands');
  const field = palette.getByRole('combobox');
  await expect(field).toBeFocused();
  const chosen = async () => {
    const id = await field.getAttribute('aria-activedescendant');
    return page.locator(`[id="${id}"]`);
  };
  await field.fill('b+2');
  await expect(palette.getByRole('option')).toHaveCount(1);
  await expect(await chosen()).toHaveText(/^In progress-b\+2\./);
  await expect(await chosen()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Escape');
  await expect(palette).toHaveCount(0);
  await expect(taskLink(page, '-b+2.')).toBeFocused();

  /** A palette of its own: the one before it has gone. */
  const type = async (text: string) => {
    await expect(palette).toHaveCount(0);
    await openPalette(page);
    await field.fill(text);
  };
  await type('show only idle');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\?state=idle$/);

  await type('theme');
  await expect(palette.getByRole('option')).toHaveCount(3);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await expect(await chosen()).toHaveText('Dark theme');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');

  await type('1400000777');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`${board.url}/apps/1400000777`);

  await page.getByRole('searchbox').focus();
  await type('nothing is called so');
  await expect(palette.getByText('No results')).toBeVisible();
  await expect(palette.getByRole('status')).toHaveText('0 commands');
  await field.fill('add tasks');
  await page.keyboard.press('Enter');
  await expect(dialog(page, 'Add tasks')).toBeVisible();
});

test('the focus is never lost: not by a button that goes with its work, nor by a row that leaves, nor by a page', async ({
  page,
  board,
  tencent,
}) => {
  await know(page, board, tencent, ['-a+1.', '-b+2.', '-c+3.']);
  await open(page, board.url + watching(['-a+1.', '-b+2.']));
  const somewhere = () => page.evaluate(() => document.activeElement?.tagName);
  await page.getByRole('button', { name: 'Add to watchlist' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Add to watchlist' })).toHaveCount(0);
  await expect(page.getByRole('link', { name: /^All tasks|^All/ })).toBeFocused();

  await open(page, `${board.url}/apps/${APP}?sort=taskId&list=mine`);
  await expect(taskLink(page, '-a+1.')).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await expect(taskLink(page, '-a+1.')).toBeFocused();
  await page.getByRole('button', { name: 'Unwatch' }).press('Enter');
  await expect(taskLink(page, '-a+1.')).toHaveCount(0);
  await expect.poll(somewhere).not.toBe('BODY');

  await open(page, board.url + watching(['-a+1.', '-b+2.', '-c+3.']));
  await page.getByRole('button', { name: 'Add to watchlist' }).press('Enter');
  await open(page, `${board.url}/apps/${APP}?sort=taskId&list=mine`);
  await taskLink(page, '-b+2.').focus();
  const other = await page.context().newPage();
  await other.goto(board.url + taskPage('-b+2.'));
  await other.getByRole('button', { name: 'Watching' }).click();
  await expect(taskLink(page, '-b+2.')).toHaveCount(0);
  await expect(taskLink(page, '-c+3.')).toBeFocused();

  await open(page, `${board.url}/apps/${APP}?q=nothing`);
  await page.getByRole('button', { name: /^Clear filters/ }).press('Enter');
  await expect(taskLink(page, '-b+2.')).toBeVisible();
  await expect(page.getByRole('checkbox', { name: 'Select all' })).toBeFocused();
});
