import type { Page } from '@playwright/test';
import { APP, know, REGION, ref, say, taskPage } from '../src/harness/tasks.ts';
import { expect, test } from './test.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'], timezoneId: 'Asia/Shanghai' });

async function copiedLink(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Share' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('http');
  return page.evaluate(() => navigator.clipboard.readText());
}

test('a copied link opens the same view in a browser that never saw the board', async ({
  page,
  board,
  tencent,
  browser,
}) => {
  await know(page, board, tencent, ['-a+1.', '-b+2.', '-c+3.']);
  await page.goto(`${board.url}/apps/${APP}`);
  await expect(page.getByRole('row').filter({ hasText: 'In progress' })).toHaveCount(3);
  await page.getByRole('searchbox').fill('+2');
  await page.getByRole('button', { name: /^In progress/ }).click();
  await page.getByRole('button', { name: 'Time zone' }).click();
  await page.getByRole('option', { name: /^UTC/ }).click();
  const link = await copiedLink(page);
  expect(link).toBe(`${board.url}/apps/${APP}?tz=UTC&state=inProgress&q=%2B2`);

  const other = await (await browser.newContext({ timezoneId: 'Europe/Berlin' })).newPage();
  await other.goto(link);
  await expect(other.getByRole('row').filter({ hasText: 'In progress' })).toHaveCount(1);
  await expect(other.getByRole('searchbox')).toHaveValue('+2');
  await expect(other.getByRole('button', { name: 'Time zone: UTC' })).toBeVisible();
  await expect(other.getByRole('columnheader', { name: 'Started' })).toContainText(/UTC$/);
  await other.context().close();
});

test('several tasks in a link are shown, and kept only when the reader wants it', async ({ page, board, tencent }) => {
  for (const taskId of ['-a+1.', '-b+2.']) say(tencent, taskId, 'InProgress');
  await know(page, board, tencent, ['-other.']);
  await page.goto(`${board.url}/apps/${APP}?watch=-a%2B1.&watch=-b%2B2.&region=${REGION}`);
  const rows = page.getByRole('row').filter({ hasText: 'In progress' });
  await expect(rows).toHaveCount(2);
  expect(await page.evaluate(() => localStorage.getItem('scribeboard.watchlist'))).toBeNull();
  await expect(page.getByRole('button', { name: /^From link: 2/ })).toBeVisible();
  await page.getByRole('button', { name: 'Add to watchlist' }).click();
  await expect(page.getByText('On your watchlist')).toBeVisible();
  await page
    .getByRole('main')
    .getByRole('link', { name: `All tasks of ${APP}` })
    .click();
  await expect(rows).toHaveCount(3);
  await page.getByRole('button', { name: /^Watchlist 2/ }).click();
  await expect(rows).toHaveCount(2);
  await page.goBack();
  await page.goBack();
  await page.getByRole('button', { name: /^From link: 2/ }).click();
  await expect(page).toHaveURL(`${board.url}/apps/${APP}?region=${REGION}`);
  await expect(rows).toHaveCount(3);
});

test('a task link tells what its sender saw, beside what is true now', async ({ page, board, tencent, browser }) => {
  say(tencent, '-a+1.', 'InProgress');
  await page.goto(board.url + taskPage('-a+1.'));
  await expect(page.getByRole('heading', { name: 'In progress' })).toBeVisible();
  const link = await copiedLink(page);
  expect(link).toMatch(/\?id=-a%2B1\.&was=inProgress&at=\d{13}&region=ap-singapore$/);
  tencent.emulator.deleteTask(ref('-a+1.'));
  await expect(page.getByRole('heading', { name: 'Ended' })).toBeVisible();

  const other = await (await browser.newContext({ timezoneId: 'Europe/Berlin' })).newPage();
  await other.goto(link);
  await expect(other.getByRole('heading', { name: 'Ended' })).toBeVisible();
  await expect(other.getByText(/^When shared \(\d\d:\d\d:\d\d UTC\+[12]\): ?In progress$/)).toBeVisible();
  await other.context().close();
});

test('language and zone can be switched; the choice wins over the link', async ({ page, board, tencent }) => {
  say(tencent, '-a+1.', 'InProgress');
  await page.goto(`${board.url}${taskPage('-a+1.')}&tz=America/New_York`);
  await expect(page.getByRole('heading', { name: 'In progress' })).toBeVisible();
  await expect(page.getByText(/^Started UTC-[45]$/)).toBeVisible();
  await page.getByRole('combobox', { name: 'Language' }).selectOption('简体中文');
  await expect(page.getByRole('heading', { name: '进行中' })).toBeVisible();
  await page.getByRole('button', { name: '时区' }).click();
  await page.getByRole('dialog').getByRole('combobox').fill('kyiv');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^开始时间 UTC\+[23]$/)).toBeVisible();
  await expect(page.getByRole('button', { name: /^时区: UTC\+[23] Europe\/Kyiv$/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.type('utc');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^开始时间 UTC$/)).toBeVisible();
  await expect(page).not.toHaveURL(/tz=/);
});

test('hostile text is text, wherever it stands', async ({ page, board, tencent }) => {
  const hostile = '"><img/src=x/onerror=hacked=1>{{7*7}}.';
  const said = '<img src=x onerror="hacked=1"><script>hacked=1</script>';
  say(tencent, hostile, said);
  await page.goto(board.url + taskPage(hostile));
  await expect(page.getByRole('heading', { name: said })).toBeVisible();
  await expect(page.getByText(hostile, { exact: true }).first()).toBeVisible();
  await page.getByRole('textbox', { name: 'Label' }).fill(said);
  await page.getByRole('textbox', { name: 'Label' }).press('Enter');

  const sought = '<img src=nowhere onerror=hacked=1>';
  await page.goto(`${board.url}/apps/${APP}?q=${encodeURIComponent(sought)}&list=<b>`);
  await expect(page.getByText(sought)).toBeVisible();
  await page.goto(`${board.url}/apps/${APP}`);
  await expect(page.getByRole('row').filter({ hasText: said }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Add tasks' }).first().click();
  const table = `TaskId,SdkAppId\n"${said.replaceAll('"', '""')}",77`;
  await page.getByRole('dialog').getByLabel('TaskIds or links').fill(`${hostile}\n${said}\n${table}`);
  const invalid = page.getByRole('dialog').getByRole('listitem').filter({ hasText: 'Invalid' });
  await expect(invalid).toContainText('<img src=x');
  await page.goto(board.url);
  await page.getByRole('button', { name: `Rename ${APP}` }).click();
  await page.getByRole('textbox', { name: `Name of ${APP}` }).fill('<b onclick=x>&amp;');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('link', { name: /<b onclick=x>&amp;/ })).toBeVisible();
  for (const path of ['/apps/%3Cscript%3E', `/apps/${APP}/task?id=%3Cimg%20src=x%3E&region=%3Cb%3E`]) {
    await page.goto(board.url + path);
    await expect(page.getByText(/<(script|img src=x)>/).first()).toBeVisible();
  }
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
});
